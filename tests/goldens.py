"""Whole reports with labels of their own: `golden/<name>.<txt|md>` and `golden/<name>.toml`, and how a reading scores.

The labels, one string an item (see `golden/README.md`): what ends in ` ?` may be found or not.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import claims
from claims.document import Claim, Document, Marker, Note, NoteKind
from claims.quantities.model import Quantity
from claims.references.model import Reference
from provenance.model import Finding, Severity
from tests.worlds import examined

FOLDER = Path(__file__).parent / "golden"
_LINKS = {"d": "direct", "f": "following-sentence", "p": "paragraph", "n": "none"}
_FIELDS = {
    "t": "title",
    "y": "year",
    "u": "url",
    "c": "container",
    "p": "pages",
    "k": "kind",
    "acc": "accessed",
    "pub": "published",
    "doi": "doi",
    "isbn": "isbn",
    "target": "target",
    "back": "back_reference",
}


@dataclass(slots=True)
class Tally:
    """What of one measure was right, what was found falsely, and what was missed."""

    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / ((self.right + len(self.false)) or 1) if self.right or self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where there is nothing."""
        return self.right / ((self.right + len(self.missed)) or 1) if self.right or self.missed else 1.0

    def add(self, other: "Tally") -> None:
        """Count `other` in."""
        self.right += other.right
        self.false += other.false
        self.missed += other.missed


Scores = dict[str, Tally]
MEASURES = (
    "notes",
    "markers",
    "figures",
    "values",
    "links",
    "references",
    "quotes",
    "attributions",
    "findings",
    "head",
)


def names(half: str | None = None) -> list[str]:
    """The golden documents, of one half ('open': used to mend by, 'held-out': only measured) or of both."""
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return [name for name in found if half in (None, labels_of(name)["half"])]


@cache
def labels_of(name: str) -> dict[str, Any]:
    """The labels of a document, as written."""
    loaded: dict[str, Any] = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return loaded


@cache
def read(name: str) -> Document:
    """A golden document, read."""
    path = next(path for path in FOLDER.glob(f"{name}.*") if path.suffix != ".toml")
    return claims.read(path.read_bytes(), path.name)


@cache
def scored(name: str) -> Scores:
    """How the reading of a document, and the findings in it without any source, meet its labels."""
    labels, document = labels_of(name), read(name)
    scores = {measure: Tally() for measure in MEASURES}
    _score_head(scores["head"], labels, document)
    _score_notes(scores["notes"], labels, document)
    _score_markers(scores["markers"], labels["markers"], document)
    _score_claims(scores, labels["claims"], document)
    _score_references(scores["references"], labels["references"], document.notes)
    _score_quotes(scores["quotes"], labels["quotes"], document)
    _score_attributions(scores["attributions"], labels["attributions"], document)
    weighty = [f for f in examined(document, {}).findings if f.severity is not Severity.INFO]
    _score_findings(scores["findings"], labels["findings"], weighty)
    return scores


def total(half: str | None = None) -> Scores:
    """The scores of a half, added up."""
    sums = {measure: Tally() for measure in MEASURES}
    for name in names(half):
        for measure, tally in scored(name).items():
            sums[measure].add(tally)
    return sums


def _score_head(tally: Tally, labels: dict[str, Any], document: Document) -> None:
    for name in ("title", "dated", "language"):
        if name in labels:
            got = getattr(document, name)
            _judge(tally, got == labels[name], f"{name} {got!r}", f"{name} {labels[name]!r}", got)


def _judge(tally: Tally, good: bool, false: str, missed: str, got: object) -> None:
    """Count one labelled thing: right, or missed and, where something stands in its place, false."""
    if good:
        tally.right += 1
        return
    tally.missed.append(missed)
    if got:
        tally.false.append(false)


def _score_notes(tally: Tally, labels: dict[str, Any], document: Document) -> None:
    printed = [note for note in document.notes if note.kind is not NoteKind.LINK]
    if labels.get("notes_by") == "count":
        got, wanted = len(printed), len(labels["notes"])
        tally.right += min(got, wanted)
        tally.missed += ["a note"] * (wanted - got)
        tally.false += ["a note"] * (got - wanted)
        return
    left = [note.label for note in printed]
    for label in labels["notes"]:
        if label in left:
            left.remove(label)
            tally.right += 1
        else:
            tally.missed.append(f"note {label}")
    tally.false += [f"note {label}" for label in left]


