"""Pictures of every shipped instrument, for somebody to look at before it is printed for real.

usage: look_at_instruments.py BUILD_FOLDER OUTPUT_FOLDER [NAME]...
Leaves NAME.pdf and NAME-1.png … of each; prints pages and milliseconds.
"""

import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


def main(build, folder, names):
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [build / "tests" / "press_test", "--gtest_filter=*IsLaidOutFromAFullCase*", "--gtest_brief=1"],
        cwd=ROOT, env=os.environ | {"MINGJING_INSTRUMENTS_TO": str(folder)}, check=True,
    )
    worker = subprocess.Popen(
        ["/usr/bin/python3", "-I", ROOT / "press" / "worker.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    print(worker.stdout.readline().decode(), end="")
    for page in sorted(folder.glob("*.html")):
        if names and page.stem not in names:
            continue
        request = {"turn": 0, "html": page.read_text(), "epoch": 0, "id": page.stem}
        worker.stdin.write(json.dumps(request).encode() + b"\n")
        worker.stdin.flush()
        said = json.loads(worker.stdout.readline())
        print(page.stem, said)
        if said["ok"]:
            pdf = page.with_suffix(".pdf")
            pdf.write_bytes(worker.stdout.read(said["bytes"]))
            subprocess.run(["pdftoppm", "-r", "70", "-png", pdf, page.with_suffix("")], check=True)
    worker.stdin.close()
    worker.wait()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3:])
