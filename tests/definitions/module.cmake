module_test(definitions)
