"""What is left after a kill, an older backup put back, a restore cut short, definitions changed.

usage: recovery_test.py BUILD_FOLDER
"""

import pathlib
import re
import shutil
import signal
import sqlite3
import sys
import tempfile

from office import ROOT, Office, run_tests, wait_until
from publication_test import KEY, REGISTER, office_with_items, publish, wait_until_sealed

LATER = "HXRS-CF-007"
LATER_PAGE = f"/registers/{REGISTER}/{LATER}"


def letters(folder):
    link = sqlite3.connect(folder / "work.db")
    try:
        return {number for (number,) in link.execute("SELECT number FROM mailbox")}
    finally:
        link.close()


def write_letter(office):
    said = office.post("/complaints", {"about": "", "text": "办理时限与公示不一致", "name": "", "contact": ""})
    return re.search(r"TS\d{8}-[0-9A-Z]{8}", said)[0]


def wait_until_found(office, key):
    link = f"/registers/{REGISTER}/{key}"
    wait_until(lambda: link in office.get(f"/search?q={key}"), f"{key} was not indexed")


def killed_after_a_backup(build, folder):
    """An office killed after it published and took a letter that its backup lacks."""
    office = office_with_items(build)
    publish(office, KEY)
    before = write_letter(office)
    office.run("backup", f"{folder}/backup")
    publish(office, LATER)
    after = write_letter(office)
    wait_until_found(office, LATER)
    office.stop(signal.SIGKILL)
    assert (office.folder / "ledger.db-wal").stat().st_size > 0, "a kill leaves the log unmerged"
    return office, before, after


def ARestoredLedgerIsTheBackupsAndNothingLater(build):
    with tempfile.TemporaryDirectory() as folder:
        office, before, after = killed_after_a_backup(build, folder)
        try:
            old_log = (office.folder / "ledger.db-wal").read_bytes()
            (office.folder / "ledger.db").rename(f"{folder}/ledger.db")
            said = office.run("restore", f"{folder}/backup")
            assert "ledger.db.old-1-wal" in said, said
            assert (office.folder / "ledger.db.old-1-wal").read_bytes() == old_log
            assert letters(office.folder) == {before, after}, "what was acknowledged stays"
            office.start()
            office.get(LATER_PAGE, expect=404)
            publish(office, "HXRS-CF-008")
            wait_until_found(office, "HXRS-CF-008")
            assert LATER_PAGE not in office.get(f"/search?q={LATER}"), "nor can it be searched for"
            assert "全部相符" in office.run("fsck")
        finally:
            office.close()


def LettersThatCannotBeReadAreSetAsideAndTheBackupsTakeTheirPlace(build):
    with tempfile.TemporaryDirectory() as folder:
        office, before, _ = killed_after_a_backup(build, folder)
        try:
            (office.folder / "ledger.db").unlink()
            (office.folder / "work.db").write_bytes("已经损坏".encode() * 4096)
            said = office.run("restore", f"{folder}/backup")
            assert "work.db.old-1" in said, said
            assert (office.folder / "work.db.old-1").read_bytes().startswith("已经损坏".encode())
            assert (office.folder / "work.db.old-1-wal").exists()
            assert letters(office.folder) == {before}
            assert "全部相符" in office.run("fsck")
        finally:
            office.close()


def ARestoreCutShortWhileCopyingCopiesTheLogAgain(build):
    office = office_with_items(build)
    with tempfile.TemporaryDirectory() as folder:
        backup = pathlib.Path(folder) / "backup"
        try:
            publish(office, KEY)
            wait_until_sealed(office)
            office.run("backup", str(backup))
            restored = Office(build, folder)
            shutil.copytree(backup / "keys", restored.folder / "keys")
            (restored.folder / "log").mkdir()
            restored.run("restore", str(backup))
            assert "以前各纪元的日志：1 个，相符" in restored.run("fsck")
            for part in (backup / "log").rglob("*"):
                assert (restored.folder / "log.1" / part.relative_to(backup / "log")).exists(), part
        finally:
            office.close()


def DefinitionsJustAdoptedAreNoDamage(build):
    office = office_with_items(build)
    with tempfile.TemporaryDirectory() as folder:
        try:
            publish(office, KEY)
            shutil.copytree(ROOT / "definitions", folder, dirs_exist_ok=True)
            shutil.copytree(ROOT / "demo" / "definitions", folder, dirs_exist_ok=True)
            with open(f"{folder}/publication-rules.yaml", "a", encoding="utf-8") as rules:
                rules.write("# 同一内容，另一份文件\n")
            office.run("definitions", "adopt", folder, "--actor", "leader")
            said = office.run("fsck")
            assert "全部相符" in said, said  # whether or not they are in use yet
            office.stop()
            office.start()
            said = office.run("fsck")
            assert "数据表重建：相符" in said and "检索索引：相符" in said, said
        finally:
            office.close()


if __name__ == "__main__":
    sys.exit(run_tests(
        [
            ARestoredLedgerIsTheBackupsAndNothingLater,
            LettersThatCannotBeReadAreSetAsideAndTheBackupsTakeTheirPlace,
            ARestoreCutShortWhileCopyingCopiesTheLogAgain,
            DefinitionsJustAdoptedAreNoDamage,
        ],
        pathlib.Path(sys.argv[1]).resolve(),
    ))
