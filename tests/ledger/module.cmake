module_test(ledger USES test_databases)
