"""Random bit flips over every file of a data folder: each is named by `mingjing fsck`, or
shown harmless.

Harmless is a flip after which fsck finds everything derived again equal, and every row of
every database still reads as before (unused pages, frames already superseded, and SQLite's
shared memory, which is never trusted after a crash). Only databases can be so lucky.
The folder is that of a killed server after a restore: write-ahead logs not merged, two
epochs, drafts, letters. fsck itself must not change a byte of it.
usage: flip_trial.py BUILD_FOLDER [--flips N] [--seed N]
"""

import argparse
import collections
import hashlib
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "scenario"))
from control import ask  # noqa: E402
from office import ROOT, Office  # noqa: E402

ITEMS = ROOT / "demo" / "files" / "01-行政执法事项清单.xlsx"
CHAIN = ("head_legal", "reviewer_legal", "leader")
DATABASES = ("ledger.db", "work.db", "search.db")


def publish(office, register, *keys):
    ask(office.folder, "publish submit", [register, *keys], {"actor": "compiler_legal"})
    for actor in CHAIN:
        ask(office.folder, "publish approve", [register, *keys], {"actor": actor})
    ask(office.folder, "publish release", [register, *keys], {"actor": "publisher"})


def specimen(build, folder):
    """A data folder with some of everything, as a kill leaves it."""
    office = Office(build, folder / "first")
    later = Office(build, folder / "second")
    try:
        office.start("--definitions", str(ROOT / "demo" / "definitions"))
        office.run("import", "enforcement_items", str(ITEMS), "--actor", "compiler_legal",
                   "--out", str(folder), expect=None)
        keys = sorted(set(re.findall(r"HXRS-\w+-\d+", office.run("drafts", "enforcement_items"))))
        publish(office, "enforcement_items", *keys[:8])
        office.run("backup", str(folder / "backup"))
        office.stop()
        later.run("restore", str(folder / "backup"))
        later.start()
        publish(later, "enforcement_items", *keys[8:12])
        ask(later.folder, "publish withdraw", ["enforcement_items", keys[0]],
            {"actor": "publisher", "reason": "依据的条款已经修改", "basis": "规章修订公告"})
        later.post("/complaints", {"text": "办事窗口未公示执法证件"})
        later.post("/complaints", {"text": "办理时限与公示不一致"})
        later.run("fsck")
        later.stop(signal.SIGKILL)
    finally:
        office.close()
        later.close()
    return later


def kind_of(name):
    for part, kind in (("-shm", "shared memory"), ("-wal", "write-ahead log"), (".db", "database")):
        if name.endswith(part):
            return f"{kind} {name.split('.')[0]}" if part != "-shm" else kind
    if name.startswith("keys/"):
        return "key" if name.split("/")[1].startswith(("log.key", "mailbox.key")) else "checkpoint copy"
    if name.endswith("/checkpoint"):
        return "checkpoint"
    epoch = "" if name.startswith("log/") else " of the ended epoch"
    if "/tile/" in name:
        return ("entry bundle" if "/entries/" in name else "hash tile") + epoch
    return "vault file" if name.startswith("vault/") else name


def rows_of(folder):
    """A digest of every row of every database, as SQLite reads them."""
    digest = hashlib.sha256()
    for name in DATABASES:
        link = sqlite3.connect(f"file:{folder / name}?mode=ro", uri=True)
        try:
            tables = link.execute("SELECT name, sql FROM sqlite_master ORDER BY type, name").fetchall()
            digest.update(repr(tables).encode())
            for table, sql in tables:
                if sql and sql.startswith("CREATE TABLE") and not table.startswith("words_"):
                    rows = link.execute(f'SELECT * FROM "{table}"').fetchall()
                    digest.update(repr(sorted(map(repr, rows))).encode())
            if name == "search.db":
                link.execute("CREATE VIRTUAL TABLE temp.every USING fts5vocab(main, words, instance)")
                digest.update(repr(link.execute("SELECT * FROM temp.every").fetchall()).encode())
        finally:
            link.close()
    return digest.hexdigest()


def flip(file, bit):
    with file.open("r+b") as open_file:
        open_file.seek(bit // 8)
        byte = open_file.read(1)[0]
        open_file.seek(bit // 8)
        open_file.write(bytes([byte ^ 1 << bit % 8]))


def files_of(folder):
    return {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*"))
            if path.is_file() and path.stat().st_size}


def contents(folder):
    return {name: hashlib.sha256(path.read_bytes()).hexdigest()
            for name, path in files_of(folder).items() if not name.endswith("-shm")}


class Trial:
    def __init__(self, office, seed):
        self.office = office
        self.random = random.Random(seed)
        self.named = collections.Counter()
        self.harmless = collections.Counter()
        self.problems = []
        self.whole = rows_of(office.folder)

    def fsck(self):
        done = subprocess.run([self.office.program, "fsck", "--data", self.office.folder],
                              capture_output=True, text=True, timeout=300, check=False)
        return done.returncode, done.stdout + done.stderr

    def is_unread(self, name):
        """Whether the flipped database still says everything it said."""
        try:
            return ".db" in name and rows_of(self.office.folder) == self.whole
        except sqlite3.Error:
            return False

    def try_one(self, name, path):
        bit = self.random.randrange(path.stat().st_size * 8)
        flip(path, bit)
        try:
            code, said = self.fsck()
            if code == 4 and "不符：" in said:
                self.named[kind_of(name)] += 1
            elif code == 0 and self.is_unread(name):
                self.harmless[kind_of(name)] += 1
            else:
                self.problems.append(f"{name} bit {bit}: fsck ended with {code}\n{said[-600:]}")
        finally:
            if not name.endswith("-shm"):
                flip(path, bit)


def run(options):
    with tempfile.TemporaryDirectory(prefix="mingjing-flips-") as folder:
        office = specimen(options.build.resolve(), pathlib.Path(folder))
        before = contents(office.folder)
        trial = Trial(office, options.seed)
        code, said = trial.fsck()
        assert code == 0, f"the untouched folder:\n{said}"
        # Databases hold most of the bytes and are the hardest: half of the flips are theirs.
        files = files_of(office.folder)
        large = [name for name in files if ".db" in name]
        small = [name for name in files if ".db" not in name]
        for number in range(options.flips):
            some = large if number % 2 else small
            name = some[number // 2 % len(some)] if options.flips >= len(some) else trial.random.choice(some)
            trial.try_one(name, files[name])
        after = contents(office.folder)
    print(f"bit flips: {options.flips} over {len(files)} files, seed {options.seed}")
    for kind in sorted({kind_of(name) for name in files}):
        print(f"  {kind:<34} {trial.named[kind]:>4} named  {trial.harmless[kind]:>4} harmless")
    print(f"  {'together':<34} {trial.named.total():>4} named  {trial.harmless.total():>4} harmless")
    if before != after:
        trial.problems.append(f"fsck changed {sorted(set(before.items()) ^ set(after.items()))}")
    for problem in trial.problems:
        print(f"PROBLEM {problem}")
    return bool(trial.problems)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--flips", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    sys.exit(run(parser.parse_args()))
