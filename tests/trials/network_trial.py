#!/usr/bin/env python3
"""Bad clients against a running server on this machine: prints counts, and fails when a
good client beside them waits more than a second or gets no answer.

    tests/trials/network_trial.py 127.0.0.1:8080 [--pid PID] [--connections 10000] [--path /]

Only loopback addresses are accepted. Ends by itself within about a minute.
"""
import argparse
import asyncio
import collections
import ipaddress
import pathlib
import random
import resource
import time

PATIENCE_S = 30
PROBE_LIMIT_S = 1.0


class Trial:
    def __init__(self, host, port, path):
        self.host, self.port, self.path = host, port, path
        self.problems = []

    async def exchange(self, data, patience=PATIENCE_S):
        """Sends the bytes; the status of the answer, "closed" or "silent"."""
        try:
            reader, writer = await asyncio.open_connection(self.host, self.port)
        except OSError:
            return "no connection"
        try:
            writer.write(data)
            line = await asyncio.wait_for(reader.readline(), patience)
            return line.split()[1].decode() if line else "closed"
        except asyncio.TimeoutError:
            return "silent"
        except OSError:
            return "closed"
        finally:
            writer.close()

    async def probe(self, seconds):
        """What a citizen sees meanwhile: a new connection and a page, ten times a second."""
        waits, end = [], time.monotonic() + seconds
        request = f"GET {self.path} HTTP/1.1\r\nHost: {self.host}\r\nConnection: close\r\n\r\n".encode()
        while time.monotonic() < end:
            start = time.monotonic()
            status = await self.exchange(request, 5)
            waits.append(time.monotonic() - start)
            if status != "200":
                self.problems.append(f"a good client got: {status}")
            await asyncio.sleep(0.1)
        waits.sort()
        if waits[-1] > PROBE_LIMIT_S:
            self.problems.append(f"a good client waited {waits[-1]:.2f} s")
        return f"good client {len(waits)} pages, median {waits[len(waits) // 2] * 1e3:.1f} ms, worst {waits[-1] * 1e3:.1f} ms"

    async def malformed(self):
        host = f"Host: {self.host}\r\n"
        cases = [
            "nonsense\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", f"GET / HTTP/9.9\r\n{host}\r\n",
            f"GET / HTTP/1.1\n{host}\n\n", f"GET /%ff HTTP/1.1\r\n{host}\r\n", f"BREW / HTTP/1.1\r\n{host}\r\n",
            f"GET /../../etc/passwd HTTP/1.1\r\n{host}\r\n", f"GET / HTTP/1.1\r\n{host}{host}\r\n",
            f"POST / HTTP/1.1\r\n{host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            f"POST / HTTP/1.1\r\n{host}Content-Length: -1\r\n\r\n",
            f"POST / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        ]
        noise = random.Random(1)
        data = [case.encode() for case in cases] + [noise.randbytes(500) + b"\r\n\r\n" for _ in range(200)]
        seen = collections.Counter(await asyncio.gather(*(self.exchange(one) for one in data)))
        for status in seen:
            if not (status.startswith("4") or status in ("501", "closed")):
                self.problems.append(f"malformed requests: {status}")
        return f"malformed: {len(data)} sent, {dict(seen)}"

    async def oversized(self):
        start = f"GET / HTTP/1.1\r\nHost: {self.host}\r\n".encode()
        parts = {
            "header": start + b"X: " + b"x" * 1_000_000 + b"\r\n\r\n",
            "header lines": start + b"X: y\r\n" * 100_000 + b"\r\n",
            "target": b"GET /" + b"a" * 12_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
            "body said": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n",
            "body sent": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n" + b"x" * 3_000_000,
        }
        lines = []
        for name, data in parts.items():
            seen = collections.Counter(await asyncio.gather(*(self.exchange(data) for _ in range(20))))
            lines.append(f"{name} {dict(seen)}")
            if any(status not in ("413", "414", "431", "closed") for status in seen):
                self.problems.append(f"oversized {name}: {dict(seen)}")
        return "oversized, 20 each: " + ", ".join(lines)

    async def slow_loris(self, count):
        """Heads that never end, one line every half second: each must be cut."""
        async def drip():
            reader, writer = await asyncio.open_connection(self.host, self.port)
            start = time.monotonic()
            try:
                writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n")
                while time.monotonic() - start < PATIENCE_S:
                    writer.write(b"X: y\r\n")
                    try:
                        if await asyncio.wait_for(reader.read(1), 0.5) == b"":
                            return time.monotonic() - start
                    except asyncio.TimeoutError:
                        pass
                return None
            except OSError:
                return time.monotonic() - start
            finally:
                writer.close()

        probing = asyncio.create_task(self.probe(5))
        ends = await asyncio.gather(*(drip() for _ in range(count)))
        cut = [end for end in ends if end is not None]
        if len(cut) < count:
            self.problems.append(f"{count - len(cut)} slow clients were never cut")
        longest = f"after at most {max(cut):.0f} s" if cut else ""
        return f"slow-loris: {count} clients, {len(cut)} cut {longest}; {await probing}"

    async def idle(self, count, pid):
        before = memory_of(pid)
        held = []
        for _ in range(count // 100):
            held += await asyncio.gather(
                *(asyncio.open_connection(self.host, self.port) for _ in range(100)), return_exceptions=True
            )
        good = [pair for pair in held if not isinstance(pair, BaseException)]
        probed = await self.probe(3)
        grown = f", server memory {before} to {memory_of(pid)} MB" if pid else ""
        for _, writer in good:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for _, writer in good), return_exceptions=True)
        return f"idle: {len(good)} of {count} connections held{grown}; {probed}"


def memory_of(pid):
    if not pid:
        return 0
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


async def run(options):
    host, _, port = options.address.rpartition(":")
    if not ipaddress.ip_address(host).is_loopback:
        raise SystemExit("only loopback addresses are tried")
    trial = Trial(host, int(port), options.path)
    print(f"quiet: {await trial.probe(2)}")
    print(await trial.malformed())
    print(await trial.oversized())
    print(await trial.slow_loris(options.slow))
    print(await trial.idle(options.connections, options.pid))
    print(f"afterwards: {await trial.probe(2)}")
    for problem, times in collections.Counter(trial.problems).items():
        print(f"PROBLEM {problem} ({times} times)")
    print("the server stayed responsive" if not trial.problems else "the server did not hold")
    return bool(trial.problems)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", metavar="HOST:PORT")
    parser.add_argument("--path", default="/")
    parser.add_argument("--pid", type=int, help="of the server, to print its memory")
    parser.add_argument("--connections", type=int, default=10_000)
    parser.add_argument("--slow", type=int, default=500)
    given = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, given.connections + 1000), hard))
    raise SystemExit(asyncio.run(run(given)))
