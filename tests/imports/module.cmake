module_test(imports USES server sheet tabular)
