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
for body in re.split(r"^\d+/\d+ Testing: ", log.read_text(errors="replace"), flags=re.M)[1:]:
    good = re.search(r"^\[  PASSED  \] (\d+) tests?\.", body, re.M)
    bad = re.search(r"^\[  FAILED  \] (\d+) tests?, listed below", body, re.M)
    is_well = re.search(r"^Test Passed\.", body, re.M) is not None
    passed += int(good[1]) if good else int(is_well)
    failed += int(bad[1]) if bad else int(not is_well)  # also one that crashed, hung or never ran
    why = re.findall(r": Skipped\n(.*?)\n\n?\[  SKIPPED \]", body, re.S)
    skipped += len(why)
    reasons.update(why)
for reason, times in reasons.most_common():
    print(f"SKIPPED {times}: {reason}")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
