module_test(desk USES projection query test_databases CONCURRENT)
