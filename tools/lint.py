"""Runs clang-tidy over the files of src/; a clean file is remembered.

    tools/lint.py [PREFIX...]    files whose path begins so, e.g. src/domain; all of them without
    tools/lint.py --deep ...     the clang static analyzer too, which takes three times as long

A file is checked again only when it, a project header it reaches or .clang-tidy has
changed. The memory lives in the user's cache folder and may be deleted at any time.
A file is read by itself; but where many of a WHOLE module are to be checked (docs/decisions/0104)
they are read as one, in a tenth of the time.
"""

import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

LINES_MAX = 400
READ_ALONE_MAX = 6  # files of a WHOLE module

root = pathlib.Path(__file__).resolve().parent.parent
build = root / "build" / "lint"
cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "mingjing-lint"
tidy = ["clang-tidy-14", "--quiet", "--extra-arg=-Wno-unknown-warning-option"]
commands = {}  # by file
wanted = [word for word in sys.argv[1:] if word != "--deep"] or ["src/"]
if "--deep" in sys.argv[1:]:
    tidy.append("--checks=clang-analyzer-*")


@functools.cache
def included(file):
    """The project files `file` names in its own #include lines."""
    names = re.findall(r'^#include "([^"]+)"', file.read_text(), re.M)
    return [found for name in names if (found := root / "src" / name).exists()]


def reached(file):
    seen, ahead = set(), [file]
    while ahead:
        if (one := ahead.pop()) not in seen:
            seen.add(one)
            ahead += included(one)
    return sorted(seen)


def key_of(file):
    digest = hashlib.sha256(" ".join(tidy[1:]).encode() + (root / ".clang-tidy").read_bytes())
    for one in reached(file):
        digest.update(str(one.relative_to(root)).encode() + b"\0" + one.read_bytes())
    return digest.hexdigest()


def name_of(file):
    return str(file.relative_to(root))


def marker_of(file):
    return cache / key_of(file)


def tidied(files, *command):
    """These files, the status and what was said; they are remembered where nothing was."""
    run = subprocess.run([*tidy, *command], capture_output=True, text=True)
    if run.returncode == 0:
        for file in files:
            marker_of(file).touch()
    return files, run.returncode, run.stdout + (run.stderr if run.returncode and not run.stdout else "")


def check(files):
    if len(files) == 1:
        return tidied(files, "-p", str(build), str(files[0]))
    # A file that includes them all, compiled as the first of them is.
    with tempfile.TemporaryDirectory(dir=build) as folder:
        whole = pathlib.Path(folder) / "whole.cc"
        whole.write_text("".join(f'#include "{file}"\n' for file in files))
        command = commands[files[0]]
        arguments = command["command"].replace(command["file"], str(whole))
        (whole.parent / "compile_commands.json").write_text(json.dumps([{**command, "file": str(whole), "command": arguments}]))
        return tidied(files, "-p", folder, "--extra-arg=-Wno-shadow", r"--header-filter=/(src|tests)/.*\.(h|cc)$", str(whole))


def is_whole(module):
    return bool(re.search(r"\bWHOLE\b", (module / "CMakeLists.txt").read_text()))


def pieces(files):
    """What is read at once: a file, or the many of a WHOLE module that compile alike."""
    alike = {}
    for file in files:
        alike.setdefault((file.parent, flags_of(file)), []).append(file)
    for (module, _), together in alike.items():
        if len(together) > READ_ALONE_MAX and is_whole(module):
            yield together
        else:
            yield from ([file] for file in together)


def flags_of(file):
    """How it is compiled, but for the names of the file and of what it becomes."""
    return re.sub(r" -o \S+ -c \S+$", "", commands[file]["command"])


def overlong():
    files = subprocess.run(["git", "ls-files", "*.cc", "*.h", "*.py", "*.mjs"], cwd=root, capture_output=True, text=True, check=True)
    for name in files.stdout.splitlines():
        if (lines := (root / name).read_bytes().count(b"\n")) > LINES_MAX:
            yield f"{name}: {lines} lines, at most {LINES_MAX} hold one idea"


def main():
    cache.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cmake", "--preset", "lint"], cwd=root, stdout=subprocess.DEVNULL, check=True)
    for command in json.loads((build / "compile_commands.json").read_text()):
        commands[pathlib.Path(command["file"])] = command
    files = [file for file in sorted(commands) if name_of(file).startswith("src/") and name_of(file).startswith(tuple(wanted))]
    waiting = [file for file in files if not marker_of(file).exists()]
    findings = 0
    for said in overlong():
        findings += 1
        print(said)
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for checked, status, said in pool.map(check, sorted(pieces(waiting), key=len, reverse=True)):
            if status:
                findings += 1
                print(f"{', '.join(map(name_of, checked))}\n{said}", flush=True)
    print(f"{len(files)} files, {findings} findings")
    return bool(findings)


sys.exit(main())
