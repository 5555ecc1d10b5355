module_test(identity)
