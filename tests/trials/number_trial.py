"""kill -9 while instruments are numbered, rendered and voided, cases opened, approved and archived.

Several people work at once; whoever was cut off sends the same request again, under the same key.
After every kill: numbers of instruments, cases and archives follow each other without gap or
double; what was acknowledged is there, under the number that was told; voided ones stay voided;
no request was carried out twice, no step taken twice. At the end what was numbered is made, every
PDF is the bytes its record says, fsck finds nothing. Ends with "N passed, N failed": a check per
kill, and those of the end.
usage: number_trial.py BUILD_FOLDER [--kills N] [--seed N]
"""

import argparse
import collections
import contextlib
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
import traceback
import urllib.parse
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "scenario"))
from office import WAIT_SECONDS, Office, wait_until  # noqa: E402

PASSWORD = "Mingjing-2026"
# So many wait to be made at most: a renderer makes fewer a second than people can number.
WAITING_MAX = 12
KINDS = {
    "service_receipt": {
        "document": "行政处罚事先告知书",
        "document_number": "海人社监罚告字〔2026〕1号",
        "mode": "直接送达",
        "place": "海曦市曦城区示例路18号",
        "receiver": "张示例",
    },
    "case_source": {"proposal": "拟予核查"},
}
LEAD = {
    "source": "投诉",
    "party_kind": "法人或者其他组织",
    "summary": "安排加班超过法定时间",
}
STEPS = [  # of a case that comes to nothing: who, step, what is stated
    ("handler", "report_lead", {}),
    ("leader", "decline", {"ground": "没有违法事实", "reason": "查无实据"}),
    ("handler", "archive", {"grade": "一般", "remarks": "文书为纸质，另行装订"}),
]
DONE_BEFORE = (409, 412)  # the outcome is to be looked up; the case moved on


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


class Told:
    """What people were told is done. Kept outside the server, as people's memory is."""

    def __init__(self):
        self.codes = {}  # instrument -> its code
        self.voided = set()
        self.cases = {}  # number -> the party it was opened for
        self.steps = collections.defaultdict(list)  # case -> steps, as acknowledged
        self.archives = {}  # case -> archive number
        self.cut_off = self.sent_again = 0

    def total(self):
        return len(self.codes) + len(self.voided) + len(self.cases) + sum(map(len, self.steps.values()))


class Person(threading.Thread):
    """Works until the server is gone, one command after another."""

    def __init__(self, told):
        super().__init__(daemon=True)
        self.told = told
        self.pending = None  # a command without an answer yet
        self.wrong = None

    def run(self):
        try:
            while True:
                self.turn()
        except (OSError, http.client.HTTPException, ValueError):
            pass  # killed
        except Exception as error:  # noqa: BLE001 - told to the trial
            self.wrong = error

    def command(self, officer, path, body, version=""):
        self.pending = (officer, path, body, {"If_Match": version, "Idempotency_Key": str(uuid.uuid4())})
        answer = officer.ask("POST", path, body, **self.pending[3])
        self.pending = None
        assert answer[0] in (200, 201), f"{path}: {answer[1]}"
        return answer

    def send_again(self):
        """What a browser does whose answer was lost on the way: the same once more."""
        if self.pending:
            officer, path, body, headers = self.pending
            status, said, _ = officer.ask("POST", path, body, **headers)
            assert status in (200, 201, *DONE_BEFORE), f"{path} again: {status} {said}"
            self.told.cut_off += 1
            self.told.sent_again += status in (200, 201)


class Writer(Person):
    """Numbers instruments of one case; voids every fifth."""

    def __init__(self, told, office, officer, case, kind):
        super().__init__(told)
        self.office, self.officer, self.case, self.kind = office, officer, case, kind
        self.turns = 0

    def turn(self):
        while waiting(self.office) > WAITING_MAX:
            self.officer.ask("GET", "/healthz")  # over when the server is
            time.sleep(0.05)
        _, _, version = self.officer.ask("GET", f"/api/v1/cases/{self.case}")
        at = f"/api/v1/cases/{self.case}/instruments/{self.kind}"
        _, said, _ = self.command(self.officer, at, {"content": KINDS[self.kind]}, version)
        self.told.codes[said["id"]] = said["code"]
        self.turns += 1
        if self.turns % 5 == 0:
            at = f"/api/v1/instruments/{said['id']}"
            _, _, version = self.officer.ask("GET", at)
            # Made meanwhile: what is seen is another version.
            with contextlib.suppress(AssertionError):
                self.command(self.officer, at + "/void", {"reason": "填写有误"}, version)
                self.told.voided.add(said["id"])


