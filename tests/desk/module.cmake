module_test(desk USES drafts projection query search test_databases CONCURRENT)
