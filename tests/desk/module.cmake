module_test(desk USES drafts projection query test_databases CONCURRENT)
