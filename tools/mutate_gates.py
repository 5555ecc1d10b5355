"""Disables each gate in turn, in this very tree, and counts those no test misses.

Run by script/gates in a copy of the tree: it edits src/case_file/gate.cc.
"""

import pathlib
import re
import subprocess
import sys

build, wanted = sys.argv[1], sys.argv[2:]
source = pathlib.Path("src/case_file/gate.cc")
whole = source.read_text()
line = re.compile(r'\{"(\w+)",\s+"([A-Z]+-\d+)",\s+(kBlocks|kWarns),\s+gate::(\w+)\}')


def tests():
    """The names of the tests that fail; None where it does not build."""
    made = subprocess.run(["ninja", "-C", build, "case_file_test"], capture_output=True, text=True)
    if made.returncode:
        print(made.stdout[-2000:])
        return None
    run = subprocess.run([f"{build}/tests/case_file_test"], capture_output=True, text=True)
    return sorted(set(re.findall(r"^\[  FAILED  \] (\S+)", run.stdout, re.M)) - {""})


def names(found):
    return [name for name in found if "." in name]


if tests():
    sys.exit("the tests fail before anything is taken out")
missed = 0
gates = [found for found in line.finditer(whole) if not wanted or found[1] in wanted]
try:
    for found in gates:
        open_gate = f'{{"{found[1]}", "{found[2]}", {found[3]}, [](const Question&) {{ return Objection{{}}; }}}}'
        source.write_text(whole.replace(found[0], open_gate))
        failed = tests()
        if failed is None:
            sys.exit(f"{found[1]}: does not build")
        missed += not failed
        print(f"{'ok   ' if failed else 'MISSED'} {found[1]} ({found[2]}): {', '.join(names(failed)[:3]) or 'no test'}", flush=True)
finally:
    source.write_text(whole)
print(f"{len(gates) - missed} passed, {missed} failed")
sys.exit(bool(missed))
