module_test(attachments USES drafts ledger projection record test_disk)
