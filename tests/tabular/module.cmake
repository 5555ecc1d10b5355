module_test(tabular USES codec sheet)
