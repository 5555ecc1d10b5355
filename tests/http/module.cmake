module_test(http CONCURRENT)
target_link_libraries(http_test PRIVATE brotlidec)
