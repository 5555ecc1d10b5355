module_test(search USES test_databases)
