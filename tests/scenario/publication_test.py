"""From a section's file to a page anyone can check, and what may go wrong on the way.

The real server over HTTP and the real command line; nothing is set up behind their back.
usage: publication_test.py BUILD_FOLDER
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

from office import ROOT, Office, run_tests, wait_until

ITEMS = ROOT / "demo" / "files" / "01-行政执法事项清单.xlsx"
REGISTER = "enforcement_items"
KEY = "HXRS-CF-006"


def office_with_items(build):
    """An office of the demo's people with the merged list imported, nothing published."""
    office = Office(build)
    office.start("--definitions", str(ROOT / "demo" / "definitions"))
    with tempfile.TemporaryDirectory() as out:
        office.run("import", REGISTER, str(ITEMS), "--actor", "compiler_legal", "--out", out, expect=3)
        assert list(pathlib.Path(out).glob("备注-*.xlsx")), "the section gets its file back"
    return office


def review(office, *keys):
    office.run("publish", "submit", REGISTER, *keys, "--actor", "compiler_legal")
    for actor in ("head_legal", "reviewer_legal", "leader"):
        office.run("publish", "approve", REGISTER, *keys, "--actor", actor)


def publish(office, *keys):
    review(office, *keys)
    office.run("publish", "release", REGISTER, *keys, "--actor", "publisher")


def page(office, query=""):
    return office.get(f"/registers/{REGISTER}/{KEY}{query}")


def receipt_path(office):
    found = re.search(r"/receipts/\d+\.tlog-proof", page(office))
    assert found, "an entry page links its receipt once it is sealed"
    return found[0]


def wait_until_sealed(office):
    """Sealing follows a commit within half a second; the page says when it has."""
    wait_for_page(office, "/receipts/")


def wait_for_page(office, text):
    wait_until(lambda: text in page(office), f"the page does not come to say {text}")


def FromAFileToAPageWithAReceipt(build):
    office = office_with_items(build)
    try:
        assert "HXRS-CF-006" not in office.get(f"/registers/{REGISTER}"), "a draft is not public"
        publish(office, KEY)
        assert "未经许可擅自经营劳务派遣业务" in page(office)
        wait_until_sealed(office)
        receipt = office.get_bytes(receipt_path(office))
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "receipt.tlog-proof"
            file.write_bytes(receipt)
            vkey = office.get("/ledger/vkey").strip()
            said = office.verify(str(file), "--vkey", vkey)
            assert "HXRS-CF-006" in said, said
            file.write_bytes(receipt.replace(b"index 1", b"index 2", 1).replace(b"index 0", b"index 9", 1)
                             if b"index 1" in receipt or b"index 0" in receipt
                             else receipt[:-30] + b"A" * 29 + b"\n")
            broken = subprocess.run([office.verifier, file, "--vkey", vkey], capture_output=True, check=False)
            assert broken.returncode != 0, "a changed receipt must not verify"
    finally:
        office.close()


