module_test(verify USES seal ledger test_databases)
