"""The program on a bureau of a million records: start, memory, pages, fsck.
usage: scale.py BUILD_FOLDER [RECORDS]"""

import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "scenario"))
from office import Office  # noqa: E402

PAGES = 300


def resident_mb(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def verdict(text, value, target, unit, is_upper=True):
    is_met = value < target if is_upper else value >= target
    print(f"{text}: {value:,.2f} {unit} (target {'<' if is_upper else '>='} {target:,} {unit}"
          f"{'' if is_met else ', MISSED'})", flush=True)


def start(office):
    begun = time.monotonic()
    office.start()
    office.get("/healthz")
    return time.monotonic() - begun


def read_pages(office, entries):
    """Mean milliseconds of entry pages nobody asked for before."""
    spent = 0.0
    for number in random.Random(1).sample(range(entries), PAGES):
        begun = time.perf_counter()
        with urllib.request.urlopen(f"{office.url}/registers/av_record_items/YX-{number:07}") as page:
            page.read()
        spent += time.perf_counter() - begun
    return spent / PAGES * 1000


def main(build, records):
    with tempfile.TemporaryDirectory(prefix="mingjing-scale-") as folder:
        office = Office(build, folder)
        subprocess.run([build / "bench/scale_bench", office.folder, str(records)], check=True)
        size = sum(path.stat().st_size for path in office.folder.rglob("*") if path.is_file())
        print(f"{records:,} records, {size / 1e6:,.0f} MB on disk")
        try:
            verdict("start until /healthz", start(office), 2, "s")
            verdict("memory after the start", resident_mb(office.server.pid), 300, "MB")
            print(f"entry page, uncached, one visitor: {read_pages(office, records // 5):.2f} ms")
            verdict(f"memory after {PAGES} pages", resident_mb(office.server.pid), 300, "MB")
            office.stop()
            said = office.run("fsck")
            print(said.strip())
            found = re.search(r"账本与日志：(\d+) 条存证，相符（([\d.]+) 秒）", said)
            verdict("fsck, ledger and log", int(found[1]) / float(found[2]), 100_000, "records/s", False)
        finally:
            office.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
