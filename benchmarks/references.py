"""How well and how fast references are read: micro-F1 over fields, cutting, addresses, and references a second.

Run from the repository: python -m benchmarks.references [--heldout] [--errors FAMILY]
"""

import argparse
import re
import sys
import time
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from claims.references import parse_references
from claims.references.model import Reference

FOLDER = Path(__file__).parent / "references"
TAGS = {
    "a": "author",
    "t": "title",
    "y": "year",
    "c": "container",
    "b": "publisher",
    "v": "volume",
    "n": "issue",
    "p": "pages",
    "u": "url",
    "d": "doi",
    "x": "accessed",
    "k": "back_reference",
    "g": "target",
}
SCORED = ("author", "title", "year", "container", "publisher", "volume", "issue", "pages", "url", "doi", "accessed")
_JOINED = re.compile(r"\b(?:and|und|et al|et|y|ve|u a|и др)\b|&")


@dataclass
class Labelled:
    """One reference as labelled: its text and its fields."""

    text: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)


def read_note(line: str) -> tuple[str, list[Labelled]]:
    """The plain text of a marked-up note, and its references in order; a note without brackets is one reference."""
    text: list[str] = []
    references: list[Labelled] = [] if "⟦" in line else [Labelled()]
    opened: list[tuple[str, int]] = []
    begin = 0
    offset = 0
    line = line.replace("⏎", "\n")
    while offset < len(line):
        sign = line[offset]
        tag = re.match(r"\{(\w\d?)\|", line[offset : offset + 5])
        if sign == "⟦":
            references.append(Labelled())
            begin = len(text)
        elif sign == "⟧":
            references[-1].text = "".join(text[begin:])
        elif tag:
            opened.append((tag[1], len(text)))
            offset += len(tag[0]) - 1
        elif sign == "}" and opened:
            name, start = opened.pop()
            references[-1].fields.setdefault(TAGS.get(name, name), []).append(_value(name, text, start))
        else:
            text.append(sign)
        offset += 1
    plain = "".join(text)
    if "⟦" not in line:
        references[0].text = plain
    return plain, references


def _value(name: str, text: list[str], start: int) -> str:
    """The label's value, and the printed form left in the text: 'x' is printed|ISO, 'k' is kind|printed."""
    printed, bar, second = "".join(text[start:]).partition("|")
    if not bar:
        return printed.replace("\n", "") if name == "u" else printed
    kept, value = (second, printed) if name == "k" else (printed, second)
    text[start:] = list(kept)
    return value


def normal(name: str, value: str) -> str:
    """The value as it is compared: without case, punctuation, joining words."""
    if name in ("url", "doi"):
        return value.rstrip("/.").lower()
    plain = value.lower()
    if name == "author":
        plain = _JOINED.sub(" ", plain)
    if name == "pages":
        plain = re.sub(r"\s?ff?\.?$", "", plain)
    return re.sub(r"[\W_]+", "", plain)


def fields_of(reference: Reference) -> dict[str, list[str]]:
    """A parsed reference in the labels' form."""
    found = {"author": list(reference.authors)}
    for name in SCORED[1:]:
        value = getattr(reference, name)
        found[name] = [value] if value else []
    if reference.doi and reference.url and reference.doi in reference.url:
        found["doi"] = []
    return found


def score(labelled: Labelled, parsed: Reference | None) -> tuple[Counter[str], list[str]]:
    """Counts of right, found and wanted per field, and what was wrong."""
    counts: Counter[str] = Counter()
    wrong = []
    got = fields_of(parsed) if parsed else {}
    for name in SCORED:
        wanted = "".join(normal(name, value) for value in labelled.fields.get(name, []))
        value = "".join(normal(name, one) for one in got.get(name, []))
        counts[f"{name}.wanted"] += bool(wanted)
        counts[f"{name}.found"] += bool(value)
        counts[f"{name}.right"] += bool(wanted) and wanted == value
        if wanted != value:
            wrong.append(f"{name}: wanted {labelled.fields.get(name)} got {got.get(name)}")
    return counts, wrong


def f1(counts: Counter[str], names: tuple[str, ...]) -> float:
    """Micro-F1 over the named fields."""
    right, found, wanted = (sum(counts[f"{name}.{part}"] for name in names) for part in ("right", "found", "wanted"))
    return 2 * right / (found + wanted) if found + wanted else 1.0


def paired(labelled: list[Labelled], parsed: tuple[Reference, ...]) -> list[tuple[Labelled, Reference | None]]:
    """Each labelled reference with the parsed one that shares most of its text."""
    left = list(parsed)
    pairs: list[tuple[Labelled, Reference | None]] = []
    for one in labelled:
        words = set(one.text.split())
        best = max(left, key=lambda other: len(words & set(other.text.split())), default=None)
        if best and words & set(best.text.split()):
            left.remove(best)
            pairs.append((one, best))
        else:
            pairs.append((one, None))
    return pairs


