module_test(press USES case_file crypto db definitions desk domain ledger projection query record)
