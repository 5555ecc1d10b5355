"""The stories of demo/cases, played over the interface by the people in them.

Their format is in demo/README.md. The demo bureau plays the same files in process; what the law
refuses, and what is expected after a step, is read here alone.
"""

import time
import urllib.parse
import uuid

import yaml

from office import ROOT
from renewal_test import Desk

CASES = ROOT / "demo" / "cases"
PAPERS = ROOT / "demo" / "papers.yaml"
PRESS_SECONDS = 60


def load(path):
    """Every value a text: `on` is a key here, and what is a number the form says."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def stories():
    return {path.stem: load(path) for path in sorted(CASES.glob("*.yaml"))}


def is_recent(story):
    """Told by "5 working days ago": the demo alone plays it, on the day it is built."""
    return any("working days" in step.get("on", "") for step in story["steps"])


class People:
    """Everybody's own session, begun when first wanted."""

    def __init__(self, office):
        self.office = office
        bureau = load(ROOT / "demo/definitions/bureau.yaml")
        self.logins = {actor["name"]: actor["id"] for actor in bureau["actors"]}
        self.units = {actor["unit"]: actor["name"] for actor in bureau["actors"] if "unit_head" in actor["roles"]}
        self.desks = {}

    def head_of(self, unit):
        return self.units[unit]

    def __getitem__(self, name):
        if name not in self.desks:
            self.desks[name] = Desk(self.office, self.logins[name])
        return self.desks[name]


class Procedures:
    """What a step is called and what it states: by its definition's file and the forms seen."""

    def __init__(self, people, reader, folders=(ROOT / "definitions" / "procedures",)):
        self.steps = {}
        for path in [path for folder in folders for path in folder.glob("*.yaml")]:
            text = load(path)
            self.steps[text["key"]] = text["steps"] + text["acts"]
        status, body = people[reader].ask("GET", "/procedures")
        assert status == 200, body
        self.known = {one["key"]: one for one in body["procedures"]}
        self.forms = {"open": body["procedures"][0]["opening"]["fields"]}

    def learn(self, case):
        """Of each act all that its steps were seen to ask: one may ask less of it than another."""
        for step in case["next"]:
            known = self.forms.setdefault(step["act"], [])
            keys = {field["key"] for field in known}
            known += [field for field in step["form"]["fields"] if field["key"] not in keys]

    def named(self, procedure, name, case):
        """The step of that name, one that is open where there is one."""
        for step in case["next"] if case else []:
            if step["name"] == name:
                return step["step"], step["act"]
        found = [step for step in self.steps[procedure] if step["name"] == name]
        assert found, f"no step {name}; open are {[one['name'] for one in (case or {'next': []})['next']]}"
        return found[0]["key"], found[0].get("act", "note")


def value_of(field, told):
    if field["type"] == "table":
        return [content_of(row, field["children"]) for row in told]
    if field["type"] == "citations":
        return [{part: said if part == "law" else int(said) for part, said in one.items()} for one in told]
    if field["type"] == "integer":
        return int(told)
    return told == "true" if field["type"] == "boolean" else told


def content_of(states, fields):
    """By label; what is nested is part of it, and what stands beside it takes its place."""
    by_label = {field["label"]: field for field in fields}
    nested, own = {}, {}
    for label, told in states.items():
        if label in by_label:
            own[by_label[label]["key"]] = value_of(by_label[label], told)
        else:
            assert isinstance(told, dict), f"no field {label} among {list(by_label)}"
            nested.update(content_of(told, fields))
    return {**nested, **own}


def another(number):
    """The demo bureau has decided under this number: another of the same row."""
    return number.replace("第0", "第9").replace("DC-2026-001", "DC-2026-006")


def with_numbers(told, numbers):
    """What is told, with "@NAME" replaced by the number of that paper."""
    if isinstance(told, dict):
        return {label: with_numbers(one, numbers) for label, one in told.items()}
    if isinstance(told, list):
        return [with_numbers(one, numbers) for one in told]
    return numbers[told[1:]] if isinstance(told, str) and told.startswith("@") else told


