"""Cutting a note into its single references; signals and comments fall away."""

import re
from collections.abc import Iterator

from claims.references import labels
from claims.references.addresses import Address
from claims.references.anchors import alternatives, quotations
from claims.references.names import UPPER, find_body, find_persons
from claims.references.parse import Piece
from claims.references.scan import URL

_YEAR = r"(?<![\w/.-])(?:1[4-9]|20)\d\d[a-z]?(?![\w/]|[.,]\d)"
_PAGED = rf"(?<![\w.])(?:{alternatives(labels.PAGES)})\.?\s?\d{{1,5}}\b"
_BACK = rf"(?<!\w)(?:{labels.IBID}|{labels.OP_CIT}|{labels.LOC_CIT}|{labels.SUPRA}|{labels.IDEM})(?=[\s,;:.)]|$)|\((?:n|fn|Fn\.|Anm\.|wie Anm\.)\s?\d{{1,4}}\)"
_ACCESSED = rf"(?<!\w)(?:{alternatives(labels.ACCESSED)})\s?:?\s?(?:on\s)?\d"
_CLOSED = re.compile(
    rf"{_YEAR}|{_PAGED}|{URL}|{_ACCESSED}|{_BACK}|(?<!\w)(?:{labels.NO_DATE})(?!\w)|\d\s?ff?\.|,\s\d{{1,4}}(?:[-–]\d{{1,4}})?$",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(rf"(?:{labels.NO_DATE})(?:\s?\([a-z]\))?$", re.IGNORECASE)
_STRONG = re.compile(rf"{URL}|{_PAGED}|{_YEAR}|{_ACCESSED}|[”»’\"]|\b10\.\d{{4}}|§", re.IGNORECASE)
_SIGNAL = re.compile(
    rf"(?:(?:and|und|et|y|и)\s(?=[{UPPER}“‘«]))?(?P<signal>(?:{'|'.join(sorted(labels.SIGNALS, key=len, reverse=True))})(?!\w))?(?:[,:]?\s(?:also|auch|aussi|etwa|further|anche)\b)?[,:]?\s?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"\s{{0,4}}(?:\[\d{{1,4}}\]|\(\d{{1,3}}\)|\d{{1,3}}[.)]|\*|[-–•]|\d{{1,3}}(?=\s[{UPPER}“‘«„\"]))\s{{1,4}}"
)
_BOUNDARY = re.compile(
    rf"(?P<semi>;\s)|(?<=[\w.)»”’'])(?P<dash>\.?\s[-–—]\s)(?=[{UPPER}])|(?P<stop>(?<=[\d)»”’.])(?:\.|(?<=[.”»’)]))\s)(?=[{UPPER}‘“«])|(?P<and>(?<=[\d)])\s(?:and|und|et)\s)(?=[‘“«])"
)
_CASE = re.compile(rf"(?:Re\s|[{UPPER}][^,;]{{1,60}}\sv\.?\s[{UPPER}])")
_HEADED = re.compile(
    rf"[{UPPER}\d][^;“”«»]{{1,90}}?[\s,.(]{{1,3}}(?:{_YEAR}|(?:{labels.NO_DATE}))[),.:;\s]", re.IGNORECASE
)
_SHORT = re.compile(
    rf"[{UPPER}][^\s,;()]{{1,30}}(?:(?:\sand\s|/|\s&\s)[{UPPER}][^\s,;()]{{1,30}})?,\s['‘“\"«„]?[{UPPER}o]|[{UPPER}][^\s,;()]{{1,30}}(?:\s[^\s,;()]{{1,30}}){{0,2}}\s\((?:n|fn|Fn|Anm|wie|oben)"
)
_COMMENT = re.compile(
    rf"(?P<prose>[{UPPER}][^“”‘«»;:{URL}]{{12,240}}?(?::\s|,?\s(?:see|vgl\.|siehe|voir)(?:,\s(?:e\.g\.|for example),?|\salso)?\s))(?=[{UPPER}‘“«„])",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|will|would|can|could|should|does|did|this|these|that|it|we|I|they|not|ist|sind|wurde|hat|est|sont|été|è|sono|es|son)\b"
)


def mask_addresses(text: str, addresses: tuple[Address, ...]) -> str:
    """The text with every address blotted out."""
    parts, offset = [], 0
    for one in addresses:
        parts += [text[offset : one.start], URL * (one.end - one.start)]
        offset = one.end
    return "".join([*parts, text[offset:]])


def cut(text: str, addresses: tuple[Address, ...]) -> list[Piece]:
    """The references of a folded note, in order: none where the note only explains."""
    mask = mask_addresses(text, addresses)
    number = _NUMBER.match(mask)
    start = number.end() if number and (number[0].strip()[-1:] in "].)*-–•" or find_persons(mask, number.end())) else 0
    pieces = []
    ends = [*_boundaries(mask, start), (len(mask), len(mask))]
    for end, following in ends:
        piece = _piece(mask, start, end)
        if piece and (_is_reference(mask, piece) or (len(ends) == 1 and _is_bare_reference(mask, piece))):
            pieces.append(piece)
        start = following
    return pieces


def _boundaries(mask: str, start: int) -> Iterator[tuple[int, int]]:
    """Where one reference ends and where the next begins."""
    enclosed = [(span.start, span.end) for span in quotations(mask)]
    turn = 0
    for match in _BOUNDARY.finditer(mask, start):
        while turn < len(enclosed) and enclosed[turn][1] <= match.start():
            turn += 1
        if turn < len(enclosed) and enclosed[turn][0] < match.start() < enclosed[turn][1] - 1:
            continue
        if _splits(mask, start, match):
            yield match.start() + (1 if match.lastgroup == "dash" and match[0].startswith(".") else 0), match.end()
            start = match.end()


def _splits(mask: str, start: int, match: "re.Match[str]") -> bool:
    left = mask[max(start, match.start() - 600) : match.start()]
    if not _CLOSED.search(left) or _is_open(left) or _UNFINISHED.search(left):
        return False
    begin = match.end()
    signal = _SIGNAL.match(mask, begin)
    has_signal = bool(signal and signal["signal"])
    body = signal.end() if signal else begin
    right = mask[body : body + 400]
    stop = right.find("; ")
    right = right[: stop if stop > 0 else None]
    if match.lastgroup == "semi":
        return _starts_reference(mask, body, right, has_signal)
    if match.lastgroup == "and":
        return bool(re.search(_YEAR, left[-12:]))
    if has_signal and signal and signal["signal"][:1].isupper():
        return bool(_STRONG.search(right)) and _starts_reference(mask, body, right, True)
    if match.lastgroup == "dash":
        return bool(find_persons(mask, body)) and bool(_STRONG.search(right))
    return _starts_after_stop(mask, left, body, right)


def _starts_after_stop(mask: str, left: str, body: int, right: str) -> bool:
    """Behind a full stop only a name with initials opens a new reference, and only when the last one is complete."""
    persons = find_persons(mask, body)
    if not persons or not persons.sure or not re.search(r"\d\)?$|\bff?$|\)$|cit$", left.rstrip(". ")):
        return False
    complete = re.search(_PAGED, left, re.IGNORECASE) or re.search(rf"\({_YEAR}\)|[’”»].{{0,80}}{_YEAR}|{_BACK}", left)
    return len(left) > 30 and bool(complete) and bool(re.search(rf"{_YEAR}|{_BACK}|[‘“«]", right))


def _is_open(left: str) -> bool:
    return left.count("(") > left.count(")") or left.count("[") > left.count("]")


def _starts_reference(mask: str, body: int, right: str, has_signal: bool) -> bool:
    """Whether what follows a semicolon begins a reference of its own."""
    if not right[:1] or re.match(rf"{_ACCESSED}|(?:{alternatives(labels.AVAILABLE)})\b", right, re.IGNORECASE):
        return False
    if right[0] == URL:
        return True
    if re.match(_BACK, right, re.IGNORECASE) or (_CASE.match(right) and _CLOSED.search(right)):
        return True
    if not _CLOSED.search(right.rstrip(". ")):
        return False
    if right[0] in '“‘"«„' or has_signal or _HEADED.match(right):
        return True
    if find_persons(mask, body):
        return True
    return (
        bool(_SHORT.match(right))
        or find_body(mask, body) is not None
        or bool(re.match(rf"[{UPPER}]", right) and URL in right)
    )


def _piece(mask: str, start: int, end: int) -> Piece | None:
    """The span without blanks around it, and where its text begins behind signal and comment."""
    while start < end and mask[start] in " ;,.":
        start += 1
    while end > start and mask[end - 1] in " ;":
        end -= 1
    if start == end:
        return None
    signal = _SIGNAL.match(mask, start, end)
    body = signal.end() if signal and (signal["signal"] or signal.end() > start) else start
    printed = signal["signal"] if signal else None
    if not printed:
        comment = _COMMENT.match(mask, body, end)
        if comment and _is_prose(comment["prose"]) and _STRONG.search(mask, comment.end(), end):
            return Piece(comment.end(), end, comment.end(), None)
    if body >= end:
        return None
    return Piece(start, end, body, printed)


def _is_prose(text: str) -> bool:
    words = text.split()
    small = sum(1 for word in words if word[:1].islower())
    return (
        len(words) >= 4
        and small * 2 >= len(words)
        and not _CLOSED.search(text)
        and bool(_PROSE.search(text) or re.search(r"(?:see|vgl\.|siehe|voir)(?:,? [\w.]+,?)?\s?$", text))
    )


def _is_reference(mask: str, piece: Piece) -> bool:
    """Whether the piece cites something: it has an address, a date, pages, a quoted title or points back."""
    body = mask[piece.body : piece.end]
    if URL in body or re.search(_ACCESSED, body, re.IGNORECASE) or re.search(_BACK, body, re.IGNORECASE):
        return True
    if not _CLOSED.search(body.rstrip(". ")) and not re.search(r"[“«„\"].{5,}[”»“\"]|\b10\.\d{4}|§", body):
        return bool(_CASE.match(body)) or (piece.signal is not None and find_persons(mask, piece.body) is not None)
    if find_persons(mask, piece.body) or find_body(mask, piece.body) or re.match(r"[“‘«„\"]", body):
        return True
    return not _is_comment(body)


def _is_comment(body: str) -> bool:
    words = body.split()
    small = sum(1 for word in words if word[:1].islower())
    return len(words) > 5 and small * 2 > len(words) and len(_PROSE.findall(body)) >= 1


def _is_bare_reference(mask: str, piece: Piece) -> bool:
    """A note that is one reference without any date or page: 'Surname, I., Title'."""
    persons = find_persons(mask, piece.body)
    body = mask[piece.body : piece.end]
    return persons is not None and len(body.split()) > 3 and not _is_comment(body)
