"""ODT, EPUB and RTF through pandoc, where it is installed: converted to HTML and read as that.

Pandoc runs in a process of its own, in its sandbox (no file but its input, no network), with limits on time and output.
"""

import re
import shutil
import subprocess
from dataclasses import replace

from claims.document import Format, Layout
from claims.errors import UnreadableDocument, UnsupportedFormat
from claims.readers.html import read_html

_SECONDS = 60
_MOST_BYTES = 100 * 1024 * 1024
_LEAST_FOR_EPUB = 3
_MEMORY = "-M2G"  # of pandoc's own run-time system


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
    command = [program, "+RTS", _MEMORY, "-RTS", "--sandbox", "--standalone", "-f", format_.value, "-t", "html5"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(f"pandoc did not finish within {_SECONDS} seconds: save it as DOCX or HTML") from None
    except OSError as error:
        raise UnreadableDocument(f"pandoc cannot be run ({error.strerror}): save it as DOCX or HTML") from None
    if done.returncode or not done.stdout or len(done.stdout) > _MOST_BYTES:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[:1]
        raise UnreadableDocument(f"pandoc cannot read it ({said[0][:200] if said else 'no reason given'})")
    return replace(read_html(done.stdout), format=format_)
