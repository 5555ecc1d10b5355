"""kill -9 while instruments are numbered, rendered and voided by several people at once.

After every kill: the numbers given are 1 to n without gap or double; every one acknowledged is
there, under the number that was told; voided ones stay voided; what was numbered and not yet
made is made; every PDF is the bytes its record says; fsck finds nothing.
usage: number_trial.py BUILD_FOLDER [--kills N] [--seed N]
"""

import argparse
import hashlib
import http.client
import json
import pathlib
import random
import signal
import sqlite3
import sys
import threading
import time
import urllib.parse
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "scenario"))
from office import Office, wait_until  # noqa: E402

PASSWORD = "Mingjing-2026"
RECEIPT = {
    "document": "行政处罚事先告知书",
    "document_number": "海人社监罚告字〔2026〕1号",
    "mode": "直接送达",
    "place": "海曦市曦城区示例路18号",
    "receiver": "张示例",
}
LEAD = {
    "source": "投诉",
    "party_kind": "法人或者其他组织",
    "party_name": "样例服饰加工厂",
    "summary": "安排加班超过法定时间",
}


class Officer:
    """One person's browser."""

    def __init__(self, office, login):
        self.cookie = self.token = ""
        self.go_to(office)
        status, body, _ = self.ask("POST", "/api/v1/session", {"login": login, "password": PASSWORD})
        assert status == 200, body

    def go_to(self, office):
        """The server is another process at another port; who is signed in stays so."""
        self.at = urllib.parse.urlsplit(office.url)

    def ask(self, method, path, body=None, **headers):
        link = http.client.HTTPConnection(self.at.hostname, self.at.port, timeout=60)
        try:
            sent = {"Cookie": self.cookie, "X-Request-Token": self.token}
            sent |= {name.replace("_", "-"): value for name, value in headers.items()}
            link.request(method, path, None if body is None else json.dumps(body), sent)
            answer = link.getresponse()
            raw = answer.read()
            if kept := answer.headers.get("Set-Cookie"):
                self.cookie = kept.split(";")[0]
            is_json = "json" in answer.headers.get("Content-Type", "")
            said = json.loads(raw) if is_json else raw
            if is_json and isinstance(said, dict) and said.get("request_token"):
                self.token = said["request_token"]
            return answer.status, said, answer.headers.get("ETag", "")
        finally:
            link.close()


class Writer(threading.Thread):
    """Numbers receipts until the server is gone; voids every fifth."""

    def __init__(self, officer, case, told):
        super().__init__(daemon=True)
        self.officer, self.case, self.told = officer, case, told
        self.wrong = None

    def run(self):
        try:
            officer = self.officer
            _, _, version = officer.ask("GET", f"/api/v1/cases/{self.case}")
            at = f"/api/v1/cases/{self.case}/instruments/service_receipt"
            while True:
                status, said, _ = officer.ask(
                    "POST", at, {"content": RECEIPT}, If_Match=version, Idempotency_Key=str(uuid.uuid4())
                )
                if status != 201:
                    self.wrong = said
                    return
                self.told[said["id"]] = said["code"]
                if len(self.told) % 5 == 0:
                    self.void(officer, said["id"])
        except (OSError, http.client.HTTPException, ValueError):
            pass  # killed

    def void(self, officer, name):
        _, now, version = officer.ask("GET", f"/api/v1/instruments/{name}")
        status, _, _ = officer.ask(
            "POST", f"/api/v1/instruments/{name}/void", {"reason": "填写有误"}, If_Match=version
        )
        if status == 200:
            self.told[name] = now["code"] + " voided"


def opened_case(office, officer):
    link = sqlite3.connect(office.folder / "ledger.db")
    items = [key for (key,) in link.execute("SELECT key FROM entries WHERE register = 'enforcement_items'")]
    link.close()
    for item in items:
        status, said, _ = officer.ask(
            "POST", "/api/v1/cases", {"procedure": "penalty_ordinary", "content": LEAD | {"item": item}}
        )
        if status == 201:
            return said["number"]
    raise AssertionError(f"no case could be opened: {said}")


def rows(office):
    link = sqlite3.connect(f"file:{office.folder / 'ledger.db'}?mode=ro", uri=True)
    try:
        return link.execute(
            "SELECT year, serial, code, standing, digest FROM instruments WHERE instrument = 'service_receipt'"
            " ORDER BY serial"
        ).fetchall()
    finally:
        link.close()


def check(office, told):
    now = rows(office)
    assert [row[1] for row in now] == list(range(1, len(now) + 1)), "a gap or a double"
    by_name = {f"service_receipt-{year}-{serial}": (code, standing) for year, serial, code, standing, _ in now}
    for name, code in told.items():
        assert name in by_name, f"{name} was told and is gone"
        assert by_name[name][0] == code.split()[0], f"{name} is another's now"
        assert not code.endswith("voided") or by_name[name][1] == "voided", f"{name} is no longer voided"


def check_bytes(office):
    wait_until(lambda: all(row[3] != "numbered" for row in rows(office)), "not all was made")
    made = [row[4] for row in rows(office) if row[4]]
    for digest in made:
        kept = (office.folder / "vault" / digest[:2] / digest).read_bytes()
        assert kept.startswith(b"%PDF-") and hashlib.sha256(kept).hexdigest() == digest
    return len(made)


def run(options):
    chance = random.Random(options.seed)
    office = Office(options.build.resolve())
    told = {}
    began = time.monotonic()
    try:
        office.start("--demo")
        officer = Officer(office, "compiler_labour")
        case = opened_case(office, officer)
        for _ in range(options.kills):
            officer.go_to(office)
            before = len(told)
            writers = [Writer(officer, case, told) for _ in range(3)]
            for writer in writers:
                writer.start()
            wait_until(lambda count=before: len(told) > count or any(one.wrong for one in writers), "nothing was numbered")
            time.sleep(chance.uniform(0.5, 2.5))
            office.stop(signal.SIGKILL)
            for writer in writers:
                writer.join(30)
            wrong = [writer.wrong for writer in writers if writer.wrong]
            assert not wrong, wrong
            office.start("--demo")
            check(office, told)
        made = check_bytes(office)
        check(office, told)
        office.run("fsck")
    finally:
        office.close()
    print(
        f"kill -9 while numbering: {options.kills} times in {time.monotonic() - began:.0f} s, seed {options.seed};"
        f" {len(told)} numbers told, none lost, none twice; {made} PDFs as their records say"
    )
    return 0 if told else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    sys.exit(run(parser.parse_args()))
