# The real program over its command line and its pages.
add_test(NAME scenario
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/scenario/publication_test.py
        ${PROJECT_BINARY_DIR})
set_tests_properties(scenario PROPERTIES TIMEOUT 900 LABELS slow)
