"""The labelled pages and claims of `judgement/`, read from their light markup.

A page begins with `=== id; key=value; …` and its text: `# heading`, `## heading`, `- item`, `Caption: …` and
`| a | b |` rows with a header row, paragraphs. Behind `--- claims` comes a claim a line: `kind | text | passage`,
in whose text `{figure|verdicts}` marks each labelled figure (s supported, c contradicted, n not-found,
k not-checkable; more than one letter: any of them is right), and `passage` is a piece of the right evidence.
"""

import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "judgement"
_MARK = re.compile(r"\{([^|{}]+)\|([a-z,]+)\}")
_FILLER = (
    "The committee met again in spring and discussed the wording of the annex.",
    "Members of the working group thanked the secretariat for its preparations.",
    "A detailed description of the procedure can be found in the handbook.",
    "In the months that followed {number} letters were sent to the offices concerned.",
    "The building in {place} was opened to visitors for {number} days.",
    "Observers noted that the procedure had changed little over time.",
    "About {percent} per cent of the questionnaires were returned by post.",
    "A workshop in {place} brought together {number} officials and scholars.",
    "The library holds {number} volumes on the subject.",
    "It remains to be seen whether the plan will be carried out as announced.",
)
_PLACES = ("Arden", "Belmore", "Corrin", "Dunmere", "Elsinor", "Farrow")


@dataclass(frozen=True)
class Case:
    """A claim with its labels: the figure's text and the right verdicts, in order."""

    page: str
    kind: str
    text: str
    labels: tuple[tuple[str, frozenset[str]], ...]
    passage: str


@dataclass(frozen=True)
class Page:
    """A source page as HTML, with what else is known of it."""

    id: str
    html: str
    published: str | None
    cases: tuple[Case, ...]


def read(name: str) -> list[Page]:
    """The pages of one file of this folder."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [_page(block) for block in re.split(r"^=== ", text, flags=re.M)[1:]]


def _page(block: str) -> Page:
    head, _, rest = block.partition("\n")
    body, _, claims = rest.partition("--- claims\n")
    name, *pairs = [part.strip() for part in head.split("; ")]
    about = dict(pair.split("=", 1) for pair in pairs)
    cases = tuple(_case(name, line) for line in claims.strip().splitlines() if line.strip())
    return Page(name, _html(name, body.strip(), about), about.get("published"), cases)


def _case(page: str, line: str) -> Case:
    kind, text, passage = (part.strip() for part in re.split(r"\s\|(?=\s|$)", line, maxsplit=2))
    labels = tuple((figure, frozenset(letters.split(","))) for figure, letters in _MARK.findall(text))
    return Case(page, kind, _MARK.sub(r"\1", text), labels, passage)


def _html(name: str, body: str, about: dict[str, str]) -> str:
    chance = random.Random(name)
    blocks = list(_blocks(body))
    title = re.search(r"<h1>(.*?)</h1>", blocks[0] if blocks else "")
    filler = [f"<p>{paragraph}</p>" for paragraph in _filler(int(about.get("filler", "0")), chance)]
    middle = len(filler) // 2
    hidden = f'<div style="display:none">{html.escape(about["hidden"])}</div>' if "hidden" in about else ""
    language = about.get("language", "en")
    body = "".join((blocks[0], *filler[:middle], *blocks[1:], *filler[middle:]))
    head = f'<head><meta charset="utf-8"><title>{title[1] if title else name}</title></head>'
    return f'<!doctype html><html lang="{language}">{head}<body><main>{body}</main>{hidden}</body></html>'


def _blocks(body: str) -> Iterator[str]:
    items: list[str] = []
    rows: list[str] = []
    caption = ""
    for line in [*body.splitlines(), ""]:
        if items and not line.startswith("- "):
            yield "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
            items = []
        if rows and not line.startswith("|"):
            yield f"<table>{caption}{''.join(rows)}</table>"
            rows, caption = [], ""
        text = html.escape(line.strip(), quote=False)
        if line.startswith("## "):
            yield f"<h2>{text[3:]}</h2>"
        elif line.startswith("# "):
            yield f"<h1>{text[2:]}</h1>"
        elif line.startswith("- "):
            items.append(text[2:])
        elif line.startswith("Caption: "):
            caption = f"<caption>{text[9:]}</caption>"
        elif line.startswith("|"):
            tag = "td" if rows else "th"
            cells = [cell.strip() for cell in text.strip("|").split("|")]
            rows.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>")
        elif text:
            yield f"<p>{text}</p>"


def _filler(words: int, chance: random.Random) -> Iterator[str]:
    """Paragraphs of about so many words in all, with figures that no claim is about."""
    while words > 0:
        sentences = [
            chance.choice(_FILLER).format(
                number=chance.randint(12, 980), percent=chance.randint(3, 97), place=chance.choice(_PLACES)
            )
            for _ in range(chance.randint(3, 6))
        ]
        words -= sum(len(sentence.split()) for sentence in sentences)
        yield " ".join(sentences)
