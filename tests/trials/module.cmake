# Bad days. Short in ctest; the whole of it by script/trial.
file(GLOB trial_sources CONFIGURE_DEPENDS trials/*.cc)
add_executable(trials_test ${trial_sources})
target_include_directories(trials_test PRIVATE ${CMAKE_CURRENT_LIST_DIR}/..)
target_link_libraries(trials_test PRIVATE
    mingjing::intake mingjing::seal mingjing::vault mingjing::test_disk
    mingjing_options GTest::gmock GTest::gtest_main)
add_test(NAME trials COMMAND trials_test)
set_tests_properties(trials PROPERTIES LABELS slow)

# The real program, killed and its files damaged. Under sanitizers a start is not timed.
foreach(trial
        "kill --kills 4 --start-seconds 0"
        "flip --flips 60"
        "number --kills 3")
    separate_arguments(arguments UNIX_COMMAND "${trial}")
    list(POP_FRONT arguments name)
    add_test(NAME ${name}_trial
        COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/${name}_trial.py
            ${PROJECT_BINARY_DIR} ${arguments})
    set_tests_properties(${name}_trial PROPERTIES TIMEOUT 900 LABELS slow)
endforeach()
