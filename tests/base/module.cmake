module_test(base CONCURRENT)
