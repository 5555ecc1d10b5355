module_test(case_file USES definitions domain)
