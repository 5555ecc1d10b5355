# Databases for tests: USES test_databases.
add_library(mingjing_test_databases STATIC support/postgres.cc)
add_library(mingjing::test_databases ALIAS mingjing_test_databases)
target_include_directories(mingjing_test_databases PUBLIC ${CMAKE_CURRENT_LIST_DIR}/..)
target_link_libraries(mingjing_test_databases
    PUBLIC mingjing::db GTest::gtest PRIVATE mingjing_options)

# A disk that forgets, fills up and fails: USES test_disk.
add_library(mingjing_test_disk STATIC support/forgetful_disk.cc support/forgetful_vfs.cc)
add_library(mingjing::test_disk ALIAS mingjing_test_disk)
target_include_directories(mingjing_test_disk PUBLIC ${CMAKE_CURRENT_LIST_DIR}/..)
target_link_libraries(mingjing_test_disk
    PUBLIC mingjing::base mingjing::db PRIVATE mingjing_options)

# An identity provider on loopback: USES test_provider.
add_library(mingjing_test_provider STATIC support/fake_provider.cc support/signer.cc)
add_library(mingjing::test_provider ALIAS mingjing_test_provider)
target_include_directories(mingjing_test_provider PUBLIC ${CMAKE_CURRENT_LIST_DIR}/..)
target_link_libraries(mingjing_test_provider
    PUBLIC mingjing::http mingjing::oidc PRIVATE mingjing_options)
