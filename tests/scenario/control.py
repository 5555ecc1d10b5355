"""DIR/control.sock spoken directly: what `mingjing` commands do, without a process each."""

import json
import socket


class Refused(Exception):
    """A rule said no; nothing was written."""


class Failed(Exception):
    """The server could not do it, and said why."""


def ask(folder, verb, words=(), options=None, files=None):
    """The lines of the answer. Refused, Failed, or OSError when the server is gone."""
    files = files or {}
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(str(folder / "control.sock"))
        _send(link, {"verb": verb, "options": options or {}, "words": list(words),
                     "files": len(files), "operated_by": "operator trial"})
        for name, data in files.items():
            _send(link, {"name": name, "size": len(data)}, data)
        lines = []
        while True:
            header = json.loads(_receive(link, int(_receive(link, 8), 16)))
            if "size" in header:
                _receive(link, header["size"])
            if "line" in header:
                lines.append(header["line"])
            if "error" in header:
                raise Failed(f"{verb} {words}: {header['error']}")
            if "exit" in header:
                if header["exit"] != 0:
                    raise Refused(f"{verb} {words} ended with {header['exit']}: {lines}")
                return lines


def _send(link, header, data=b""):
    text = json.dumps(header, ensure_ascii=False).encode()
    link.sendall(b"%08x" % len(text) + text + data)


def _receive(link, count):
    data = b""
    while len(data) < count:
        part = link.recv(count - len(data))
        if not part:
            raise ConnectionResetError("the server is gone")
        data += part
    return data
