module_test(outbound USES http)
