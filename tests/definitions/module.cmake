module_test(definitions SHARDS 2)
