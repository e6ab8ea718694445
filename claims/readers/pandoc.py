"""ODT, EPUB and RTF through pandoc, where it is installed: converted to HTML and read as that.

Pandoc runs in a process of its own, in its sandbox (no file but its input, no network), with limits on time and output.
"""

import re
import shutil
import subprocess
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO

from claims.document import Format, Layout
from claims.errors import UnreadableDocument, UnsupportedFormat
from claims.readers.html import read_html

_SECONDS = 60
_MOST_BYTES = 100 * 1024 * 1024
_LEAST_FOR_EPUB = 3
_RATIO = 200  # unpacked to packed; more is a bomb
_RATIO_FROM = 1_000_000  # bytes; what unpacks to less is none
_CHUNK = 1_000_000
_MEMORY = "-M2G"  # of pandoc's own run-time system


def _check_size(data: bytes, kind: str) -> None:
    """UnreadableDocument for a package that unpacks to far more than it is, whatever it says of its sizes."""
    budget = min(_MOST_BYTES, max(len(data) * _RATIO, _RATIO_FROM))
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for entry in package.infolist():
                with package.open(entry) as stream:
                    while piece := stream.read(_CHUNK):
                        budget -= len(piece)
                        if budget < 0:
                            raise UnreadableDocument(f"the {kind} is too large when unpacked: split it")
    except (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        raise UnreadableDocument(f"the {kind} is damaged and cannot be opened: save it again") from error


def _reason(said: bytes) -> str:
    """The first line that pandoc says of its failure, warnings aside."""
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    failures = [line for line in lines if not line.startswith("[")]
    return (failures or lines or ["no reason given"])[0].strip()[:200]


def _major_version(program: str) -> int:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, timeout=_SECONDS, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.match(rb"pandoc\S* (\d{1,4})", said)
    return int(found[1]) if found else 0


def read_with_pandoc(data: bytes, format_: Format) -> Layout:
    """The layout of a document that pandoc converts.

    UnsupportedFormat where pandoc is not installed; UnreadableDocument where it fails or takes too long.
    """
    program = shutil.which("pandoc")
    kind = format_.value.upper()
    if program is None:
        raise UnsupportedFormat(f"{kind} is read through pandoc, which is not installed: install it, or save as DOCX")
    if format_ is Format.EPUB and _major_version(program) < _LEAST_FOR_EPUB:
        raise UnsupportedFormat(
            f"{kind} needs pandoc {_LEAST_FOR_EPUB} or newer, an older one loses its notes: upgrade it"
        )
    if format_ is not Format.RTF:
        _check_size(data, kind)
    command = [program, "+RTS", _MEMORY, "-RTS", "--sandbox", "--standalone", "-f", format_.value, "-t", "html5"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(f"pandoc did not finish within {_SECONDS} seconds: save it as DOCX or HTML") from None
    except OSError as error:
        raise UnreadableDocument(f"pandoc cannot be run ({error.strerror}): save it as DOCX or HTML") from None
    if done.returncode or not done.stdout or len(done.stdout) > _MOST_BYTES:
        raise UnreadableDocument(f"pandoc cannot read it ({_reason(done.stderr)})")
    return replace(read_html(done.stdout), format=format_)
