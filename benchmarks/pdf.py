"""How fast PDF text is read with its fonts, side by side with other readers, and whether memory grows.

    python benchmarks/pdf.py FILE.pdf [ROUNDS]

Times, best of ROUNDS (3): a bare loop over size, matrix and generated flag of each character; our words, lines and
text with fonts (in this process, as the loop is); the whole reading with notes, markers and blocks, in the child;
then pdfplumber and pdfminer.six with the size of each character, where they are installed. At the end the memory of
this process after reading the file again and again.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from claims.readers.pdf import child, read_pdf
from claims.readers.pdf.lines import set_lines
from claims.readers.pdf.model import page_of
from claims.readers.pdf.sheet import lay_out

_READINGS = 20  # for the memory


def bare_loop(data: bytes) -> int:
    """The characters that a loop over size, matrix and generated flag meets."""
    document, matrix, count = pdfium.PdfDocument(data), pdfium_c.FS_MATRIX(), 0
    for page in document:
        textpage = page.get_textpage()
        raw = textpage.raw
        for index in range(textpage.count_chars()):
            pdfium_c.FPDFText_GetFontSize(raw, index)
            pdfium_c.FPDFText_GetMatrix(raw, index, matrix)
            pdfium_c.FPDFText_IsGenerated(raw, index)
            count += 1
        textpage.close()
        page.close()
    return count


def text_with_fonts(data: bytes) -> int:
    """The length of the canonical text, lines in reading order with sizes and raised signs."""
    pages = []
    while True:
        found = json.loads(child.answer(child.request_of(len(pages), data)))
        for one in found["pages"]:
            pages.append(page_of(len(pages) + 1, one))
            set_lines(pages[-1])
        if len(pages) >= found["count"]:
            return len(lay_out(pages).text)


def whole_reading(data: bytes) -> int:
    """The length of the text of the layout, notes and markers found."""
    return len(read_pdf(data).text)


def pdfplumber_sizes(data: bytes) -> int:
    """The characters with their sizes that pdfplumber gives."""
    import io

    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len([char["size"] for char in page.chars]) for page in document.pages)


def pdfminer_sizes(data: bytes) -> int:
    """The characters with their sizes that pdfminer.six gives."""
    import io

    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTChar, LTTextContainer

    count = 0
    for page in extract_pages(io.BytesIO(data)):
        for element in page:
            if isinstance(element, LTTextContainer):
                for line in element:
                    count += sum(isinstance(char, LTChar) and char.size > 0 for char in line)
    return count


def best(function: Callable[[bytes], int], data: bytes, rounds: int) -> tuple[float, int]:
    """The least seconds of so many rounds, and what the function gave."""
    seconds, given = float("inf"), 0
    for _ in range(rounds):
        start = time.perf_counter()
        given = function(data)
        seconds = min(seconds, time.perf_counter() - start)
    return seconds, given


def main(path: str, rounds: int = 3) -> None:
    """Print the times and the memory."""
    data = Path(path).read_bytes()
    base, _ = best(bare_loop, data, rounds)
    print(f"{'bare loop':28s} {base:7.2f} s")
    ours, given = best(text_with_fonts, data, rounds)
    print(f"{'text with fonts':28s} {ours:7.2f} s  {ours / base:5.2f} x the bare loop  {given} characters")
    whole, _ = best(whole_reading, data, rounds)
    print(f"{'whole reading, in the child':28s} {whole:7.2f} s  {whole / base:5.2f} x the bare loop")
    for name, function in (("pdfplumber", pdfplumber_sizes), ("pdfminer", pdfminer_sizes)):
        if find_spec(name) is None:
            print(f"{name:28s} not installed")
            continue
        seconds, given = best(function, data, 1)
        print(f"{name:28s} {seconds:7.2f} s  {seconds / ours:5.1f} x our text with fonts  {given} characters")
    used = []
    for _ in range(_READINGS):
        read_pdf(data)
        used.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    print(f"memory of this process in MB: {used[0]} after one reading, {used[-1]} after {_READINGS}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3)
