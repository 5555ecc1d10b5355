"""Runs clang-tidy over every source the dev build compiles; a clean file is remembered.

A file is checked again only when it, a project header it reaches or .clang-tidy has
changed. The memory lives in the user's cache folder and may be deleted at any time.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
build = root / "build" / "dev"
cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "mingjing-lint"
tidy = ["clang-tidy-14", "-p", str(build), "--quiet", "--extra-arg=-Wno-unknown-warning-option"]


def reached(file, seen):
    """The project files `file` includes, directly or not."""
    if file in seen or not file.exists():
        return
    seen.add(file)
    for name in re.findall(r'^#include "([^"]+)"', file.read_text(), re.M):
        for base in (root / "src", root / "tests", file.parent):
            reached(base / name, seen)


def key_of(file):
    seen = set()
    reached(file, seen)
    digest = hashlib.sha256((root / ".clang-tidy").read_bytes())
    for one in sorted(seen):
        digest.update(str(one.relative_to(root)).encode() + b"\0" + one.read_bytes())
    return digest.hexdigest()


def check(file):
    marker = cache / key_of(file)
    if marker.exists():
        return file, 0, ""
    run = subprocess.run(tidy + [str(file)], capture_output=True, text=True)
    if run.returncode == 0:
        marker.touch()
    return file, run.returncode, run.stdout


def main():
    cache.mkdir(parents=True, exist_ok=True)
    commands = json.loads((build / "compile_commands.json").read_text())
    files = sorted({pathlib.Path(c["file"]) for c in commands if "/src/" in c["file"]})
    broken = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for file, status, output in pool.map(check, files):
            if status:
                broken += 1
                print(f"{file.relative_to(root)}\n{output}")
    print(f"{len(files)} files, {broken} with findings")
    return bool(broken)


sys.exit(main())
