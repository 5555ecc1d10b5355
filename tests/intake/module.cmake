module_test(intake USES crypto codec)
