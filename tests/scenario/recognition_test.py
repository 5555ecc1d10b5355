"""A procedure nobody built in: files beside the others, and cases run by it; an instrument of its own
among them, and the rule that wants it in the file.

usage: recognition_test.py BUILD_FOLDER
"""

import contextlib
import pathlib
import shutil
import sys
import tempfile

from office import ROOT, Office, run_tests
from story import People, Procedures, Telling, load

HERE = pathlib.Path(__file__).resolve().parent
STORY = HERE / "recognition_story.yaml"
RECORD_RULE = (
    "  - {key: injury, procedures: [work_injury], act: rule, instruments: [injury_decision], need: must, "
    "basis: 工伤保险条例第二十条第一款}\n"
)


def lay(folder):
    """What a bureau lays beside what ships: a procedure, an instrument with its template, a record rule."""
    for kind, names in (("procedures", ["work_injury.yaml"]), ("instruments", ["injury_decision.yaml", "injury_decision.html"])):
        (folder / kind).mkdir()
        for name in names:
            shutil.copy(HERE / name, folder / kind)
    shipped = (ROOT / "definitions" / "record-rules.yaml").read_text(encoding="utf-8")
    (folder / "record-rules.yaml").write_text(shipped.rstrip("\n") + "\n" + RECORD_RULE, encoding="utf-8")


class Recorded(Telling):
    """Looks at the file of the case, too: it lacks the paper until it is there."""

    def issue(self, paper):
        assert [one for one in self.lacking() if one["is_must"]] == self.lacking() and self.lacking(), self.file()
        assert [one["name"] for one in self.lacking()[0]["instruments"]] == [paper["paper"]], self.lacking()
        super().issue(paper)
        assert not self.lacking(), self.lacking()
        (filed,) = [one for one in self.file()["main"] if one["title"] == paper["paper"]]
        assert filed["number"] == self.papers[paper["paper"]] and "工认" in filed["number"], filed

    def file(self):
        status, file = self.people["钟蕊清"].ask("GET", f"/cases/{self.case['number']}/dossier")
        assert status == 200, file
        return file

    def lacking(self):
        return [one for one in self.file()["missing"] if one["rule"] == "injury"]


def AProcedureLaidBesideTheOthersRunsCases(build):
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Office(build)) as office:
        lay(pathlib.Path(folder))
        procedures = pathlib.Path(folder) / "procedures"
        office.start("--demo", "--definitions", folder)

        people = People(office)
        known = Procedures(people, "钟蕊清", (ROOT / "definitions" / "procedures", procedures))
        assert known.known["work_injury"]["category"] == "行政确认"
        case = Recorded(people, known, load(STORY)).play()

        chart = office.get("/flow/work_injury")
        for words in ("工伤认定程序", "等待司法等结论", "60日", "<svg", "第二十条"):
            assert words in chart, f"{words} is not on the chart's page"
        status, listed = people["孟晗川"].ask("GET", "/cases?procedure=work_injury")
        assert status == 200 and [row["number"] for row in listed["cases"]] == [case["number"]]
        assert "工伤认定决定书" in office.get("/data/instruments/injury_decision.schema.json")
        assert "全部相符" in office.run("fsck")


if __name__ == "__main__":
    sys.exit(run_tests([AProcedureLaidBesideTheOthersRunsCases], pathlib.Path(sys.argv[1]).resolve()))
