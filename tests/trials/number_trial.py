"""kill -9 while instruments are signed off, numbered, rendered and voided, cases opened, approved
and archived.

Several people work at once; whoever was cut off sends the same request again, under the same key.
After every kill: numbers of instruments, cases and archives follow each other without gap or
double; what was acknowledged is there, under the number that was told; voided ones stay voided;
what was signed off or returned is, by whom it was, and has one number at most;
no request was carried out twice, no step taken twice. At the end what was numbered is made, every
PDF is the bytes its record says, fsck finds nothing. Ends with "N passed, N failed": a check per
kill, and those of the end.
usage: number_trial.py BUILD_FOLDER [--kills N] [--seed N]
"""

import argparse
import collections
import hashlib
import pathlib
import random
import signal
import sys
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "scenario"))
from number_people import (  # noqa: E402
    DECISION,
    HEAD,
    KINDS,
    LEAD,
    SIGNED_KIND,
    STEPS,
    DecisionWriter,
    Handler,
    Officer,
    SignedWriter,
    Told,
    Writer,
    instruments,
    name_of,
    of_case,
    rows,
    sign_offs,
    standing_decision,
    waiting,
)
from office import WAIT_SECONDS, Office, wait_until  # noqa: E402

def opened_case(office, officer):
    for row in rows(office, "SELECT key FROM entries WHERE register = 'enforcement_items' ORDER BY key"):
        content = LEAD | {"item": row["key"], "party_name": "样例服饰加工厂"}
        status, said, _ = officer.ask(
            "POST", "/api/v1/cases", {"procedure": "penalty_ordinary", "content": content}
        )
        if status == 201:
            return said["number"], row["key"]
    raise AssertionError(f"no case could be opened: {said}")


def decided_case(office, leader):
    """The demo bureau's case whose review is passed, decided now."""
    asked = "SELECT number FROM cases WHERE stage = 'decision' AND procedure = 'penalty_ordinary'"
    ((number,),) = rows(office, asked)
    _, _, version = leader.ask("GET", f"/api/v1/cases/{number}")
    status, said, _ = leader.ask(
        "POST", f"/api/v1/cases/{number}/steps/decide", {"content": DECISION}, If_Match=version
    )
    assert status == 200, said
    return number


def follow_each_other(numbers, what):
    assert numbers == list(range(1, len(numbers) + 1)), f"{what}: a gap or a double in {numbers}"


def check_instruments(office, told):
    now = instruments(office)
    for kind in {row["instrument"] for row in now}:
        follow_each_other([row["serial"] for row in now if row["instrument"] == kind], kind)
    requests = collections.Counter(row["request"] for row in now)
    assert max(requests.values()) == 1, "a request was carried out twice"
    by_name = {name_of(row): row for row in now}
    for name, code in told.codes.items():
        assert name in by_name, f"{name} was told and is gone"
        assert by_name[name]["code"] == code, f"{name} is another's now"
    for name in told.voided:
        assert by_name[name]["standing"] == "voided", f"{name} is no longer voided"


def check_approvals(office, told, case, is_cut_off):
    """What was told of papers on their way is so; at most the act cut off is there beside it."""
    now = sign_offs(office, case)
    for paper, (version, standing) in told.sign_offs.items():
        assert paper in now, f"{paper} was sent and is gone"
        is_version, is_standing = now[paper]
        assert is_version >= version, f"{paper} was {standing}, and that is gone: {now[paper]}"
        may_be = (standing, "numbered") if standing == "signed_off" else (standing,)
        assert is_version > version or is_standing in may_be, f"{paper} was {standing}, is {is_standing}"
    surplus = sum(one for one, _ in now.values()) - sum(one for one, _ in told.sign_offs.values())
    assert 0 <= surplus <= is_cut_off, f"{surplus} acts on papers nobody was told of"
    made = of_case(office, case, SIGNED_KIND)
    used = sum(standing == "numbered" for _, standing in now.values())
    assert len(made) == used, f"{used} papers were signed off and numbered, {len(made)} have a number"
    signed_by = {name_of(row): row["signed_by"] for row in made}
    assert set(signed_by.values()) <= {HEAD}, f"a number without a signature: {signed_by}"
    for name, signer in told.signers.items():
        assert signed_by.get(name) == signer, f"{name} was signed off by {signer}, not {signed_by.get(name)}"


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
        logins = {"handler": "compiler_labour", "leader": "leader", "head": HEAD}
        self.people = {who: Officer(self.office, login) for who, login in logins.items()}
        self.case, self.item = opened_case(self.office, self.people["handler"])
        self.decided = decided_case(self.office, self.people["leader"])
        all_made(self.office)  # the demo bureau's own: nobody numbers while many wait

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
        people.append(DecisionWriter(self.told, self.office, self.people["handler"], self.decided))
        signing = SignedWriter(self.told, self.office, self.people, self.case)
        people.append(signing)
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
        is_cut_off = "/sign-offs" in (signing.pending or ("", ""))[1]
        check_approvals(self.office, self.told, self.case, is_cut_off)
        for person in people:
            person.send_again()
        check_approvals(self.office, self.told, self.case, is_cut_off)
        self.told.sign_offs = sign_offs(self.office, self.case)  # as who was cut off looks it up
        check_instruments(self.office, self.told)
        check_cases(self.office, self.told)
        standing_decision(self.office, self.decided)

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
            f"  papers {dict(told.approvals)}, numbered once signed off {len(told.signers)}\n"
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
