module_test(base)