def OutsideVerifiersAcceptTheLog(build):
    """Go's own sumdb packages over the files, and the Python verifier over the site."""
    office = office_with_items(build)
    try:
        publish(office, KEY)
        wait_until_sealed(office)
        vkey = office.get("/ledger/vkey").strip()
        position = re.search(r"(\d+)\.tlog-proof", receipt_path(office))[1]
        go = {**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode"}
        for command in (
            ["go", "run", ROOT / "tests/go/verify.go", office.folder / "log", vkey],
            [sys.executable, ROOT / "tools/verify_ledger.py", office.url, vkey, position],
        ):
            done = subprocess.run(command, capture_output=True, text=True, env=go, check=False)
            assert done.returncode == 0, f"{command[:3]}: {done.stdout}{done.stderr}"
        office.verify(office.url, "--vkey", vkey)
    finally:
        office.close()


def GK04_NothingIsPublicWithoutItsWholeChain(build):
    office = office_with_items(build)
    try:
        office.run("publish", "submit", REGISTER, KEY, "--actor", "compiler_legal")
        said = office.run("publish", "release", REGISTER, KEY, "--actor", "publisher", expect=1)
        assert "政府信息公开条例" in said, said
        office.run("publish", "approve", REGISTER, KEY, "--actor", "publisher", expect=1)
        office.get(f"/registers/{REGISTER}/{KEY}", expect=404)
    finally:
        office.close()


def AWithdrawalLeavesATombstoneWithItsReason(build):
    office = office_with_items(build)
    try:
        publish(office, KEY)
        office.run("publish", "withdraw", REGISTER, KEY, "--actor", "publisher",
                   "--reason", "依据的条款已经修改", "--basis", "规章修订公告")
        body = page(office)
        assert "依据的条款已经修改" in body
        assert "未经许可擅自经营劳务派遣业务" not in body, "a tombstone keeps the reason, not the content"
        assert KEY not in office.get(f"/registers/{REGISTER}")
    finally:
        office.close()


def AWithdrawalShowsThoughItCannotBeSealed(build):
    """The log cannot be written: what was cached before the withdrawal is not served after it."""
    office = office_with_items(build)
    try:
        publish(office, KEY)
        wait_until_sealed(office)
        tiles, away = office.folder / "log" / "tile", office.folder / "tile-away"
        tiles.rename(away)
        tiles.write_text("no folder")
        office.run("publish", "withdraw", REGISTER, KEY, "--actor", "publisher",
                   "--reason", "依据的条款已经修改", "--basis", "行政处罚法第四十八条")
        wait_for_page(office, "依据的条款已经修改")
        tiles.unlink()
        away.rename(tiles)
        office.stop()
        assert "全部相符" in office.run("fsck")
    finally:
        office.close()


def ImportingAgainChangesNothing(build):
    office = office_with_items(build)
    try:
        said = office.run("import", REGISTER, str(ITEMS), "--actor", "compiler_legal", "--out", "/tmp", expect=3)
        assert re.search(r"新增 0，修改 0", said), said
    finally:
        office.close()


def DefinitionsOfAnotherLogAreNotAdopted(build):
    office = office_with_items(build)
    try:
        with tempfile.TemporaryDirectory() as folder:
            proposed = pathlib.Path(folder) / "definitions"
            shutil.copytree(ROOT / "definitions", proposed)
            shutil.copytree(ROOT / "demo" / "definitions", proposed, dirs_exist_ok=True)
            bureau = proposed / "bureau.yaml"
            own = bureau.read_text()
            bureau.write_text(own.replace("origin: haixi.example/mingjing", "origin: donghu.example/mingjing"))
            said = office.run("definitions", "adopt", str(proposed), "--actor", "leader", expect=1)
            assert "已经公布的日志不能改名" in said, said
            bureau.write_text(own.replace("name: 孟晗川", "name: 孟晗"))  # who is who: policy
            office.run("definitions", "adopt", str(proposed), "--actor", "secadmin")
        office.stop()
        office.start()
        assert "孟晗\t" in office.run("actors")
    finally:
        office.close()


def AKilledServerHasLostNothingItAcknowledged(build):
    office = office_with_items(build)
    try:
        publish(office, KEY)
        office.stop(signal.SIGKILL)
        office.start()
        assert "未经许可擅自经营劳务派遣业务" in page(office)
        assert "全部相符" in office.run("fsck")
    finally:
        office.close()


def ARestoredBackupBeginsANewEpoch(build):
    office = office_with_items(build)
    with tempfile.TemporaryDirectory() as folder:
        try:
            publish(office, KEY)
            wait_until_sealed(office)
            state = f"{folder}/state"
            office.verify(office.url, "--state", state)
            office.run("backup", f"{folder}/backup")
            publish(office, "HXRS-CF-007")
            office.verify(office.url, "--state", state)
            office.stop()
            restored = Office(build, folder)
            try:
                restored.run("restore", f"{folder}/backup")
                restored.start()
                assert restored.get("/ledger/checkpoint").splitlines()[0].endswith("/2")
                assert "未经许可擅自经营劳务派遣业务" in page(restored)
                assert "全部相符" in restored.run("fsck")
                again = subprocess.run([office.verifier, restored.url, "--state", state],
                                       capture_output=True, text=True, check=False)
                assert again.returncode != 0, "a log set back must not pass as the same log"
            finally:
                restored.close()
        finally:
            office.close()


def ARestoreNeverForksWhateverIsLeftOfTheOldFolder(build):
    """Only the ledger lost; everything lost but a checkpoint somebody kept; nothing lost."""
    office = office_with_items(build)
    with tempfile.TemporaryDirectory() as folder:
        try:
            publish(office, KEY)
            wait_until_sealed(office)
            receipt = pathlib.Path(folder) / "receipt.tlog-proof"
            receipt.write_bytes(office.get_bytes(receipt_path(office)))
            first_key = office.get("/ledger/vkey").strip()
            office.run("backup", f"{folder}/backup")
            publish(office, "HXRS-CF-007")
            office.stop()
            last = (office.folder / "log" / "checkpoint").read_text()
            kept = pathlib.Path(folder) / "last-checkpoint"
            kept.write_text(last)

            said = office.run("restore", f"{folder}/backup", expect=2)
            assert "不会覆盖" in said, said
            (office.folder / "ledger.db").unlink()
            said = office.run("restore", f"{folder}/backup")
            second_key = re.search(r"haixi\.example/mingjing/2\+\S+", said)[0]
            assert (office.folder / "keys" / "log.checkpoint.1").read_text() == last, \
                "the log that went on after the backup is what the epoch commits to"
            office.start()
            publish(office, "HXRS-CF-008")
            wait_until_sealed(office)
            assert office.get("/ledger/vkey").strip() == second_key
            office.verify(office.url, "--vkey", second_key)
            office.verify(str(receipt), "--vkey", first_key)
            office.run("backup", f"{folder}/later")
            office.stop()
            assert "以前各纪元的日志：1 个，相符" in office.run("fsck")

            third = Office(build, f"{folder}/third")
            third.run("restore", f"{folder}/later")
            assert (third.folder / "log" / "checkpoint").read_text().startswith("haixi.example/mingjing/3\n")
            assert "以前各纪元的日志：2 个，相符" in third.run("fsck")

            elsewhere = Office(build, f"{folder}/elsewhere")
            (pathlib.Path(folder) / "backup" / "keys" / "log.checkpoint").unlink()
            wrong = pathlib.Path(folder) / "wrong"
            wrong.write_text(last.replace("mingjing\n", "mingjing\n1", 1))
            elsewhere.run("restore", f"{folder}/backup", "--checkpoint", str(wrong), expect=5)
            assert not (elsewhere.folder / "ledger.db").exists(), "half restored opens under no key"
            elsewhere.run("restore", f"{folder}/backup", "--checkpoint", str(kept))
            assert (elsewhere.folder / "keys" / "log.checkpoint.1").read_text() == last
            assert "全部相符" in elsewhere.run("fsck")
        finally:
            office.close()


def CitizensGetANumberForWhatTheySend(build):
    office = office_with_items(build)
    try:
        said = office.post("/complaints", {"about": "", "text": "办事窗口未公示执法证件", "name": "", "contact": ""})
        number = re.search(r"TS\d{8}-[0-9A-Z]{8}", said)
        assert number, said
        office.post("/complaints", {"about": "", "text": "", "name": "", "contact": ""}, expect=422)
    finally:
        office.close()


if __name__ == "__main__":
    tests = [value for name, value in list(globals().items())
             if callable(value) and name[0].isupper() and name != "Office"]
    sys.exit(run_tests(tests, pathlib.Path(sys.argv[1]).resolve()))