def _score_markers(tally: Tally, labels: Sequence[str], document: Document) -> None:
    found = list(document.markers)
    linked = {note.id: note for note in document.notes}
    position = 0
    for label in labels:
        text, optional = _optional(label)
        before, _, sign = text.partition("^")
        sign, lost = (sign[: -len(" none")], True) if sign.endswith(" none") else (sign, False)
        position = _find(document.text, before, position)
        near = [marker for marker in found if -1 <= marker.start - position <= 3 or _covers(marker, position)]
        near = [marker for marker in near if _same_label(marker, sign)] or near
        good = bool(near) and _same_label(near[0], sign) and ((linked.get(near[0].note or "") is None) == lost)
        if near:
            found.remove(near[0])
        if not optional:
            _judge(tally, good, f"marker {near[0] if near else ''}", f"marker {label}", near)
    tally.false += [f"marker {marker.label} at {document.text[marker.start - 20 : marker.end]!r}" for marker in found]


def _covers(marker: Marker, position: int) -> bool:
    return marker.start <= position < marker.end


def _same_label(marker: Marker, sign: str) -> bool:
    wanted = sign.partition("=")[0]
    plain = re.sub(r"\W", "", marker.label)
    return plain in re.sub(r"\W", "", wanted) or marker.label == wanted or marker.kind == "author-date"


def _optional(label: str) -> tuple[str, bool]:
    text = label.strip()
    return (text[:-1].strip(), True) if text.endswith("?") else (text, False)


def _find(text: str, snippet: str, start: int) -> int:
    """The offset behind `snippet`, looked for from `start` on; white space matches any white space."""
    pattern = r"\s+".join(re.escape(word) for word in snippet.split())
    match = re.compile(pattern).search(text, start) or re.search(pattern, text)
    assert match, f"the document does not hold {snippet!r}"
    return match.end()


def _score_claims(scores: Scores, labels: Sequence[str], document: Document) -> None:
    figures = [(claim, figure) for claim in document.claims for figure in claim.figures]
    met: set[int] = set()
    position = 0
    for label in labels:
        snippet, wanted, link = (part.strip() for part in label.rsplit(" | ", 2))
        position = _find(document.text, snippet, position) - len(snippet)
        at, claim = max(0, position), None
        for item in wanted.split(";"):
            at, owner = _score_figure(scores, item, document, figures, met, at)
            claim = claim or owner
        if claim is not None:
            _score_link(scores["links"], link, claim, document)
    spare = [figure for turn, (_, figure) in enumerate(figures) if turn not in met]
    scores["figures"].false += [f"{f.text!r} in {document.text[f.start - 30 : f.end + 20]!r}" for f in spare]


def _score_figure(
    scores: Scores, item: str, document: Document, figures: list[tuple[Claim, Quantity]], met: set[int], at: int
) -> tuple[int, Claim | None]:
    """Count one labelled figure; the offset behind it, and the claim that was found to hold it."""
    text, optional = _optional(item)
    printed, _, value = text.partition("=")
    end = _find(document.text, printed, at)
    start = end - len(printed.strip())
    turns = [turn for turn, (_, figure) in enumerate(figures) if figure.start < end and start < figure.end]
    met.update(turns)
    if turns and optional:
        return end, figures[turns[0]][0]
    if not turns:
        if not optional:
            scores["figures"].missed.append(f"{item.strip()} near {document.text[start - 30 : end + 20]!r}")
        return end, None
    scores["figures"].right += 1
    claim, figure = figures[turns[0]]
    wanted = value or f"count:{re.sub('[^0-9]', '', printed)}"
    good = any(_has_value(figure, one.strip()) for one in wanted.split("~"))
    got = f"{figure.kind}:{figure.low}..{figure.high} {figure.unit}"
    _judge(scores["values"], good, f"{item.strip()}: {got}", item.strip(), figure)
    return end, claim


def _has_value(figure: Quantity, wanted: str) -> bool:
    kind, _, value = wanted.partition(":")
    if kind and figure.kind != kind:
        return False
    if not value:
        return True
    low, dots, high = value.partition("..")
    bounds = (low or None, (high or None) if dots else low)
    return all(
        (got is None) == (bound is None) and (got is None or float(got) == float(bound or 0))
        for got, bound in zip((figure.low, figure.high), bounds, strict=True)
    )


