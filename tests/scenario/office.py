"""The real program, driven as people drive it: its command line and its pages."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
WAIT_SECONDS = 60  # under sanitizers on a busy machine


class Office:
    """One data folder and, while it runs, the server that owns it."""

    def __init__(self, build, folder=None):
        self.program = build / "src" / "server" / "mingjing"
        self.verifier = build / "src" / "verify" / "mingjing-verify"
        self._temporary = None if folder else tempfile.TemporaryDirectory(prefix="mingjing-")
        self.folder = pathlib.Path(folder or self._temporary.name) / "data"
        self.server = None
        self.url = None

    def start(self, *options):
        """Serves on a free port; returns once the address is printed."""
        self.server = subprocess.Popen(
            [self.program, "serve", "--data", self.folder, "--listen", "127.0.0.1:0", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        seen = []
        for line in self.server.stdout:
            seen.append(line)
            found = re.search(r"公示专栏：(http://\S+)/", line)
            if found:
                self.url = found[1]
                return self
        raise AssertionError("the server did not start:\n" + "".join(seen))

    def stop(self, how=signal.SIGTERM):
        self.server.send_signal(how)
        self.server.stdout.close()
        code = self.server.wait(timeout=60)
        self.server = None
        return code

    def run(self, *words, expect=0):
        """One command; its output. `expect` is its exit code, None for any."""
        done = subprocess.run(
            [self.program, *words, "--data", self.folder], capture_output=True, text=True, timeout=300
        )
        if expect is not None and done.returncode != expect:
            raise AssertionError(
                f"{words} ended with {done.returncode}, not {expect}:\n{done.stdout}{done.stderr}"
            )
        return done.stdout

    def verify(self, *words, expect=0):
        done = subprocess.run([self.verifier, *words], capture_output=True, text=True, timeout=120)
        if done.returncode != expect:
            raise AssertionError(
                f"verify {words} ended with {done.returncode}, not {expect}:\n{done.stdout}{done.stderr}"
            )
        return done.stdout

    def get(self, path, expect=200):
        """The body of a page, as text."""
        return self.get_bytes(path, expect).decode()

    def get_bytes(self, path, expect=200):
        url = self.url + urllib.parse.quote(path, safe="/?=&%.:")
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                status, body = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, body = error.code, error.read()
        assert status == expect, f"{path}: {status}, not {expect}"
        return body

    def post(self, path, fields, expect=200):
        data = urllib.parse.urlencode(fields).encode()
        try:
            with urllib.request.urlopen(self.url + path, data=data, timeout=60) as answer:
                status, body = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, body = error.code, error.read()
        assert status == expect, f"{path}: {status}, not {expect}: {body.decode()[:400]}"
        return body.decode()

    def close(self):
        if self.server:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server.stdout.close()
        if self._temporary:
            self._temporary.cleanup()


def wait_until(holds, what):
    """Asks again and again: what the server does on its own threads takes its time."""
    end = time.monotonic() + WAIT_SECONDS
    while not holds():
        assert time.monotonic() < end, f"{what} in {WAIT_SECONDS} seconds"


def run_tests(tests, build):
    """Runs each test function with a fresh build path; prints and returns the failures."""
    failed = 0
    for test in tests:
        try:
            test(build)
            print(f"ok    {test.__name__}", flush=True)
        except Exception as error:  # noqa: BLE001 - a test may fail in any way
            failed += 1
            print(f"FAIL  {test.__name__}: {type(error).__name__}: {error}", flush=True)
    print(f"[  PASSED  ] {len(tests) - failed} tests.")
    if failed:
        print(f"[  FAILED  ] {failed} tests, listed below:")
    return failed
