"""How fast PDF text is read with its fonts, side by side with other readers, and whether memory grows.

    python benchmarks/pdf.py FILE.pdf… [ROUNDS]

First the memory of this process after reading all files again and again. Then for each file the processor seconds, best
of ROUNDS (7): a bare loop over size, matrix and generated flag of each character; our words, lines and text with fonts
(in this process, as the loop is); the whole reading with notes, markers and blocks, in the child, by the clock; then
pdfplumber and pdfminer.six with the size of each character, where they are installed.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from claims.readers.pdf import child, read_pdf
from claims.readers.pdf.lines import set_lines
from claims.readers.pdf.model import page_of
from claims.readers.pdf.sheet import lay_out

_READINGS = 8  # for the memory
_ROUNDS = 7


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
    from pdfminer.layout import LTChar, LTTextContainer, LTTextLine

    count = 0
    for page in extract_pages(io.BytesIO(data)):
        for element in page:
            if isinstance(element, LTTextContainer):
                for line in filter(lambda part: isinstance(part, LTTextLine), element):
                    count += sum(isinstance(char, LTChar) and char.size > 0 for char in line)
    return count


def best(functions: Sequence[Callable[[bytes], int]], data: bytes, rounds: int) -> list[tuple[float, int]]:
    """For each function the least processor seconds of so many rounds, turn by turn, and what it gave."""
    found = [(float("inf"), 0)] * len(functions)
    for _ in range(rounds):
        for number, function in enumerate(functions):
            start = time.process_time()
            given = function(data)
            found[number] = (min(found[number][0], time.process_time() - start), given)
    return found


def compare(path: str, rounds: int) -> None:
    """Print the times for one file."""
    data = Path(path).read_bytes()
    (base, signs), (ours, given) = best((bare_loop, text_with_fonts), data, rounds)
    print(f"{path}: {signs} characters")
    print(f"  {'bare loop':22s} {base:7.3f} s")
    print(f"  {'text with fonts':22s} {ours:7.3f} s  {ours / base:5.2f} x the bare loop  {given} characters")
    start = time.perf_counter()
    whole_reading(data)
    print(f"  {'whole, in the child':22s} {time.perf_counter() - start:7.3f} s by the clock")
    for name, function in (("pdfplumber", pdfplumber_sizes), ("pdfminer", pdfminer_sizes)):
        if find_spec(name) is None:
            print(f"  {name:22s} not installed")
            continue
        ((seconds, given),) = best((function,), data, 1)
        print(f"  {name:22s} {seconds:7.3f} s  {seconds / ours:5.1f} x our text with fonts  {given} characters")


def watch_memory(paths: Sequence[str]) -> None:
    """Print what this process holds after each reading of all files."""
    held = []
    for _ in range(_READINGS):
        for path in paths:
            read_pdf(Path(path).read_bytes())
        with open("/proc/self/status", encoding="ascii") as status:
            held += [int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS:")]
    print(f"memory in MB after 1, 2 … {_READINGS} readings of all: {' '.join(map(str, held))}")


def main(arguments: Sequence[str]) -> None:
    """Print the memory and the times."""
    rounds = next((int(argument) for argument in arguments if argument.isdecimal()), _ROUNDS)
    paths = [argument for argument in arguments if not argument.isdecimal()]
    watch_memory(paths)
    for path in paths:
        compare(path, rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