class Telling:
    """One story being played."""

    common = load(PAPERS)  # what every paper of its kind states where a story says nothing else

    def __init__(self, people, procedures, story):
        self.people = people
        self.procedures = procedures
        self.story = story
        self.case = None
        self.who = self.on = None
        self.done = []  # name, who, day of each step that was taken
        self.papers = {}  # the number, or else the code, of each by its name
        self.being_made = []

    def play(self):
        for number, step in enumerate(self.story["steps"], 1):
            self.who = step.get("who", self.who)
            self.on = step.get("on", self.on)
            try:
                self.step(step)
            except AssertionError as error:
                said = f"{self.story['title']}, step {number} ({self.who}, {step['step']}): {error}"
                raise AssertionError(said) from error
        self.wait_for_papers()
        self.check_page()
        return self.case

    def look(self, who=None):
        status, case = self.people[who or self.who].ask("GET", f"/cases/{self.case['number']}")
        assert status == 200, case
        self.procedures.learn(case)
        return case

    def send(self, step):
        key, act = self.procedures.named(self.story["procedure"], step["step"], self.case)
        states = with_numbers(step.get("states", {}), self.papers)
        content = content_of(states, self.procedures.forms[act])
        because = step.get("because", {})
        if act == "serve":
            content.pop("paper", "")
            # Told of a day gone by, and its papers are made today: what was served is another.
            because = {**because, "paper_is_named": "补录：送达的是当时在系统外制作的文书"}
        if act == "archive":
            self.wait_for_papers()
        if act == "decide_on_spot":
            content["number"] = another(content["number"])
        reasons = [{"gate": gate, "reason": why} for gate, why in because.items()]
        body = {"on": self.on, "content": content, "reasons": reasons}
        path, headers = f"/cases/{(self.case or {}).get('number')}/steps/{key}", {}
        if self.case is None:
            path, body["procedure"] = "/cases", self.story["procedure"]
        else:
            headers["If-Match"] = self.case["version"]
        headers["Idempotency-Key"] = str(uuid.uuid4())
        return self.people[self.who].ask("POST", path, body, headers.items())

    def release(self, affirms):
        """The result goes the way of every entry: prepared under the number of the decision that
        was issued, completed by what a person affirms, reviewed by its chain, released."""
        self.wait_for_papers()
        author = self.people[self.who]
        status, body = author.ask("POST", f"/cases/{self.case['number']}/result", {})
        assert status == 201, body
        # Released today, told of a day gone by: that it was public then, elsewhere, the entry says.
        content = {**body["content"], **affirms, "published_on": self.on}
        draft = f"/registers/results/drafts/{urllib.parse.quote(body['key'])}"
        status, body = author.ask("PUT", draft, {"content": content}, {"If-Match": author.etag}.items())
        assert status == 200, body
        at = f"/registers/results/entries/{urllib.parse.quote(body['key'])}"
        status, body = author.ask("POST", at + "/submissions", {}, {"If-Match": author.etag}.items())
        assert status == 200, body
        head = self.people.head_of(self.case["unit"])
        acts = [(name, "/approvals", {"comment": "同意"}) for name in (head, "郑审核", "孟晗川")]
        for name, act, content in [*acts, ("尹晗和", "/publications", {})]:
            person = self.people[name]
            assert person.ask("GET", at)[0] == 200
            status, body = person.ask("POST", at + act, content, {"If-Match": person.etag}.items())
            assert status == 200, (name, act, body)
        return body["key"]

    def issue(self, paper):
        """Numbered with what is stated beside the case's own facts; the press makes it."""
        paper = {"paper": paper} if isinstance(paper, str) else paper
        person, at = self.people[paper.get("who", self.who)], f"/cases/{self.case['number']}/instruments"
        status, body = person.ask("GET", at)
        assert status == 200, body
        (kind,) = [one for one in body["kinds"] if one["name"] == paper["paper"]]
        states = with_numbers({**self.common.get(paper["paper"], {}), **paper.get("states", {})}, self.papers)
        headers = {"If-Match": body["version"], "Idempotency-Key": str(uuid.uuid4())}
        content = content_of(states, kind["form"]["fields"])
        if kind["signed_off_by"]:
            self.sign_off(paper, f"{at}/{kind['key']}", content, body["version"])
        status, made = person.ask("POST", f"{at}/{kind['key']}", {"content": content}, headers.items())
        if made.get("type", "").endswith(":announced-too-late"):
            return  # told of a day gone by: the demo's own was announced on its day
        assert status == 201, (paper["paper"], made)
        self.papers[paper["paper"]] = made["number"] or made["code"]
        self.being_made.append((person, made))

    def sign_off(self, paper, at, content, version):
        """Sent by its writer, signed off by the head of the case's unit, or else by the leader."""
        writer = paper.get("who", self.who)
        headers = {"If-Match": version, "Idempotency-Key": str(uuid.uuid4())}
        status, sent = self.people[writer].ask("POST", f"{at}/sign-offs", {"content": content}, headers.items())
        assert status == 201, (paper["paper"], sent)
        head = self.people.head_of(self.case["unit"])
        signer = paper.get("signer", "孟晗川" if head == writer else head)
        headers = {"If-Match": sent["version"], "Idempotency-Key": str(uuid.uuid4())}
        status, signed = self.people[signer].ask("POST", f"/sign-offs/{sent['id']}/sign", {}, headers.items())
        assert status == 200 and signed["signed_by"] == signer, (paper["paper"], signed)

    def wait_for_papers(self):
        until = time.monotonic() + PRESS_SECONDS
        for person, made in self.being_made:
            while made["standing"] == "numbered":
                assert time.monotonic() < until, f"{made['title']} is not made"
                time.sleep(0.05)
                status, made = person.ask("GET", f"/instruments/{made['id']}")
                assert status == 200, made
        self.being_made = []

    def take_down(self, why):
        """The publisher withdraws what the case called public; what is left is a tombstone."""
        said = [one["content"]["result"] for one in self.case["steps"] if one["act"] == "publish"][-1]
        at, publisher = f"/registers/results/entries/{urllib.parse.quote(said)}", self.people["尹晗和"]
        assert publisher.ask("GET", at)[0] == 200
        status, body = publisher.ask("POST", at + "/withdrawals", why, {"If-Match": publisher.etag}.items())
        assert status == 200, body
        page = self.people.office.get(f"/results/{said}")
        assert why["reason"] in page, "the tombstone does not say why"

    def step(self, step):
        if self.case is not None:
            self.case = self.look()
        if "refused" in step:
            return self.expect_refusal(step)
        if self.case is not None:
            entry = [one for one in self.case["next"] if one["name"] == step["step"]]
            assert entry, f"not open; open are {[one['name'] for one in self.case['next']]}"
            assert entry[0]["is_duty"], "the page says it is not their duty"
        if "result" in step:
            number = self.release(step.get("affirms", {}))
            self.case = self.look()
            step = {**step, "states": {**step["states"], "公示结果的决定文书号": number}}
        if "withdraws" in step:
            self.take_down(step["withdraws"])
            self.case = self.look()
        status, body = self.send_beside_the_demo(step)
        assert status in (200, 201), body
        self.case = body
        self.done.append((step["step"], self.who, self.on))
        for paper in step.get("papers", []):
            self.issue(paper)
        self.expect(step)

    def send_beside_the_demo(self, step):
        """The demo bureau's own case is of the same party and item: CF-06 asks why once more."""
        status, body = self.send(step)
        if body.get("rule") == "CF-06" and step.get("refused", {}).get("rule") != "CF-06":
            why = {**step.get("because", {}), "no_second_fine": "演示机关自己办理的同名案件，不是同一个违法行为"}
            status, body = self.send({**step, "because": why})
        return status, body

    def expect_refusal(self, step):
        status, body = self.send_beside_the_demo(step)
        assert 400 < status < 500, f"not refused: {status} {body}"
        for name, wanted in step["refused"].items():
            said = body.get("type" if name == "code" else name)
            assert said and wanted in said, f"refused by {body}"
        assert body["title"] and body["next"], body
        if self.case is not None:
            assert self.look()["version"] == self.case["version"], "a refusal left something behind"

    def expect(self, step):
        clocks = {clock["name"]: clock for clock in self.case["clocks"]}
        if "stage" in step:
            assert self.case["stage_name"] == step["stage"], self.case["stage_name"]
        for name, day in step.get("due", {}).items():
            clock = clocks[name]
            assert (clock["due_on"], clock["met_on"]) == (day, ""), clock
        for name, day in step.get("met", {}).items():
            assert clocks[name]["met_on"] == day, clocks[name]

    def check_page(self):
        """The page tells the whole story: who did what on which day, and that nothing is left."""
        case = self.look("孟晗川")
        assert [(one["name"], one["by"], one["on"]) for one in case["steps"]] == self.done, case["steps"]
        assert case["stage_name"] == self.story["ends"], case["stage_name"]
        stages = {one["key"]: one for one in self.procedures.known[self.story["procedure"]]["stages"]}
        assert case["is_over"] == stages[case["stage"]]["is_end"], case["stage"]
        if case["is_over"]:
            assert not any(one["leads_on"] for one in case["next"]), case["next"]
        late = [clock["name"] for clock in case["clocks"] if clock["is_late"]]
        assert late == self.story.get("late", []), late
        self.case = case


def told_in(case):
    """What tells a case from another: its opening's words."""
    return case["steps"][0]["content"]["summary"]


def opening_of(story):
    taken = [step for step in story["steps"] if "refused" not in step]
    return taken[0]["states"]["主要情况"]