def _score_link(tally: Tally, label: str, claim: Claim, document: Document) -> None:
    text, optional = _optional(label)
    if optional:
        return
    kind, _, wanted = text.partition(" ")
    got = [note.label for note in document.notes if note.id in claim.notes]
    good = claim.link == _LINKS[kind] and (not wanted or sorted(wanted.split(",")) == sorted(got))
    _judge(tally, good, f"{claim.link} {got}", f"{text}: {claim.text[:50]}", claim)


def _score_references(tally: Tally, labels: Sequence[str], notes: Sequence[Note]) -> None:
    turn, taken = 0, 0
    for label in labels:
        of, *fields = (part.strip() for part in label.split(" | "))
        same = turn < len(notes) and _is_of(notes[turn], of) and taken < len(notes[turn].references)
        if not same or (taken and notes[turn].label != of and not notes[turn].text.startswith(of)):
            later = range(turn + bool(taken), len(notes))
            turn = next((number for number in later if _is_of(notes[number], of)), len(notes))
            taken = 0
        if turn >= len(notes) or taken >= len(notes[turn].references):
            tally.missed.append(f"reference {label}")
            turn, taken = (0, 0) if turn >= len(notes) else (turn, taken)
            continue
        reference, taken = notes[turn].references[taken], taken + 1
        for item in fields:
            name, _, wanted = item.partition("=")
            _score_field(tally, of, name, wanted, reference)


def _is_of(note: Note, label: str) -> bool:
    return note.label == label or note.text.startswith(label)


def _score_field(tally: Tally, label: str, name: str, wanted: str, reference: Reference) -> None:
    if name == "a":
        got = "; ".join(reference.authors)
        good = len(reference.authors) == len(wanted.split(";")) and all(
            part.strip().casefold() in author.casefold()
            for part, author in zip(wanted.split(";"), reference.authors, strict=True)
        )
    else:
        got = str(getattr(reference, _FIELDS[name]) or "")
        if name in "back,k":
            good = got in wanted.split(",")
        elif name == "y":
            good = got == wanted or (reference.published or "")[:4] == wanted
        else:
            good = _plain(got) == _plain(wanted)
    _judge(tally, good, f"{label}.{name} {got!r}", f"{label}.{name} {wanted!r}", got)


def _plain(text: str) -> str:
    return re.sub(r"[–-]+", "-", text).strip(" .,").casefold()


def _score_quotes(tally: Tally, labels: Sequence[str], document: Document) -> None:
    left = list(document.quotes)
    for label in labels:
        text, optional = _optional(label)
        snippet, _, notes = (part.strip() for part in text.partition(" | "))
        snippet, unsure = _optional(snippet)
        end = _find(document.text, snippet, 0)
        found = [quote for quote in left if quote.start < end <= quote.end]
        left = [quote for quote in left if quote not in found]
        if optional or unsure:
            continue
        got = [note.label for note in document.notes if found and note.id in found[0].notes]
        good = bool(found) and (not notes or got == notes.split(","))
        _judge(tally, good, f"quote {snippet!r} with notes {got}", f"quote {label}", found)
    tally.false += [f"quote {quote.text!r}" for quote in left]


def _score_attributions(tally: Tally, labels: Sequence[str], document: Document) -> None:
    left = [attribution for attribution in document.attributions if attribution.name]
    for label in labels:
        whole, some = _optional(label)
        name, unsure = _optional(whole.partition("|")[0])
        optional = some or unsure
        found = [one for one in left if name in " ".join(one.name.split()) or " ".join(one.name.split()) in name]
        left = [one for one in left if one not in found]
        if not optional:
            _judge(tally, bool(found), "", f"attribution {label}", None)
    tally.false += [f"attribution {one.name!r}" for one in left]


def _score_findings(tally: Tally, labels: Sequence[str], found: Sequence[Finding]) -> None:
    left = list(found)
    for label in labels:
        text, optional = _optional(label)
        many = text.endswith(" *")
        rules, _, notes = text.removesuffix(" *").partition(" ")
        met = [f for f in left if f.rule in rules.split("|") and (not notes or list(f.labels) == notes.split(","))]
        met = met if many else met[:1]
        left = [one for one in left if one not in met]
        if not optional:
            tally.right += len(met)
            tally.missed += [] if met else [f"finding {label}"]
    tally.false += [f"{f.rule} {f.labels}: {f.message}" for f in left]


def differences(name: str) -> Iterator[str]:
    """What of a document was found falsely or missed, one line each."""
    for measure, tally in scored(name).items():
        yield from (f"{measure}: FALSE {one}" for one in tally.false)
        yield from (f"{measure}: MISSED {one}" for one in tally.missed)
