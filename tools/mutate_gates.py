"""Takes each gate out in turn, everywhere and before each act the law puts it before, and
counts those no test of cases misses.

    python3 tools/mutate_gates.py build/release/tests/case_file_test [GATE...]

The test program itself takes them out (tests/case_file/without_gate.cc): nothing is rebuilt.
"""

import concurrent.futures
import os
import re
import subprocess
import sys

program, wanted = sys.argv[1], sys.argv[2:]
SLOW = "Walks.*"  # asked only where no other test has missed the gate


def run(tests, **settings):
    return subprocess.run(
        [program, f"--gtest_filter={tests}"],
        capture_output=True,
        text=True,
        env=os.environ | settings,
        timeout=600,
    )


def failed(without):
    """The tests that fail without the gate; where the program ends early, the one it was in."""
    for tests in (f"-{SLOW}", SLOW):
        done = run(tests, MINGJING_WITHOUT_GATE=without)
        names = sorted(set(re.findall(r"^\[  FAILED  \] (\S+\.\S+)", done.stdout, re.M)))
        begun = re.findall(r"^\[ RUN      \] (\S+\.\S+)", done.stdout, re.M)
        if done.returncode and not begun:
            sys.exit(f"without {without} no test runs at all:\n{done.stderr[-2000:]}")
        if names or done.returncode:
            return names or [begun[-1]]
    return []


names = run("*", MINGJING_GATES="list").stdout.split()
if run("*").returncode:
    sys.exit("the tests fail before anything is taken out")
taken = [name for name in names if not wanted or name.split("@")[0] in wanted]
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    results = dict(zip(taken, pool.map(failed, taken)))
for name, tests in results.items():
    more = f" and {len(tests) - 1} more" if len(tests) > 1 else ""
    print(f"{'ok    ' if tests else 'MISSED'} {name}: {tests[0] + more if tests else 'no test'}")
missed = sum(not tests for tests in results.values())
print(f"{len(results) - missed} passed, {missed} failed")
sys.exit(bool(missed))
