module_test(search)
