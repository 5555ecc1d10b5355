module_test(record)
