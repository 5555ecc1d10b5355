module_test(api SHARDS 4 USES codec imports server sheet tabular verify test_provider)
