bench(cases USES case_file db definitions desk domain drafts ledger projection record server)
