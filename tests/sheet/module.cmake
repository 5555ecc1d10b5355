module_test(sheet)
