"""Makes PDFs of instruments, one after another, for as long as it is fed (docs/instruments.md).

Speaks over standard input and output: a line of JSON in, {"turn", "html", "epoch", "id"}; a line
of JSON out, {"ok", "turn", "pages", "bytes", "ms"} and then so many bytes, or {"ok": false,
"turn", "error"}; the turn of an answer is that of what was asked. The first line out says
whether it can work at all. Its argument, where it has one, is the folder of its temporary
files, which is gone when it ends.

What it makes depends on what it is given and on nothing else: no network, no file but the
fonts, the time it is told. The same input is the same bytes.
"""

import atexit
import io
import json
import logging
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ORIGIN = "https://press.invalid/"  # what relative addresses are resolved against; never asked
MEMORY_MAX = 3 << 30
SECONDS_MAX = 120  # the server waits less; where it is gone, nobody else ends what hangs
FONT_FOLDERS = [
    os.environ.get("MINGJING_FONTS", ""),
    str(pathlib.Path(__file__).resolve().parent / "fonts"),
    "/usr/local/share/fonts/fandol",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
]
SUBSET = ["--retain-gids", "--no-hinting", "--desubroutinize", "--notdef-outline",
          "--drop-tables+=GSUB,GPOS,GDEF,SVG,vmtx,vhea,VORG,BASE"]


def say(line, data=b""):
    out.write(json.dumps(line, ensure_ascii=False).encode() + b"\n" + data)
    out.flush()


def font_file(name):
    """A bundled font by its file name; None where no folder has it."""
    if name != os.path.basename(name):
        return None
    paths = (os.path.join(folder, name) for folder in FONT_FOLDERS if folder)
    return next((path for path in paths if os.path.isfile(path)), None)


def fetch(url, timeout=None, ssl_context=None):
    """Fonts, and pictures that stand in the document itself; nothing else from anywhere."""
    if url.startswith("data:image/"):
        return weasyprint.default_url_fetcher(url)
    folder = ORIGIN + "fonts/"
    path = font_file(url[len(folder):]) if url.startswith(folder) else None
    if path is None:
        raise ValueError("not to be fetched: " + url)
    return {"file_obj": open(path, "rb"), "mime_type": "font/otf"}


def subset(content, glyphs, face):
    """The font with only these glyphs, by hb-subset: fontTools takes ten times as long."""
    with tempfile.NamedTemporaryFile() as whole, tempfile.NamedTemporaryFile() as part:
        whole.write(content)
        whole.flush()
        command = ["hb-subset", whole.name, "--gids=" + ",".join(map(str, sorted(glyphs))),
                   f"--face-index={face}", "--output-file=" + part.name, *SUBSET]
        done = subprocess.run(command, capture_output=True, check=False)
        return part.read() if done.returncode == 0 else b""


def quicken(stream, font_reader):
    """Puts hb-subset in the place of WeasyPrint's own subsetting, where it can."""
    slow = stream.Font.clean

    def clean(font, cmap):
        if font.ttfont is None or not cmap or "fvar" in font.ttfont:
            return slow(font, cmap)
        content = subset(font.file_content, cmap, getattr(font, "index", 0) or 0)
        if not content:
            return slow(font, cmap)
        font.file_content = content
        font.ttfont = font_reader(io.BytesIO(content))
        return slow(font, None)

    stream.Font.clean = clean


class Unread(logging.Handler):
    """Whether a picture that stands in the document could not be read: its place would be blank."""

    is_any = False

    def emit(self, record):
        about = str(record.args[0]) if record.args else ""
        self.is_any = self.is_any or about.startswith("data:image/")


def made(request):
    unread.is_any = False
    begun = time.perf_counter()
    os.environ["SOURCE_DATE_EPOCH"] = str(request["epoch"])
    document = weasyprint.HTML(
        string=request["html"], base_url=ORIGIN, url_fetcher=fetch
    ).render()
    if unread.is_any:
        raise ValueError("a picture cannot be read")
    pdf = document.write_pdf(variant="pdf/a-3b", identifier=request["id"].encode())
    spent = round((time.perf_counter() - begun) * 1000)
    return {"ok": True, "pages": len(document.pages), "bytes": len(pdf), "ms": spent}, pdf


if __name__ == "__main__":
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    if len(sys.argv) > 1:
        tempfile.tempdir = sys.argv[1]
        atexit.register(shutil.rmtree, sys.argv[1], ignore_errors=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    try:
        import weasyprint
        from fontTools.ttLib import TTFont
        from weasyprint.pdf import stream as pdf_stream
    except ImportError as error:
        say({"ok": False, "error": f"WeasyPrint: {error}"})
        sys.exit(1)
    unread = Unread()
    logger = logging.getLogger("weasyprint")
    logger.handlers = [unread]
    logger.propagate = False
    logger.setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    quicken(pdf_stream, TTFont)
    say({"ok": True, "weasyprint": weasyprint.__version__,
         "fonts": font_file("FandolFang-Regular.otf") is not None})
    for line in sys.stdin.buffer:
        signal.alarm(SECONDS_MAX)
        request = json.loads(line)
        try:
            answer, pdf = made(request)
            say({**answer, "turn": request["turn"]}, pdf)
        except MemoryError:
            sys.exit(1)  # begun anew with clean memory
        except Exception as error:  # of this document; the next may be all right
            say({"ok": False, "turn": request["turn"], "error": repr(error)[:500]})
        signal.alarm(0)
