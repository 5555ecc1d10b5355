module_test(api USES codec imports server sheet tabular verify test_provider)
