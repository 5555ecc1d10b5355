module_test(binder USES codec crypto press)
