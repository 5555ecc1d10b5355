"""Prints "N passed, N failed" for a ctest run, counting GoogleTest cases one by one.

ctest counts a test program as one test; this reads the programs' own summaries
out of ctest's log.
"""

import pathlib
import re
import sys

build = pathlib.Path(sys.argv[1])
log = build / "Testing" / "Temporary" / "LastTest.log"
text = log.read_text(errors="replace") if log.exists() else ""
passed = failed = 0
for name, body, verdict in re.findall(
    r"^\d+/\d+ Testing: (\S+)\n(.*?)^Test (Passed|Failed|timed out)", text, re.S | re.M
):
    totals = re.search(r"^\[  PASSED  \] (\d+) tests?\.", body, re.M)
    broken = re.search(r"^\[  FAILED  \] (\d+) tests?, listed below", body, re.M)
    cases = int(totals[1]) if totals else 0
    bad = int(broken[1]) if broken else 0
    if verdict != "Passed" and bad == 0:
        bad = 1
    if verdict == "Passed" and cases == 0:
        cases = 1
    passed += cases
    failed += bad
print(f"{passed} passed, {failed} failed")
