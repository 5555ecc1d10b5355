# docs/rules.md against the domain reference and the tests there are.
add_test(NAME rules
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/rules/rules_test.py)
