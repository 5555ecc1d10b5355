module_test(codec)
