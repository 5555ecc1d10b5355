module_test(db CONCURRENT USES test_databases)
