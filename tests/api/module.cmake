module_test(api USES codec imports server sheet tabular test_provider)
