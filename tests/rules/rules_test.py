"""docs/rules.md names every rule id of the domain reference, and only tests that exist."""

import pathlib
import re
import sys

ID = r"\b(?:CF|XK|QZ|JC|GS|GK|FY|YS|TZ|SH|ZJ|XY|QX|SD|AV|RD)-\d\d\b"
# What forms, pages and definitions hold is shown as what a gate holds is: docs/rules.md says why they
# are words of their own.
SHOWN_BY_TESTS = {"gate", "warning", "clock", "calculator", "form", "page", "definition"}
KINDS = SHOWN_BY_TESTS | {"not yet", "not software"}
# What comes with recordings, with random inspection, with statistics.
MAY_COME_LATER = r"AV-\d\d|RD-\d\d|GS-04"

root = pathlib.Path(__file__).parents[2]
table = root.joinpath("docs/rules.md").read_text().split("## The rules of the domain reference")[1]
rows = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in table.splitlines()
    if re.match(rf"\| {ID}", line)
]
sources = [
    (path, path.read_text(errors="replace"))
    for path in sorted(root.joinpath("tests").rglob("*.cc"))
]
tests = {
    f"{found[1]}.{found[2]}"
    for path, text in sources
    for found in re.finditer(r"TEST(?:_[FP])?\(\s*(\w+),\s*(\w+)\s*\)", text)
}

# {"two_officers", "CF-14", kBlocks, ...}: what a gate asks is no more "not yet".
gates = root.joinpath("src/case_file/gate.cc").read_text()
gated = set(re.findall(rf'\{{"\w+",\s*"({ID})",\s*k(?:Blocks|Warns)', gates))

faults = [] if gated else ["no gate was found in src/case_file/gate.cc"]
named = [row[0] for row in rows]
for row in rows:
    name, rule, kind, where, shown = row
    if kind not in KINDS:
        faults.append(f"{name}: no such kind as “{kind}”")
    files = re.findall(r"`(tests/\S+)`", shown)
    shown_by = re.findall(r"`(\w+\.\w+)`", shown)
    if kind in SHOWN_BY_TESTS and not shown_by + files:
        faults.append(f"{name}: a {kind} that no test shows")
    carried = rf"[._]{name.replace('-', '')}_"
    if kind in SHOWN_BY_TESTS and not any(re.search(carried, test) for test in shown_by):
        faults.append(f"{name}: none of its tests carries its id")
    if kind == "not yet" and not re.fullmatch(MAY_COME_LATER, name):
        faults.append(f"{name}: not yet, and it does not come with what is to come")
    if kind not in SHOWN_BY_TESTS and not where:
        faults.append(f"{name}: {kind}, and nobody says why")
    if kind in {"not yet", "not software"} and name in gated:
        faults.append(f"{name}: {kind}, and there is a gate")
    faults += [f"{name}: there is no test {test}" for test in shown_by if test not in tests]
    faults += [f"{name}: there is no {file}" for file in files if not root.joinpath(file).exists()]
faults += [f"{name}: stands there twice" for name in set(named) if named.count(name) > 1]
# Whatever a test says it is about stands in the table.
for path, text in sources:
    for found in re.finditer(r"TEST(?:_[FP])?\(\s*\w+,\s*(\w+)\s*\)", text):
        for part in re.findall(r"(?:^|_)([A-Z]{2})(\d\d)(?=_)", found[1]):
            if "-".join(part) not in named and re.fullmatch(ID, "-".join(part)):
                faults.append(f"{path.name}: {found[1]} is about a rule nobody lists")
reference = root.parent / "shared" / "reference" / "law.md"
if reference.exists():
    wanted = set(re.findall(ID, reference.read_text()))
    faults += [f"{name}: of the reference, not in docs/rules.md" for name in sorted(wanted - set(named))]
    faults += [f"{name}: not of the reference" for name in sorted(set(named) - wanted)]
else:
    print(f"SKIPPED: {reference} is not there; ids were not held against it")

print("\n".join(faults) or f"{len(named)} rules, {len(tests)} tests")
sys.exit(bool(faults))
