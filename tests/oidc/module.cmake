module_test(oidc USES http test_provider)
