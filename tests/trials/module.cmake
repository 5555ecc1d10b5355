# Bad days. Short in ctest; the whole of it by script/trial.
file(GLOB trial_sources CONFIGURE_DEPENDS trials/*.cc)
add_executable(trials_test ${trial_sources})
target_include_directories(trials_test PRIVATE ${CMAKE_CURRENT_LIST_DIR}/..)
target_link_libraries(trials_test PRIVATE
    mingjing::seal mingjing::vault mingjing::test_disk
    mingjing_options GTest::gmock GTest::gtest_main)
add_test(NAME trials COMMAND trials_test)
set_tests_properties(trials PROPERTIES LABELS slow)
