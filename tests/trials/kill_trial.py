"""kill -9 of the real server, at random moments, under load from several writers.

After every kill: the next start answers within two seconds; everything acknowledged is
there; nothing half written is public; the log is the one remembered, and only grew; fsck
finds nothing. Prints what was tried.
usage: kill_trial.py BUILD_FOLDER [--kills N] [--seed N]
"""

import argparse
import collections
import pathlib
import random
import re
import signal
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "scenario"))
from control import ask  # noqa: E402
from office import ROOT, Office  # noqa: E402

REGISTER = "av_record_items"
HEADER = "清单编号,执法类别,记录环节,记录级别,记录方式,保存期限,设备\n"
CHAIN = ("head_legal", "reviewer_legal", "leader")
REACHED = {"已公示": 5, "待公示": 4, "审核中": 3, "草稿": 0}  # as `publish status` says it
STAGES = ("draft", "submitted", "submitted", "submitted", "approved", "published")
ENTRIES_EACH = 3
START_SECONDS = 2.0


class Acknowledged:
    """What people were told is done. Kept outside the server, as people's memory is."""

    def __init__(self):
        self.steps = {}  # entry -> how far it came, an index into STAGES
        self.letters = []

    def total(self):
        return sum(self.steps.values()) + len(self.steps) + len(self.letters)


class Writer(threading.Thread):
    """Takes entries from a file to a page, one act at a time, until the server is gone."""

    def __init__(self, office, number, acknowledged):
        super().__init__(daemon=True)
        self.office, self.number, self.acknowledged = office, number, acknowledged
        self.wrong = None

    def run(self):
        try:
            for turn in range(1_000_000):
                self.turn([f"Y-{self.number}-{turn}-{i}" for i in range(ENTRIES_EACH)])
        except OSError:
            pass  # killed
        except Exception as error:  # noqa: BLE001 - told to the trial
            self.wrong = error

    def turn(self, keys):
        rows = "".join(f"{key},行政处罚,现场检查,应当,录像,长期,执法记录仪\n" for key in keys)
        ask(self.office.folder, "import", [REGISTER], {"actor": "compiler_legal"},
            {"items.csv": (HEADER + rows).encode()})
        for key in keys:
            self.acknowledged.steps[key] = 0
        for step, (verb, actor) in enumerate(
            [("submit", "compiler_legal")] + [("approve", actor) for actor in CHAIN] + [("release", "publisher")], 1
        ):
            for key in keys:
                ask(self.office.folder, f"publish {verb}", [REGISTER, key], {"actor": actor})
                self.acknowledged.steps[key] = step


class Citizen(threading.Thread):
    """Sends letters and keeps their numbers."""

    def __init__(self, office, acknowledged):
        super().__init__(daemon=True)
        self.office, self.acknowledged = office, acknowledged

    def run(self):
        try:
            while True:
                said = self.office.post("/complaints", {"text": "办事窗口未公示执法证件"})
                self.acknowledged.letters.append(re.search(r"TS\d{8}-[0-9A-Z]{8}", said)[0])
                time.sleep(0.3)  # the portal takes letters from one address at this pace
        except (OSError, AssertionError):
            pass  # killed, or asked to slow down


class Trial:
    def __init__(self, build, seed):
        self.office = Office(build)
        self.random = random.Random(seed)
        self.acknowledged = Acknowledged()
        self.starts = []
        self.fscks = 0
        self.records = 0
        self.turns = 0

    def start(self):
        begun = time.monotonic()
        self.office.start("--definitions", str(ROOT / "demo" / "definitions"))
        self.office.get("/healthz")
        self.starts.append(time.monotonic() - begun)

    def round(self, state):
        writers = []
        for _ in range(4):
            self.turns += 1
            writers.append(Writer(self.office, self.turns, self.acknowledged))
        people = [*writers, Citizen(self.office, self.acknowledged)]
        for person in people:
            person.start()
        time.sleep(self.random.uniform(0.05, 1.5))
        self.office.stop(signal.SIGKILL)
        for person in people:
            person.join(30)
        wrong = [writer.wrong for writer in writers if writer.wrong]
        assert not wrong, wrong
        self.start()
        self.check(state)

    def check(self, state):
        said = self.office.run("publish", "status", REGISTER)
        stage_of = dict(re.findall(r"^  (Y-\S+)\t[^\t]*\t(\w+)", said, re.M))
        drafts = set(re.findall(r"Y-[\d-]+", self.office.run("drafts", REGISTER)))
        for key, step in self.acknowledged.steps.items():
            stage = stage_of.get(key, "草稿" if key in drafts else "nothing")
            assert REACHED.get(stage, -1) >= step, f"{key} was {STAGES[step]}, is {stage}"
        published = [key for key, stage in stage_of.items() if stage == "已公示"]
        for key in self.random.sample(published, min(5, len(published))):
            assert "现场检查" in self.office.get(f"/registers/{REGISTER}/{key}")
        for key in [key for key, stage in stage_of.items() if stage != "已公示"][-5:]:
            self.office.get(f"/registers/{REGISTER}/{key}", expect=404)
        for number in self.acknowledged.letters[-5:]:
            self.office.get(f"/complaints/{number}")
        self.office.verify(self.office.url, "--state", state)
        said = self.office.run("fsck")
        self.records = int(re.search(r"(\d+) 条存证", said)[1])
        self.fscks += 1

    def close(self):
        self.office.close()


def run(options):
    trial = Trial(options.build.resolve(), options.seed)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            trial.start()
            for _ in range(options.kills):
                trial.round(f"{folder}/state")
        finally:
            trial.close()
    steps = collections.Counter(STAGES[step] for step in trial.acknowledged.steps.values())
    starts = sorted(trial.starts[1:])
    print(
        f"kill -9: {options.kills} times in {time.monotonic() - began:.0f} s, seed {options.seed}; "
        f"{trial.acknowledged.total()} acknowledged acts, none lost\n"
        f"  entries {dict(steps)}, letters {len(trial.acknowledged.letters)}, records {trial.records}\n"
        f"  {trial.fscks} times fsck clean and the log only grown\n"
        f"  next start: median {starts[len(starts) // 2]:.2f} s, longest {starts[-1]:.2f} s"
    )
    if options.start_seconds and starts[-1] > options.start_seconds:
        print(f"PROBLEM a start took longer than {options.start_seconds} s")
        return 1
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--start-seconds", type=float, default=START_SECONDS, help="0: only print")
    sys.exit(run(parser.parse_args()))
