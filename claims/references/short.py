"""Short references: 'Ibid.', 'op. cit.', 'supra note 8', 'wie Anm. 4', and the note they name."""

import re
from dataclasses import dataclass

from claims.references import labels
from claims.references.model import BackReference
from claims.references.scan import NOISE, Scan

_FORMS: tuple[tuple[BackReference, "re.Pattern[str]"], ...] = (
    (BackReference.IBID, re.compile(rf"^[\W_]{{0,3}}(?P<word>{labels.IBID})(?=[\s,;:.)*_]|$)", re.IGNORECASE)),
    (BackReference.IDEM, re.compile(rf"^[\W_]{{0,3}}(?P<word>{labels.IDEM})(?=[\s,;:.)*_]|$)", re.IGNORECASE)),
    (BackReference.LOC_CIT, re.compile(rf"(?:^|[\s,(*_])(?P<word>{labels.LOC_CIT})(?=[\s,;:.)*_]|$)", re.IGNORECASE)),
    (BackReference.OP_CIT, re.compile(rf"(?:^|[\s,(*_])(?P<word>{labels.OP_CIT})(?=[\s,;:.)*_]|$)", re.IGNORECASE)),
    (BackReference.SUPRA, re.compile(rf"(?:^|[\s,(*_])(?P<word>{labels.SUPRA})(?=[\s,;:.)*_]|$)", re.IGNORECASE)),
    (BackReference.IBID, re.compile(r"^[^,]{2,40},\s(?P<word>(?:ibid|id)\.)", re.IGNORECASE)),
)
_TARGET = re.compile(
    rf"(?:^|[\s,(*_])(?:(?:wie|oben|in|at|see|siehe|cited)\s){{0,2}}(?:{labels.NOTE_WORDS})\s?"
    r"(?P<label>\d{1,4})(?!\d|\.\d)",
    re.IGNORECASE,
)
_OSCOLA = re.compile(
    r"\((?P<word>n|nn|fn|note|Fn\.|Anm\.|wie Anm\.|wie Fn\.|vorige N\.|oben Anm\.|see note|above n)\s?"
    r"(?P<label>\d{1,4})?\)",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    rf"\babove,?\s(?:at\s)?(?:{labels.NOTE_WORDS})\s?\d|\b(?:{labels.NOTE_WORDS})\s?\d{{1,4}}\sabove\b|\bsupra\b",
    re.IGNORECASE,
)
_NAME_NO_NOTE = (BackReference.IBID, BackReference.IDEM)  # 'Id. at 1915 n.61' is a note of the work cited


@dataclass(frozen=True, slots=True)
class Back:
    """The kind of a short reference, the note label it names, and where its words begin."""

    kind: BackReference
    target: str | None
    start: int


def find_back_reference(scan: Scan) -> Back | None:
    """Take the words of a short reference out of the scan; None where the reference stands for itself."""
    for kind, pattern in _FORMS:
        match = pattern.search(scan.mask)
        if not match or (
            kind is BackReference.SUPRA and match["word"].lower() == "above" and not _ABOVE.search(scan.mask)
        ):
            continue
        scan.mark("back_reference", match.start("word"), match.end("word"))
        target = None if kind in _NAME_NO_NOTE else _take_target(scan)
        scan.take(match.start("word"), match.end("word"), NOISE)
        return Back(kind, target, match.start("word"))
    match = _OSCOLA.search(scan.mask)
    if match:
        scan.mark("back_reference", match.start("word"), match.end("word"))
        if match["label"]:
            scan.mark("target", *match.span("label"))
        scan.take(match.start(), match.end(), NOISE)
        return Back(BackReference.SUPRA, match["label"], match.start())
    return None


def _take_target(scan: Scan) -> str | None:
    match = _TARGET.search(scan.mask)
    if not match:
        return None
    scan.mark("target", *match.span("label"))
    scan.take(match.start(), match.end(), NOISE)
    return match["label"]
