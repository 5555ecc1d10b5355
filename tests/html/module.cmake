module_test(html)
