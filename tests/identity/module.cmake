module_test(identity USES test_databases)
