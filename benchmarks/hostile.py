"""How long a report of any shape takes to read: shapes that punish a reader, each in growing sizes.

    python benchmarks/hostile.py [--size CHARACTERS] [--doublings N] [--large] [SHAPE …]

Reads every shape at each size in a process of its own and prints CPU seconds, memory, and the ratio of the last
doubling. `--large` adds the longest text that is read, and 50 MB, of every shape. Exits 1 where doubling a text takes
more than 2.5 times as long, or a text more than a minute or 1.5 GB. A ratio of times under 0.4 s is not looked at.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

Shape = Callable[[int], str]
_WORST_RATIO = 2.5
_LEAST_SECONDS = 0.4
_MOST_SECONDS = 60.0
_MOST_MEGABYTES = 1500.0
_LARGE = (5_000_000, 50_000_000)  # characters: what is just read, and what is refused


def _again(piece: str) -> Shape:
    return lambda size: piece * (size // len(piece) + 1)


def _counted(piece: str) -> Shape:
    """The piece again and again, `#` counting."""
    return lambda size: "".join(piece.replace("#", str(turn + 1)) for turn in range(size // (len(piece) + 3) + 1))


def _cycled(piece: str, most: int = 999) -> Shape:
    """The same, counting to `most` and then from 1 again."""
    return lambda size: "".join(
        piece.replace("#", str(turn % most + 1)) for turn in range(size // (len(piece) + 2) + 1)
    )


def _halves(head: str, tail: str) -> Shape:
    """Half of one and half of the other."""
    return lambda size: head * (size // 2 // len(head) + 1) + "\n\n" + tail * (size // 2 // len(tail) + 1)


def _notes(size: int) -> str:
    """As many short notes as fit, each called once."""
    count = size // 60 + 1
    body = "".join(f"The share rose there.{turn} " for turn in range(1, count + 1))
    return body + "\n\n" + "".join(f"{turn} Smith, J. (2010), p. {turn}.\n" for turn in range(1, count + 1))


def _pages(size: int) -> str:
    """Pages with three notes each, as an extractor prints them, in numbers that start again every 900."""
    pages: list[str] = []
    label = length = 0
    while length < size:
        called = [label % 900 + turn for turn in (1, 2, 3)]
        body = "".join(
            f"In 2015 the region's share rose to {turn} per cent of all the\nhouseholds.{turn} " for turn in called
        )
        foot = "".join(f"{turn} Smith, J. (2010), Title of it, Journal of Ports, p. {turn}.\n" for turn in called)
        pages.append(f"{body}\n\n{foot}\f")
        length += len(pages[-1])
        label += 3
    return "".join(pages)


def _broken_pages(size: int) -> str:
    """Pages whose one paragraph goes on over all of them, each cut by a note."""
    label = 0
    pages: list[str] = []
    while sum(map(len, pages[-1:])) * len(pages) < size:
        label += 1
        turn = (label - 1) % 900 + 1
        foot = f"{turn} Smith, J. (2010), Title of it, Journal of Ports, p. {turn}."
        pages.append(
            f"and the share of households there rose once more.{turn} It went on for all the\nyears that\n\n{foot}\n\f"
        )
    return "".join(pages)


def _called_again(size: int) -> str:
    """Notes that one paragraph calls again and again."""
    notes = "".join(f"{turn} Smith, J. (2010), p. {turn}.\n" for turn in range(1, 301))
    signs = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    body = "".join(f"The share rose there.{str(turn % 300 + 1).translate(signs)} " for turn in range(size // 26))
    return f"{body}\n\n{notes}"


def _bracketed(size: int) -> str:
    """A list of works that one paragraph calls in brackets."""
    works = "".join(f"[{turn}] Smith, J. (2010), p. {turn}.\n" for turn in range(1, 301))
    body = "".join(f"The share rose there [{turn % 300 + 1}]. " for turn in range(size // 30))
    return f"{body}\n\nReferences\n\n{works}"


def _markdown_notes(size: int) -> str:
    count = size // 70 + 1
    body = "".join(f"The share rose to {turn} %.[^{turn}]\n\n" for turn in range(1, count + 1))
    return body + "".join(f"[^{turn}]: Smith, J. (2010), p. {turn}.\n" for turn in range(1, count + 1))


SHAPES: dict[str, Shape] = {
    "one letter": _again("a"),
    "capitals": _again("A"),
    "one digit": _again("1"),
    "numbers": _again("1 "),
    "growing numbers": _counted("# "),
    "digits behind words": _cycled("word# "),
    "ever more digits behind words": _counted("word# "),
    "digits behind stops": _cycled("The share rose there.# "),
    "digits behind years": _cycled("in 2014# "),
    "numbers in round brackets": _cycled("word (#). "),
    "raised digits": _cycled("word¹²³ "),
    "raised ranges": _again("word¹⁻³,⁵ "),
    "square brackets": _cycled("[#]"),
    "calls in brackets": _cycled("It rose [#, 3]. "),
    "entries in brackets": _cycled("[#] Smith, J. (2010), p. 3.\n"),
    "ranges": _again("word12-13,14 "),
    "stars": _again("word* "),
    "letters in brackets": _again("word [a] "),
    "letter notes": _again("a Smith (2010)\n\nword.a "),
    "open brackets": _again("("),
    "nested brackets": _halves("(", ")"),
    "square open": _again("["),
    "guillemets": _again("«"),
    "quotation marks": _again('"'),
    "quoted words": _again('"word" '),
    "curly quotes": _again("“word ”"),
    "said": _again("he said “a b c d” "),
    "apostrophes": _again("'a"),
    "newlines": lambda size: "word" + "\n" * size + "word",
    "form feeds": lambda size: "word" + "\f" * size + "word",
    "pages of a word": _again("word\f"),
    "blanks": lambda size: "word" + " " * size + "word",
    "tabs": _again("a\t"),
    "words on lines": _again("word\n"),
    "numbers on lines": _counted("#\n"),
    "numbers on lines from 1 again": _cycled("#\n", 50),
    "paragraphs of a word": _again("word\n\n"),
    "numbered lines": _cycled("# Word here.\n"),
    "numbered paragraphs": _cycled("# Word here.\n\n"),
    "glued notes": _cycled("Word 2014# Smith "),
    "notes within a line": _cycled("Word. # Smith "),
    "sentences": _again("The share rose to 12 per cent. "),
    "open sentences": _again("the share rose, and "),
    "figures": _again("12.5 % "),
    "long number": _again("1,000"),
    "dates": _again("12 March 2014, "),
    "full stops": _again("."),
    "stops and blanks": _again(". "),
    "commas": _again(","),
    "semicolons": _again("a; "),
    "hyphens": _again("-"),
    "hyphens at line ends": _again("exam-\nple "),
    "soft hyphens": _again("ex\u00adam"),
    "drawn lines": _again("_" * 200 + "\n"),
    "leaders": _again("Word ..... 12\n"),
    "contents": _cycled("Word and word #\n"),
    "addresses": _again("https://a.org/b "),
    "glued addresses": _again("https://a.org/b"),
    "broken addresses": _again("https://a.org/b-\n"),
    "one address": lambda size: "https://a.org/" + "b" * size,
    "at signs": _again("a@b"),
    "ibid": _again("Ibid.; "),
    "bullets": _again("• word\n"),
    "table rows": _again("a   12   13\n"),
    "piped rows": _again("| a | 12 |\n"),
    "headings": _again("# Word\n\n"),
    "quoted lines": _again("> word\n"),
    "combining marks": lambda size: "a" + "\u0301" * size,
    "ligatures": _again("ﬁ"),
    "right to left": _again("שלום 12 "),
    "emoji": _again("😀"),
    "controls": _again("a\x01b\x1b "),
    "names": _again("John Smith "),
    "attributions": _again("According to the World Bank, "),
    "many notes": _notes,
    "pages with notes": _pages,
    "pages that go on": _broken_pages,
    "notes called again": _called_again,
    "works called in brackets": _bracketed,
    "calls and addresses": _cycled("[#] https://a.org/b "),
    "lists of labels": _cycled("#,"),
    "runs of letter notes": _again("word [a] and word [b].\n\na Smith (2010).\nb Jones (2011).\n\n"),
    "star notes": _again("word.* More\n\n* Smith (2010).\n\n"),
    "quotes with markers": _cycled("The report said “the share rose again there”# and "),
    "open brackets in lines": _again("word (and\n"),
    "boxes": _again("Short line\nand short\n\n"),
    "letters with numbers": _counted("A#.1 "),
    "Roman numbers": _again("XIV. Word\n"),
    "links and calls of Markdown": _cycled("[a](https://b.org/c)[^#] "),
    "one paragraph of notes": _cycled("# Smith, J. (2010), p. 3. "),
    "markdown notes": _markdown_notes,
    "markdown calls": _cycled("word[^#] "),
    "markdown links": _again("[a](https://b.org) "),
    "markdown quotes": _again("> a\n\n"),
    "backticks": _again("`"),
    "emphasis": _again("**a"),
    "author and date": _again("(Smith 2015) "),
    "angle brackets": _again("<a "),
    "commands": _again("\\a{"),
    "braces": _again("{"),
    "entries": _again("@book{a,title={b}}\n"),
}


def read_one(shape: str, size: int) -> None:
    """Read one text in this process; prints what it took."""
    import claims
    import claims.readers  # which else would count
    from claims.errors import ClaimsError

    data = SHAPES[shape](size)[:size].encode()
    begun, said = time.process_time(), ""
    try:
        document = claims.read(data)
        said = "; ".join(document.warnings)
    except ClaimsError as error:
        said = str(error)
    seconds = time.process_time() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(seconds, 2), "megabytes": round(megabytes), "said": said}))


def measure(shape: str, size: int) -> tuple[float, float, str]:
    """CPU seconds, megabytes and the warning for one text, read in a child; a child out of bounds counts double."""
    command = [sys.executable, __file__, "--child", shape, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=4 * _MOST_SECONDS, preexec_fn=_bound)
    except subprocess.TimeoutExpired:
        return 2 * _MOST_SECONDS, 0.0, "killed: it took too long"
    if done.returncode:
        return 2 * _MOST_SECONDS, 0.0, f"died: {(done.stderr.strip() or 'killed').splitlines()[-1][:100]}"
    found = json.loads(done.stdout)
    return found["seconds"], found["megabytes"], found["said"]


def _bound() -> None:
    """End this process beyond the bounds."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(1.5 * _MOST_SECONDS), int(1.5 * _MOST_SECONDS) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def _row(shape: str, sizes: list[int], large: bool) -> tuple[str, bool]:
    found = [measure(shape, size) for size in sizes]
    seconds = [one[0] for one in found]
    ratio = seconds[-1] / seconds[-2] if seconds[-1] >= _LEAST_SECONDS else 0.0
    if large:
        found += [measure(shape, size) for size in _LARGE]
    seconds, megabytes = [one[0] for one in found], max(one[1] for one in found)
    bad = ratio > _WORST_RATIO or max(seconds) > _MOST_SECONDS or megabytes > _MOST_MEGABYTES
    columns = "".join(f"{value:8.2f}" for value in seconds)
    row = f"{shape:30}{columns}{f'{ratio:7.2f}' if ratio else '      –'}{megabytes:7.0f}"
    return f"{row}  {'OUT OF BOUNDS ' if bad else ''}{found[-1][2][:90]}", bad


def main() -> int:
    """Measure and print; 1 if any shape is out of bounds."""
    parser = argparse.ArgumentParser(description="Read hostile texts in growing sizes.")
    parser.add_argument("--size", type=int, default=200_000, help="characters of the smallest text")
    parser.add_argument("--doublings", type=int, default=2)
    parser.add_argument("--large", action="store_true", help="50 MB of every shape as well")
    parser.add_argument("shapes", nargs="*")
    chosen = parser.parse_args()
    sizes = [chosen.size << turn for turn in range(chosen.doublings + 1)]
    print(
        f"{'shape':30}"
        + "".join(f"{size / 1e6:7.1f}M" for size in sizes)
        + ("   50 MB" if chosen.large else "")
        + "  ratio     MB"
    )
    outcomes = []
    for shape in chosen.shapes or SHAPES:
        row, bad = _row(shape, sizes, chosen.large)
        print(row, flush=True)
        outcomes.append(bad)
    print(f"{sum(outcomes)} of {len(outcomes)} shapes out of bounds")
    return int(any(outcomes))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        read_one(sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(main())
