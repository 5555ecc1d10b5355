"""Those who work in number_trial.py until the server is killed, and what they were told is done."""

import collections
import contextlib
import http.client
import json
import sqlite3
import threading
import time
import urllib.parse
import uuid

PASSWORD = "Mingjing-2026"
HEAD = "head_labour"
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
# One that goes out under a number of its series, once whoever heads the unit signed it off.
SIGNED_KIND = "correction_order"
SIGNED_CONTENT = {
    "facts": "安排加班超过法定时间",
    "violated": [{"law": "中华人民共和国劳动法", "article": 41}],
    "basis": [{"law": "中华人民共和国行政处罚法", "article": 28}],
    "demands": "停止安排超过法定时间的加班",
    "due_on": "2099-12-31",
}
MENDED = "，并书面报告"
# The decision of the demo bureau's case that waits for one: its review is passed.
DECISION_KIND = "penalty_decision"
DECISION = {
    "conclusion": "给予行政处罚",
    "kinds": ["罚款"],
    "fine": "7500",
    "benchmark": "HXCL-030-1",
    "tier": "一般",
    "correction": "此前已经责令改正",
    "gains": "没有违法所得",
    "basis": [{"law": "人力资源市场暂行条例", "article": 44}],
    "reasons": "逾期15日提交经营情况年度报告。",
}
DECISION_CONTENT = {"violated": [{"law": "人力资源市场暂行条例", "article": 44}]}
REVIEWED = "法制审核通过"
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


def name_of(row):
    return f"{row['instrument']}-{row['year']}-{row['serial']}"


def of_case(office, case, kind):
    stream = stream_of(office, case)
    return [row for row in instruments(office) if (row["case_stream"], row["instrument"]) == (stream, kind)]


def stream_of(office, case):
    ((stream,),) = rows(office, f"SELECT stream FROM cases WHERE number = '{case}'")
    return stream


def sign_offs(office, case):
    """Of one case: how many acts of it are recorded, and how it stands, by its name."""
    found = rows(office, f"SELECT * FROM sign_offs WHERE case_stream = '{stream_of(office, case)}'")
    return {row["stream"].partition("/")[2]: (row["version"], row["standing"]) for row in found}


def standing_decision(office, case):
    """The one that is not void; "" where there is none."""
    found = [row for row in of_case(office, case, DECISION_KIND) if row["standing"] != "voided"]
    assert len(found) < 2, f"case {case} has {len(found)} decisions that stand"
    return name_of(found[0]) if found else ""


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
        self.sign_offs = {}  # paper on its way -> its version and standing
        self.content = {}  # of the last that was sent
        self.signers = {}  # instrument -> who signed it off
        self.approvals = collections.Counter()  # sent, signed, returned
        self.cut_off = self.sent_again = 0

    def total(self):
        steps = sum(map(len, self.steps.values()))
        return len(self.codes) + len(self.voided) + len(self.cases) + steps + self.approvals.total()


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
        made = self.number(KINDS[self.kind])
        self.turns += 1
        if self.turns % 5 == 0:
            self.void(made["id"])

    def number(self, content):
        while waiting(self.office) > WAITING_MAX:
            self.officer.ask("GET", "/healthz")  # over when the server is
            time.sleep(0.05)
        _, _, version = self.officer.ask("GET", f"/api/v1/cases/{self.case}")
        at = f"/api/v1/cases/{self.case}/instruments/{self.kind}"
        _, said, _ = self.command(self.officer, at, {"content": content}, version)
        self.told.codes[said["id"]] = said["code"]
        return said

    def void(self, made):
        at = f"/api/v1/instruments/{made}"
        _, _, version = self.officer.ask("GET", at)
        # Made meanwhile: what is seen is another version.
        with contextlib.suppress(AssertionError):
            self.command(self.officer, at + "/void", {"reason": "填写有误"}, version)
            self.told.voided.add(made)


class SignedWriter(Writer):
    """Sends what needs a signature, each of its own words; another returns every third, which is
    mended and sent again, and signs it off; then it is numbered. Goes on where the kill before
    found it: what was signed off then is numbered now."""

    def __init__(self, told, office, people, case):
        super().__init__(told, office, people["handler"], case, SIGNED_KIND)
        self.signer = people["head"]

    def turn(self):
        paper, standing = self.open_paper()
        content = self.told.content
        is_mended = MENDED in content.get("demands", "")
        if standing == "waiting" and not is_mended and len(self.told.signers) % 3 == 0:
            self.answer(paper, "return", {"reason": "要求写得不够具体"}, "returned")
        elif standing == "waiting":
            self.answer(paper, "sign", {}, "signed_off")
        elif standing == "returned":
            self.send(content | {"demands": content["demands"] + MENDED})
        elif standing == "signed_off":
            made = self.number(content)
            self.told.signers[made["id"]] = HEAD
            self.told.sign_offs[paper] = (self.told.sign_offs[paper][0], "numbered")
        else:
            self.send(SIGNED_CONTENT | {"facts": f"安排加班超过法定时间，第{uuid.uuid4().hex[:12]}号线索"})

    def open_paper(self):
        for paper, (_, standing) in self.told.sign_offs.items():
            if standing != "numbered":
                return paper, standing
        return "", ""

    def send(self, content):
        _, _, version = self.officer.ask("GET", f"/api/v1/cases/{self.case}")
        at = f"/api/v1/cases/{self.case}/instruments/{self.kind}/sign-offs"
        self.told.content = content
        _, said, _ = self.command(self.officer, at, {"content": content}, version)
        self.remember(said["id"], "waiting")

    def answer(self, paper, act, content, standing):
        at = f"/api/v1/sign-offs/{paper}"
        _, _, version = self.signer.ask("GET", at)
        self.command(self.signer, f"{at}/{act}", content, version)
        self.remember(paper, standing)

    def remember(self, paper, standing):
        before, _ = self.told.sign_offs.get(paper, (0, ""))
        self.told.sign_offs[paper] = (before + 1, standing)
        self.told.approvals[standing] += 1


class DecisionWriter(Writer):
    """Numbers the decision of a case that was reviewed; a case has one, so it voids it and makes
    it again."""

    def __init__(self, told, office, officer, case):
        super().__init__(told, office, officer, case, DECISION_KIND)

    def turn(self):
        standing = standing_decision(self.office, self.case)
        if standing:
            self.void(standing)
        else:
            made = self.number(DECISION_CONTENT)
            _, whole, _ = self.officer.ask("GET", f"/api/v1/instruments/{made['id']}")
            assert whole["review"] == REVIEWED, whole


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
