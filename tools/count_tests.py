"""Prints "N passed, N failed, N skipped" for a ctest run, counting GoogleTest cases one by one.

ctest counts a test program as one test; this reads the programs' own summaries out of
ctest's log. Each reason for skipping is printed once, above, and each failed test with what
it said last.
"""

import collections
import pathlib
import re
import sys

log = pathlib.Path(sys.argv[1]) / "Testing" / "Temporary" / "LastTest.log"
passed = failed = skipped = 0
reasons = collections.Counter()
SAID_MAX = 1500  # characters of a failed test


def failures(program, body):
    """Each failed test of a program's output, with the end of what it said."""
    named = list(re.finditer(r"^\[ RUN      \] (\S+)\n(.*?)^\[  FAILED  \] \1", body, re.S | re.M))
    for one in named:
        yield f"FAILED {one[1]}\n{one[2][-SAID_MAX:]}"
    if not named:  # crashed, hung, or no GoogleTest
        yield f"FAILED {program}\n{body[-SAID_MAX:]}"


for body in re.split(r"^\d+/\d+ Testing: ", log.read_text(errors="replace"), flags=re.M)[1:]:
    good = re.search(r"^\[  PASSED  \] (\d+) tests?\.", body, re.M)
    bad = re.search(r"^\[  FAILED  \] (\d+) tests?, listed below", body, re.M)
    is_well = re.search(r"^Test Passed\.", body, re.M) is not None
    passed += int(good[1]) if good else int(is_well)
    if not is_well:
        print(*failures(body.split("\n", 1)[0], body), sep="\n")
    failed += int(bad[1]) if bad else int(not is_well)  # also one that crashed, hung or never ran
    why = re.findall(r": Skipped\n(.*?)\n\n?\[  SKIPPED \]", body, re.S)
    skipped += len(why)
    reasons.update(why)
for reason, times in reasons.most_common():
    print(f"SKIPPED {times}: {reason}")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
