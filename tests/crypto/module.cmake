module_test(crypto USES codec)
