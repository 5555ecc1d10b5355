module_test(attachments USES drafts ledger projection test_disk)
