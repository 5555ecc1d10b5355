"""Takes each gate out in turn, everywhere and before each act the law puts it before, then has
each refuse whatever it is asked: counts those no test misses, and those no test is let through.

    python3 tools/mutate_gates.py build/release/tests [GATE...]

The test programs switch them themselves (tests/support/gate_switch.h): nothing is rebuilt. The
tests that carry the id of a gate's rule are asked first, and the first that fails will do.
"""

import concurrent.futures
import dataclasses
import os
import re
import signal
import subprocess
import sys
import time

folder, wanted = sys.argv[1], sys.argv[2:]
OUT, SHUT = "MINGJING_WITHOUT_GATE", "MINGJING_SHUT_GATE"
NONE = "NoTest"
STOPPED = (-signal.SIGKILL, -signal.SIGTERM)  # for want of memory, say: no test said anything


@dataclasses.dataclass(frozen=True)
class Program:
    name: str
    asked: str = "*"  # the tests that can miss a gate
    but: str = NONE  # and of those never
    last: str = NONE  # slow: asked only where no other has missed it


PROGRAMS = (
    Program("case_file_test", last="Walks*"),
    # Not those that are slow, nor those that ask which rule stands there.
    Program("domain_test", but="Redaction.*:FlowChart.*:*Cell*:*Diff.*:Timeline.*:LookedUp.*"),
    Program("desk_test", but="*/*"),  # all that need an engine
    Program("press_test", asked="*Gates.*"),
)


@dataclasses.dataclass(frozen=True)
class Gate:
    program: Program
    name: str
    rule: str
    mode: str


def run(program, tests, **settings):
    return subprocess.run(
        [f"{folder}/{program.name}", f"--gtest_filter={tests}", "--gtest_fail_fast"],
        capture_output=True,
        text=True,
        env=os.environ | settings,
        timeout=600,
    )


def gates_of(program):
    done = run(program, "*", MINGJING_GATES="list")
    listed = [line.split(" ") for line in done.stdout.splitlines()]
    if done.returncode or not listed:
        sys.exit(f"{program.name} names no gates:\n{done.stderr[-2000:]}")
    for name, rule, *only_out in listed:
        if not wanted or name.split("@")[0] in wanted:
            yield Gate(program, name, rule, OUT)
            if not only_out:
                yield Gate(program, name, rule, SHUT)


def failed(gate):
    """The test that fails; where the program ends early, the one it was in."""
    program = gate.program
    own = f"*{gate.rule.replace('-', '')}_*" if gate.rule else NONE
    rest = f"{program.asked}-{program.but}:{program.last}:{own}"
    for tests in (f"{own}-{program.but}:{program.last}", rest, program.last):
        if tests.startswith(NONE):
            continue
        done = run(program, tests, **{gate.mode: gate.name})
        names = re.findall(r"^\[  FAILED  \] (\S+\.\S+)", done.stdout, re.M)
        begun = re.findall(r"^\[ RUN      \] (\S+\.\S+)", done.stdout, re.M)
        if done.returncode and not begun:
            sys.exit(f"{gate.mode}={gate.name}: no test runs at all:\n{done.stderr[-2000:]}")
        if done.returncode in STOPPED:
            sys.exit(f"{gate.mode}={gate.name}: stopped from outside during {begun[-1]}")
        if names:
            return names[0]
        if done.returncode:
            return f"{begun[-1]}, by the end of the program ({done.returncode})"
    return None


def said_of(gate, test):
    change = "without" if gate.mode == OUT else "shut"
    return f"{'ok    ' if test else 'MISSED'} {change} {gate.name}: {test or 'no test'}"


started = time.monotonic()
gates = [gate for program in PROGRAMS for gate in gates_of(program)]
if unknown := set(wanted) - {gate.name.split("@")[0] for gate in gates}:
    sys.exit(f"no such gates: {', '.join(sorted(unknown))}")
for program in {gate.program for gate in gates}:
    if run(program, f"{program.asked}-{program.but}:{program.last}").returncode:
        sys.exit(f"{program.name}: the tests fail before anything is changed")
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    results = {}
    for gate, test in zip(gates, pool.map(failed, gates)):
        results[gate] = test
        print(said_of(gate, test), flush=True)
for mode, what in ((OUT, "taken out"), (SHUT, "always refusing")):
    tests = [test for gate, test in results.items() if gate.mode == mode]
    missed = tests.count(None)
    print(f"{what}: {len(tests) - missed} passed, {missed} failed")
print(f"{time.monotonic() - started:.0f} s")
sys.exit(None in results.values())
