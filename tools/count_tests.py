"""Prints "N passed, N failed, N skipped" for a ctest run, counting GoogleTest cases one by one.

ctest counts a test program as one test; this reads the programs' own summaries out of
ctest's log. Each reason for skipping is printed once, above.
"""

import collections
import pathlib
import re
import sys

log = pathlib.Path(sys.argv[1]) / "Testing" / "Temporary" / "LastTest.log"
passed = failed = skipped = 0
reasons = collections.Counter()
for body, verdict in re.findall(
    r"^\d+/\d+ Testing: \S+\n(.*?)^Test (Passed|Failed|timed out)",
    log.read_text(errors="replace"),
    re.S | re.M,
):
    good = re.search(r"^\[  PASSED  \] (\d+) tests?\.", body, re.M)
    bad = re.search(r"^\[  FAILED  \] (\d+) tests?, listed below", body, re.M)
    passed += int(good[1]) if good else int(verdict == "Passed")
    failed += int(bad[1]) if bad else int(verdict != "Passed")
    why = re.findall(r": Skipped\n(.*?)\n\n?\[  SKIPPED \]", body, re.S)
    skipped += len(why)
    reasons.update(why)
for reason, times in reasons.most_common():
    print(f"SKIPPED {times}: {reason}")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
