"""A procedure nobody built in: files beside the others, and cases run by it, to the archive; an
instrument of its own among them, and the rules that want its papers in the file.

usage: recognition_test.py BUILD_FOLDER
"""

import contextlib
import hashlib
import io
import pathlib
import shutil
import sys
import tempfile
import urllib.request
import zipfile

from office import ROOT, Office, run_tests
from story import People, Procedures, Telling, load

HERE = pathlib.Path(__file__).resolve().parent
STORY = HERE / "recognition_story.yaml"
RULES = HERE / "injury_rules.yaml"
DECISION = "工伤认定决定书"


def lay(folder):
    """What a bureau lays beside what ships: a procedure, an instrument with its template, record rules."""
    for kind, names in (("procedures", ["work_injury.yaml"]), ("instruments", ["injury_decision.yaml", "injury_decision.html"])):
        (folder / kind).mkdir()
        for name in names:
            shutil.copy(HERE / name, folder / kind)
    shipped = (ROOT / "definitions" / "record-rules.yaml").read_text(encoding="utf-8")
    (folder / "record-rules.yaml").write_text(shipped.rstrip("\n") + "\n" + RULES.read_text(encoding="utf-8"), encoding="utf-8")


class Recorded(Telling):
    """Looks at the file of the case, too: it lacks the paper until it is there."""

    def issue(self, paper):
        name = paper if isinstance(paper, str) else paper["paper"]
        assert name in self.lacking(), (name, self.lacking())
        super().issue(paper)
        assert name not in self.lacking(), self.lacking()
        file = self.file()
        (filed,) = [one for one in file["main"] + file["side"] if one["title"] == name]
        assert name != DECISION or filed["number"] == self.papers[name] and "工认" in filed["number"], filed

    def file(self):
        status, file = self.people["钟蕊清"].ask("GET", f"/cases/{self.case['number']}/dossier")
        assert status == 200, file
        return file

    def lacking(self):
        return [one["name"] for lack in self.file()["missing"] for one in lack["instruments"]]


def taken(office, desk, path):
    """What a browser saves: its bytes."""
    request = urllib.request.Request(office.url + path, headers={"Cookie": desk.cookie})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def the_file_is_whole(office, desk, case):
    """Archived under a number, with nothing missing; bound as one PDF and as a bag that holds."""
    (archived,) = [one["content"] for one in case["steps"] if one["act"] == "archive"]
    assert archived["number"].startswith("2026-"), archived
    assert (archived["grade"], archived["retention"]) == ("重要", "永久"), archived
    at = f"/api/v1/cases/{case['number']}/dossier"
    status, file = desk.ask("GET", at)
    assert status == 200 and not file["missing"], file
    assert taken(office, desk, at + ".pdf").startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO(taken(office, desk, at + ".zip"))) as bag:
        (manifest,) = [name for name in bag.namelist() if name.endswith("/manifest-sha256.txt")]
        folder = manifest.removesuffix("manifest-sha256.txt")
        listed = dict(reversed(line.split("  ", 1)) for line in bag.read(manifest).decode().splitlines())
        assert any(name.endswith(".pdf") for name in listed), listed
        for name, digest in listed.items():
            assert hashlib.sha256(bag.read(folder + name)).hexdigest() == digest, name


def AProcedureLaidBesideTheOthersRunsCases(build):
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Office(build)) as office:
        lay(pathlib.Path(folder))
        procedures = pathlib.Path(folder) / "procedures"
        office.start("--demo", "--definitions", folder)

        people = People(office)
        known = Procedures(people, "钟蕊清", (ROOT / "definitions" / "procedures", procedures))
        assert known.known["work_injury"]["category"] == "行政确认"
        case = Recorded(people, known, load(STORY)).play()

        the_file_is_whole(office, people["钟蕊清"], case)

        chart = office.get("/flow/work_injury")
        for words in ("工伤认定程序", "等待司法等结论", "审核分歧", "60日", "<svg", "第二十条"):
            assert words in chart, f"{words} is not on the chart's page"
        status, listed = people["孟晗川"].ask("GET", "/cases?procedure=work_injury")
        assert status == 200 and [row["number"] for row in listed["cases"]] == [case["number"]]
        assert "工伤认定决定书" in office.get("/data/instruments/injury_decision.schema.json")
        assert "全部相符" in office.run("fsck")


if __name__ == "__main__":
    sys.exit(run_tests([AProcedureLaidBesideTheOthersRunsCases], pathlib.Path(sys.argv[1]).resolve()))
