module_test(drafts USES test_databases)
