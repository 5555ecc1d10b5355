module_test(vault)
