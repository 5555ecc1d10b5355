module_test(query CONCURRENT)