class Handler(Person):
    """Opens cases; another declines them, they are archived."""

    def __init__(self, told, people, item):
        super().__init__(told)
        self.people, self.item = people, item

    def turn(self):
        party = f"样例{uuid.uuid4().hex[:12]}厂"
        content = LEAD | {"item": self.item, "party_name": party}
        body = {"procedure": "penalty_ordinary", "content": content}
        _, case, version = self.command(self.people["handler"], "/api/v1/cases", body)
        number = case["number"]
        self.told.cases[number] = party
        for who, step, stated in STEPS:
            at = f"/api/v1/cases/{number}/steps/{step}"
            _, _, version = self.command(self.people[who], at, {"content": stated}, version)
            self.told.steps[number].append(step)
        _, file, _ = self.people["handler"].ask("GET", f"/api/v1/cases/{number}/dossier")
        self.told.archives[number] = file["cover"]["archive_number"]


def rows(office, question):
    link = sqlite3.connect(f"file:{office.folder / 'ledger.db'}?mode=ro", uri=True, timeout=30)
    link.row_factory = sqlite3.Row
    try:
        return link.execute(question).fetchall()
    finally:
        link.close()


def instruments(office):
    return rows(office, "SELECT * FROM instruments ORDER BY instrument, year, serial")


def waiting(office):
    return sum(row["standing"] == "numbered" for row in instruments(office))


def opened_case(office, officer):
    for row in rows(office, "SELECT key FROM entries WHERE register = 'enforcement_items' ORDER BY key"):
        content = LEAD | {"item": row["key"], "party_name": "样例服饰加工厂"}
        status, said, _ = officer.ask(
            "POST", "/api/v1/cases", {"procedure": "penalty_ordinary", "content": content}
        )
        if status == 201:
            return said["number"], row["key"]
    raise AssertionError(f"no case could be opened: {said}")


def follow_each_other(numbers, what):
    assert numbers == list(range(1, len(numbers) + 1)), f"{what}: a gap or a double in {numbers}"


def check_instruments(office, told):
    now = instruments(office)
    for kind in KINDS:
        follow_each_other([row["serial"] for row in now if row["instrument"] == kind], kind)
    requests = collections.Counter(row["request"] for row in now)
    assert max(requests.values()) == 1, "a request was carried out twice"
    by_name = {f"{row['instrument']}-{row['year']}-{row['serial']}": row for row in now}
    for name, code in told.codes.items():
        assert name in by_name, f"{name} was told and is gone"
        assert by_name[name]["code"] == code, f"{name} is another's now"
    for name in told.voided:
        assert by_name[name]["standing"] == "voided", f"{name} is no longer voided"


def check_cases(office, told):
    cases = rows(office, "SELECT id, number, party FROM cases ORDER BY number")
    follow_each_other([int(row["number"].split("-")[1]) for row in cases], "cases")
    parties = collections.Counter(row["party"] for row in cases)
    party_of = {row["number"]: row["party"] for row in cases}
    steps = collections.defaultdict(list)
    asked = "SELECT number, step FROM case_steps JOIN cases ON case_id = cases.id ORDER BY position"
    for row in rows(office, asked):
        steps[row["number"]].append(row["step"])
    for number, party in told.cases.items():
        assert party_of.get(number) == party, f"case {number} was told to {party} and is {party_of.get(number)}'s"
        assert parties[party] == 1, f"{party} has two cases of one request"
        whole = ["open", *(step for _, step, _ in STEPS)]
        taken = steps[number]
        assert taken == whole[: len(taken)], f"case {number}: {taken}"
        assert taken[1:][: len(told.steps[number])] == told.steps[number], f"case {number} lost a step"
    archives = rows(
        office,
        "SELECT cases.number AS of_case, case_archives.number FROM case_archives"
        " JOIN cases ON case_id = cases.id ORDER BY case_archives.position",
    )
    follow_each_other([int(row["number"].split("-")[1]) for row in archives], "archives")
    archive_of = {row["of_case"]: row["number"] for row in archives}
    for number, archive in told.archives.items():
        assert archive_of.get(number) == archive, f"the file of {number} was {archive}, is {archive_of.get(number)}"


