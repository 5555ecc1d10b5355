"""A procedure nobody built in: one file beside the others, and cases run by it.

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


def AProcedureLaidBesideTheOthersRunsCases(build):
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Office(build)) as office:
        procedures = pathlib.Path(folder) / "procedures"
        procedures.mkdir()
        shutil.copy(HERE / "work_injury.yaml", procedures)
        office.start("--demo", "--definitions", folder)

        people = People(office)
        known = Procedures(people, "钟蕊清", (ROOT / "definitions" / "procedures", procedures))
        assert known.known["work_injury"]["category"] == "行政确认"
        case = Telling(people, known, load(STORY)).play()

        chart = office.get("/flow/work_injury")
        for words in ("工伤认定程序", "等待司法等结论", "60日", "<svg", "第二十条"):
            assert words in chart, f"{words} is not on the chart's page"
        status, listed = people["孟晗川"].ask("GET", "/cases?procedure=work_injury")
        assert status == 200 and [row["number"] for row in listed["cases"]] == [case["number"]]
        assert "全部相符" in office.run("fsck")


if __name__ == "__main__":
    sys.exit(run_tests([AProcedureLaidBesideTheOthersRunsCases], pathlib.Path(sys.argv[1]).resolve()))
