module_test(server)
