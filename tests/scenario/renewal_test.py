"""Definitions adopted in the browser are served by the same process, and nobody is cut off."""

import concurrent.futures
import contextlib
import http.client
import json
import pathlib
import sys
import threading
import urllib.parse

from office import Office, run_tests, wait_until

PASSWORD = "Mingjing-2026"


class Desk:
    """One browser of a member of staff."""

    def __init__(self, office, login):
        self.host = urllib.parse.urlsplit(office.url).netloc
        self.cookie = self.token = ""
        status, body = self.ask("POST", "/api/v1/session", {"login": login, "password": PASSWORD})
        assert status == 200, body
        self.token = body["request_token"]

    def ask(self, method, path, body=None, headers=()):
        with contextlib.closing(http.client.HTTPConnection(self.host, timeout=60)) as connection:
            connection.request(
                method,
                "/api/v1" + path if not path.startswith("/api") else path,
                body=None if body is None else json.dumps(body),
                headers={"Cookie": self.cookie, "X-Request-Token": self.token, **dict(headers)},
            )
            answer = connection.getresponse()
            self.etag = answer.getheader("ETag")
            cookie = answer.getheader("Set-Cookie")
            if cookie:
                self.cookie = cookie.split(";")[0]
            text = answer.read().decode()
            return answer.status, json.loads(text) if text else None


def changed_source(desk, name, before, after):
    status, source = desk.ask("GET", f"/definitions/source?name={name}")
    assert status == 200, source
    assert before in source["text"]
    return {"changes": [{"name": name, "text": source["text"].replace(before, after, 1)}]}


def An_adopted_label_is_served_by_the_same_process(build):
    office = Office(build)
    with contextlib.closing(office):
        office.start("--demo")
        leader = Desk(office, "leader")
        person = Desk(office, "compiler_labour")
        process = office.server.pid
        change = changed_source(
            leader, "registers/enforcement_items.yaml", "label: 事项名称", "label: 执法事项的名称"
        )
        assert "执法事项的名称" not in office.get("/registers/enforcement_items")
        status, checked = leader.ask("POST", "/definitions/checks", change)
        assert status == 200 and checked["problems"] == [], checked
        assert [one["register"] for one in checked["effects"]] == ["enforcement_items"], checked
        assert checked["effects"][0]["checked"] > 0 and checked["effects"][0]["rejected"] == 0

        # People go on asking and saving; each preference acknowledged must be there after.
        is_over = threading.Event()

        def go_on(number, desk):
            answers = []
            while not is_over.is_set():
                name = f"/preferences/p{number}.{len(answers) % 20}"
                status, _ = desk.ask("PUT", name, {"value": str(len(answers))})
                answers.append(status)
            return answers

        # One after another: as many at once as there are places to sign in would be turned away.
        desks = [Desk(office, "compiler_skills") for _ in range(4)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            running = [pool.submit(go_on, number, desk) for number, desk in enumerate(desks)]
            status, adopted = leader.ask(
                "POST", "/definitions/adoptions", {**change, "reason": "统一名称"}
            )
            assert status == 201 and adopted["digest"] == checked["digest"], adopted
            wait_until(
                lambda: leader.ask("GET", "/definitions")[1]["digest"] == adopted["digest"],
                "the new definitions are in use",
            )
            is_over.set()
            for one in running:
                answers = one.result()
                assert answers and set(answers) == {200}, answers
        status, schema = person.ask("GET", "/registers/enforcement_items")
        assert status == 200, "signed out by an adoption"
        assert any(field["label"] == "执法事项的名称" for field in schema["fields"])
        wait_until(
            lambda: "执法事项的名称" in office.get("/registers/enforcement_items"),
            "the portal shows the new label",
        )
        assert office.server.pid == process and office.server.poll() is None
        office.run("fsck")


def A_change_adopted_by_command_is_in_use_too(build):
    office = Office(build)
    with contextlib.closing(office):
        office.start("--demo")
        leader = Desk(office, "leader")
        name = "registers/enforcement_items.yaml"
        change = changed_source(leader, name, "label: 事项名称", "label: 名称一")
        assert leader.ask("POST", "/definitions/adoptions", {**change, "reason": "一"})[0] == 201
        wait_until(
            lambda: "名称一" in leader.ask("GET", f"/definitions/source?name={name}")[1]["text"],
            "the first change is in use",
        )
        folder = pathlib.Path(office._temporary.name) / "proposed"
        for source in leader.ask("GET", "/definitions")[1]["sources"]:
            text = leader.ask("GET", f"/definitions/source?name={source['name']}")[1]["text"]
            (folder / source["name"]).parent.mkdir(parents=True, exist_ok=True)
            (folder / source["name"]).write_text(text.replace("label: 名称一", "label: 名称二"))
        said = office.run("definitions", "adopt", str(folder), "--actor", "leader")
        assert "随即换用" in said, said
        wait_until(
            lambda: "名称二" in leader.ask("GET", f"/definitions/source?name={name}")[1]["text"],
            "a change adopted by command is in use too",
        )


if __name__ == "__main__":
    tests = [An_adopted_label_is_served_by_the_same_process, A_change_adopted_by_command_is_in_use_too]
    sys.exit(run_tests(tests, pathlib.Path(sys.argv[1]).resolve()))