def all_made(office):
    """Waits as long as one after another is made."""
    before = None
    while left := waiting(office):
        end = time.monotonic() + WAIT_SECONDS
        while left == before and time.monotonic() < end:
            time.sleep(0.1)
            left = waiting(office)
        assert left != before, f"{left} are not made, and none was for {WAIT_SECONDS} seconds"
        before = left


def check_bytes(office):
    made = [row for row in instruments(office) if row["digest"]]
    for row in made:
        kept = (office.folder / "vault" / row["digest"][:2] / row["digest"]).read_bytes()
        assert kept.startswith(b"%PDF-") and len(kept) == row["bytes"], row["stream"]
        assert hashlib.sha256(kept).hexdigest() == row["digest"], row["stream"]
    assert made, "nothing was made"
    return len(made)


class Trial:
    def __init__(self, options):
        self.chance = random.Random(options.seed)
        self.office = Office(options.build.resolve())
        self.told = Told()
        self.passed = self.failed = 0

    def start(self):
        self.office.start("--demo")
        self.people = {"handler": Officer(self.office, "compiler_labour"), "leader": Officer(self.office, "leader")}
        self.case, self.item = opened_case(self.office, self.people["handler"])

    def check(self, what, holds):
        """Counts one; whether it held."""
        try:
            holds()
            self.passed += 1
            return True
        except Exception as error:  # noqa: BLE001 - a check may fail in any way
            self.failed += 1
            print(f"PROBLEM {what}: {error}")
            if not isinstance(error, AssertionError):
                traceback.print_exc()
            return False

    def round(self):
        people = [Writer(self.told, self.office, self.people["handler"], self.case, kind) for kind in KINDS]
        people.append(Handler(self.told, self.people, self.item))
        before = self.told.total()
        for person in people:
            person.start()
        wait_until(
            lambda: self.told.total() > before or any(one.wrong for one in people), "nothing was done"
        )
        time.sleep(self.chance.uniform(0.1, 2.5))
        self.office.stop(signal.SIGKILL)
        for person in people:
            person.join(60)
            assert not person.is_alive(), "somebody still waits for an answer"
        wrong = [one.wrong for one in people if one.wrong]
        assert not wrong, wrong
        self.office.start("--demo")
        for officer in self.people.values():
            officer.go_to(self.office)
        for person in people:
            person.send_again()
        check_instruments(self.office, self.told)
        check_cases(self.office, self.told)

    def run(self, kills):
        self.start()
        done = 0
        while done < kills and self.check(f"kill {done + 1}", self.round):
            done += 1
        if self.failed:
            return  # what follows would only say it again
        self.check("all that has a number is made", lambda: all_made(self.office))
        self.check("every PDF is as its record says", lambda: check_bytes(self.office))
        self.check("nothing changed meanwhile", lambda: check_instruments(self.office, self.told))
        self.check("fsck", lambda: self.office.run("fsck"))


def run(options):
    trial = Trial(options)
    began = time.monotonic()
    try:
        trial.run(options.kills)
        told = trial.told
        kinds = collections.Counter(name.split("-")[0] for name in told.codes)
        print(
            f"kill -9 while numbering: {options.kills} times in {time.monotonic() - began:.0f} s, seed {options.seed};"
            f" {told.total()} acknowledged acts\n"
            f"  instruments {dict(kinds)}, voided {len(told.voided)}; cases {len(told.cases)},"
            f" steps {sum(map(len, told.steps.values()))}, archived {len(told.archives)}\n"
            f"  {told.cut_off} commands cut off and sent again, of which {told.sent_again} were carried out then"
        )
    finally:
        trial.office.close()
    print(f"{trial.passed} passed, {trial.failed} failed")
    return 1 if trial.failed or not trial.passed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    sys.exit(run(parser.parse_args()))
