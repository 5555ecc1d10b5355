module_test(merkle)
