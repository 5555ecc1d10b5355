# The real program over its command line and its pages.
foreach(part publication recovery renewal stories recognition)
    add_test(NAME scenario_${part}
        COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/scenario/${part}_test.py
            ${PROJECT_BINARY_DIR})
    set_tests_properties(scenario_${part} PROPERTIES TIMEOUT 1500 LABELS slow)
endforeach()
