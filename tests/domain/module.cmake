module_test(domain)
