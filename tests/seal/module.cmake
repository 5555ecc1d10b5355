module_test(seal USES test_databases test_disk)
