module_test(portal)
