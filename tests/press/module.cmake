module_test(press USES case_file definitions desk domain)