def measure(path: Path, errors: str | None) -> None:
    """Print the scores of one file of labelled notes."""
    families = tomllib.loads(path.read_text(encoding="utf-8"))
    total: Counter[str] = Counter()
    groups: dict[str, list[float]] = {}
    cuts: Counter[str] = Counter()
    for family, content in families.items():
        counts: Counter[str] = Counter()
        for line in filter(None, content["notes"].splitlines()):
            plain, labelled = read_note(line)
            parsed = parse_references(plain)
            _count_cuts(cuts, labelled, parsed)
            for one, other in paired(labelled, parsed):
                found, wrong = score(one, other)
                for name in ("back_reference", "target"):
                    wanted = one.fields.get(name)
                    if wanted and other and str(getattr(other, name)) != wanted[0]:
                        wrong.append(f"{name}: wanted {wanted} got {getattr(other, name)}")
                    if wanted:
                        counts["back.wanted"] += 1
                        counts["back.right"] += bool(other) and str(getattr(other, name)) == wanted[0]
                counts += found
                if errors in ("all", family) and wrong:
                    print(one.text.replace("\n", "⏎"), *wrong, sep="\n      ")
        groups.setdefault(content["group"], []).append(f1(counts, SCORED))
        total += counts
        print(f"{family:32} {f1(counts, SCORED):.3f}  " + _by_field(counts))
    print(f"{'all (micro)':32} {f1(total, SCORED):.3f}  " + _by_field(total))
    scores = [value for values in groups.values() for value in values]
    print(
        f"mean of families {sum(scores) / len(scores):.3f}; "
        + ", ".join(f"{g} {sum(v) / len(v):.3f}" for g, v in groups.items())
    )
    cutting = 2 * cuts["right"] / (cuts["found"] + cuts["wanted"])
    print(f"cutting F1 {cutting:.3f}; short forms {total['back.right']} of {total['back.wanted']}")


def _by_field(counts: Counter[str]) -> str:
    return " ".join(f"{name[:4]} {f1(counts, (name,)):.2f}" for name in SCORED if counts[f"{name}.wanted"])


def _count_cuts(cuts: Counter[str], labelled: list[Labelled], parsed: tuple[Reference, ...]) -> None:
    wanted = Counter(_ends(one.text) for one in labelled)
    found = Counter(_ends(one.text) for one in parsed)
    cuts["wanted"] += sum(wanted.values())
    cuts["found"] += sum(found.values())
    cuts["right"] += sum((wanted & found).values())


def _ends(text: str) -> str:
    """The text as it is compared for cutting: its last letters (signals before it are no matter)."""
    return re.sub(r"[\W_]+", "", text.lower())[-40:]


def broken_addresses(path: Path) -> tuple[int, int]:
    """How many addresses of the file are read right when a line break cuts them, and how many were cut.

    Each note is printed at nine widths, its address broken behind a hyphen, slash, full stop or underscore.
    """
    families = tomllib.loads(path.read_text(encoding="utf-8"))
    right = cut = 0
    for content in families.values():
        for line in filter(None, content["notes"].replace("⏎", "").splitlines()):
            plain, labelled = read_note(line)
            urls = [url for one in labelled for url in one.fields.get("url", [])]
            for width in range(64, 109, 5):
                printed = _wrapped(plain, width)
                broken = [url for url in urls if url not in printed]
                found = {reference.url for reference in parse_references(printed)} if broken else set()
                cut += len(broken)
                right += sum(url in found for url in broken)
    return right, cut


def _wrapped(text: str, width: int) -> str:
    """The text in lines of `width`, long words broken where a typesetter breaks an address."""
    lines = [""]
    for word in text.split():
        room = width - len(lines[-1]) - 1
        if len(word) > room and "://" in word:
            at = max(word.rfind(sign, 0, max(room, 0)) for sign in "-/._") + 1
            if at > word.index("://") + 4:
                lines[-1] += " " + word[:at]
                word = word[at:]
                room = -1
        if len(word) <= room:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return "\n".join(lines).strip()


def speed(path: Path) -> float:
    """References a second on one core, over all notes of the file, five times."""
    families = tomllib.loads(path.read_text(encoding="utf-8"))
    notes = [
        read_note(line)[0] for content in families.values() for line in filter(None, content["notes"].splitlines())
    ]
    begin = time.process_time()
    count = sum(len(parse_references(note)) for _ in range(5) for note in notes)
    return count / (time.process_time() - begin)


def main() -> int:
    """Score the development file, or with --heldout the other, and time it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--heldout", action="store_true")
    parser.add_argument("--errors", help="show the wrong fields of this family ('all')")
    options = parser.parse_args()
    path = FOLDER / ("heldout.toml" if options.heldout else "development.toml")
    measure(path, options.errors)
    right, cut = broken_addresses(path)
    print(f"addresses broken over lines: {right} of {cut} right")
    print(f"{speed(path):.0f} references a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
