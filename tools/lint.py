"""Runs clang-tidy over the files of src/, each by itself; a clean file is remembered.

    tools/lint.py [PREFIX...]    files whose path begins so, e.g. src/domain; all of them without
    tools/lint.py --deep ...     the clang static analyzer too, which takes three times as long

A file is checked again only when it, a project header it reaches or .clang-tidy has
changed. The memory lives in the user's cache folder and may be deleted at any time.
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

LINES_MAX = 400

root = pathlib.Path(__file__).resolve().parent.parent
build = root / "build" / "lint"
cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "mingjing-lint"
tidy = ["clang-tidy-14", "-p", str(build), "--quiet", "--extra-arg=-Wno-unknown-warning-option"]
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
    digest = hashlib.sha256(" ".join(tidy[2:]).replace(str(root), "").encode() + (root / ".clang-tidy").read_bytes())
    for one in reached(file):
        digest.update(str(one.relative_to(root)).encode() + b"\0" + one.read_bytes())
    return digest.hexdigest()


def check(file):
    marker = cache / key_of(file)
    if marker.exists():
        return file, 0, ""
    run = subprocess.run(tidy + [str(file)], capture_output=True, text=True)
    if run.returncode == 0:
        marker.touch()
    return file, run.returncode, run.stdout + (run.stderr if run.returncode and not run.stdout else "")


def overlong():
    files = subprocess.run(["git", "ls-files", "*.cc", "*.h", "*.py", "*.mjs"], cwd=root, capture_output=True, text=True, check=True)
    for name in files.stdout.splitlines():
        if (lines := (root / name).read_bytes().count(b"\n")) > LINES_MAX:
            yield f"{name}: {lines} lines, at most {LINES_MAX} hold one idea"


def main():
    cache.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cmake", "--preset", "lint"], cwd=root, stdout=subprocess.DEVNULL, check=True)
    commands = json.loads((build / "compile_commands.json").read_text())
    paths = {os.path.relpath(command["file"], root) for command in commands}
    files = [root / path for path in sorted(paths) if path.startswith("src/") and path.startswith(tuple(wanted))]
    findings = 0
    for said in overlong():
        findings += 1
        print(said)
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for file, status, said in pool.map(check, files):
            if status:
                findings += 1
                print(f"{file.relative_to(root)}\n{said}", flush=True)
    print(f"{len(files)} files, {findings} findings")
    return bool(findings)


sys.exit(main())
