# Databases for tests: USES test_databases.
add_library(mingjing_test_databases STATIC support/postgres.cc)
add_library(mingjing::test_databases ALIAS mingjing_test_databases)
target_include_directories(mingjing_test_databases PUBLIC ${CMAKE_CURRENT_LIST_DIR}/..)
target_link_libraries(mingjing_test_databases
    PUBLIC mingjing::db GTest::gtest PRIVATE mingjing_options)
