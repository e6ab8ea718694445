"""Cutting a note into its single references; signals and comments fall away."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.references import labels
from claims.references.addresses import Address
from claims.references.bodies import find_body
from claims.references.forms import UPPER
from claims.references.identifiers import alternatives
from claims.references.persons import find_persons
from claims.references.scan import URL, Piece, quotations
from claims.references.statutes import cites_reports, find_statute

_CAPITAL = rf"(?-i:[{UPPER}])"
_LOOK_BACK, _LOOK_AHEAD = 600, 400  # characters of a reference that are weighed on each side of a cut
_YEAR = r"(?<![\w/.-])(?:1[4-9]|20)\d\d[a-z]?(?![\w/]|[.,]\d)"
_PAGED = rf"(?<![\w.])(?:{alternatives(labels.PAGES)})\.?\s?\d{{1,5}}\b"
_BACK = (
    rf"(?<![^\W_])(?:{labels.IBID}|{labels.OP_CIT}|{labels.LOC_CIT}|{labels.SUPRA}|{labels.IDEM})(?=[\s,;:.)*_]|$)"
    rf"|\((?:n|fn|Fn\.|Anm\.|wie Anm\.)\s?\d{{1,4}}\)"
)
_ACCESSED = rf"(?<!\w)(?:{alternatives(labels.ACCESSED)})\s?:?\s?(?:on\s)?\d"
_NO_DATE = rf"(?<!\w)(?:{labels.NO_DATE})"

_COURTS = r"\b(?:BVerfGE|BVerwGE|BGHZ|BGHSt|RGZ|BAGE|BSGE|BFHE)\s\d{1,4},"

# What closes a reference: once it has one of these, the next may begin.
_CLOSED = re.compile(
    rf"{_YEAR}|{_PAGED}|{URL}+|{_ACCESSED}|{_BACK}|{_NO_DATE}(?!\w)|\d\s?ff?\b|{_COURTS}", re.IGNORECASE
)
_LAST_NUMBER = re.compile(r",\s\d{1,4}(?:[-–]\d{1,4})?$")
_UNFINISHED = re.compile(rf"{_NO_DATE}(?:\s?\([a-z]\))?$", re.IGNORECASE)  # 'MFA no date; Title'
_STRONG = re.compile(rf"{URL}|{_PAGED}|{_YEAR}|{_ACCESSED}|[”»’\"]|\b10\.\d{{4}}|§", re.IGNORECASE)
_COMPLETE = re.compile(rf"{_PAGED}|\({_YEAR}\)|[’”»].{{0,80}}{_YEAR}|{_BACK}", re.IGNORECASE)
_ENDED = re.compile(r"(?:\d\)?|\bff?|\)|cit)$")
_DATED = re.compile(rf"{_YEAR}|{_BACK}|[‘“«]", re.IGNORECASE)

_SIGNALS = "|".join(sorted(labels.SIGNALS, key=len, reverse=True))
_SIGNAL = re.compile(
    rf"(?:(?:and|und|et|y|и)\s(?=(?-i:[{UPPER}“‘«])))?"
    rf"(?:[*_]{{1,2}}(?=(?:{_SIGNALS})[*_]))?"  # '*See, e.g.*, Lobel'
    rf"(?P<signal>(?:{_SIGNALS})(?!\w))?(?:(?<=[\w.])[*_]{{1,2}}(?=[,\s]))?"
    rf"(?:[,:]?\s(?:also|auch|aussi|etwa|further|anche)\b)?[,:]?\s?"
    r"(?:(?:ch\.|chap\.|chapter)\s\d{1,3}\s(?:of|in)\s)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"\s{{0,4}}(?:\[\d{{1,4}}\]|\(\d{{1,3}}\)|\d{{1,3}}[.)]|\*|[-–•]|\d{{1,3}}(?=\s[{UPPER}“‘«„\"]))\s{{1,4}}"
)
_BOUNDARY = re.compile(
    rf"(?P<semi>;\s)|(?P<dash>\s[-–—]\s)(?=[{UPPER}])(?<=[\w.)»”’']...)"
    rf"|(?P<stop>\.\s)(?=[{UPPER}‘“«])|(?P<quote>\s)(?<=[”»’)].)(?=(?:See|Vgl|Voir|Compare|Cf)\b)"
    rf"|(?P<and>\s(?:and|und|et)\s)(?=[‘“«])"
)
_CASE = re.compile(rf"(?:Re\s|[{UPPER}][^,;]{{1,60}}\sv\.?\s[{UPPER}])")
_HEADED = re.compile(
    rf"(?-i:[{UPPER}\d])[^;“”«»]{{1,90}}?[\s,.(]{{1,3}}(?:{_YEAR}|(?:{labels.NO_DATE}))[),.:;\s]", re.IGNORECASE
)
_SHORT_NAME = rf"[{UPPER}][^\s,;()]{{1,30}}"
_SHORT = re.compile(
    rf"{_SHORT_NAME}(?:(?:\sand\s|/|\s&\s){_SHORT_NAME})?,\s['‘“\"«„]?[{UPPER}o]"
    rf"|{_SHORT_NAME}(?:\s[^\s,;()]{{1,30}}){{0,2}}\s\((?:n|fn|Fn|Anm|wie|oben)"
)
_ANNOUNCED = re.compile(rf"{_ACCESSED}|(?:{alternatives(labels.AVAILABLE)})\b", re.IGNORECASE)
_POINTS_BACK = re.compile(_BACK, re.IGNORECASE)
_OPENS_TITLE = re.compile(rf"[{UPPER}“‘«„\"]")
_COMMENT = re.compile(
    rf"(?P<prose>{_CAPITAL}[^“”‘«»;:{URL}]{{12,240}}?(?::\s|,?\s(?:see|vgl\.|siehe|voir)"
    rf"(?:,\s(?:e\.g\.|for example),?|\salso)?\s))(?=(?-i:[{UPPER}‘“«„]))",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|will|would|can|could|should|does|did|this|these|that|it|we|I|they|not|"
    r"ist|sind|wurde|hat|est|sont|été|è|sono|es|son)\b"
)
_ENDS_IN_SIGNAL = re.compile(r"(?:see|vgl\.|siehe|voir)(?:,? [\w.]{1,12},?)?\s?$", re.IGNORECASE)
_QUOTED_TITLE = re.compile(r"[“«„\"].{5,400}?[”»“\"]|\b10\.\d{4}|§")


@dataclass(frozen=True, slots=True)
class _Note:
    """The folded note with its addresses blotted out, and where something closes a reference."""

    mask: str
    closed: list[int]

    def is_closed(self, start: int, end: int) -> bool:
        """Whether a reference could end at `end`, having begun at `start`."""
        turn = bisect_right(self.closed, start)
        if turn < len(self.closed) and self.closed[turn] <= end:
            return True
        return bool(_LAST_NUMBER.search(self.mask, max(start, end - 14), end))


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
    note = _Note(mask, [match.end() for match in _CLOSED.finditer(mask)])
    number = _NUMBER.match(mask)
    start = number.end() if number and (number[0].strip()[-1:] in "].)*-–•" or find_persons(mask, number.end())) else 0
    pieces = []
    ends = [*_boundaries(note, start), (len(mask), len(mask))]
    for end, following in ends:
        piece = _piece(mask, start, end)
        if piece and (_is_reference(note, piece) or (len(ends) == 1 and _is_bare_reference(mask, piece))):
            pieces.append(piece)
        start = following
    return pieces


def whole(text: str, addresses: tuple[Address, ...]) -> list[Piece]:
    """The reference that an entry of a list is, or several parted by semicolons; none where it only explains."""
    pieces: list[Piece] = []
    for piece in cut(text, addresses):
        if pieces and text[pieces[-1].end] != ";":
            pieces[-1] = replace(pieces[-1], end=piece.end)
        else:
            pieces.append(piece)
    return pieces


def _boundaries(note: _Note, start: int) -> Iterator[tuple[int, int]]:
    """Where one reference ends and where the next begins."""
    enclosed = quotations(note.mask)
    turn = 0
    for match in _BOUNDARY.finditer(note.mask, start):
        while turn < len(enclosed) and enclosed[turn].end <= match.start():
            turn += 1
        if turn < len(enclosed) and enclosed[turn].start < match.start() < enclosed[turn].end - 1:
            continue
        if _splits(note, start, match):
            yield match.start(), match.end()
            start = match.end()


def _splits(note: _Note, start: int, match: "re.Match[str]") -> bool:
    """Whether the text is cut at `match`: what stands before is closed, and what follows opens a reference."""
    mask, how = note.mask, match.lastgroup
    signal = _SIGNAL.match(mask, match.end())
    body = signal.end() if signal else match.end()
    signalled = bool(signal and signal["signal"])
    left = mask[max(start, match.start() - _LOOK_BACK) : match.start()]
    if how == "stop" and not signalled and not _ENDED.search(left, max(0, len(left) - 4)):
        return False
    remark = how == "semi" and signalled  # 'Own calculation; see Rieder A., …'
    if mask[body : body + 1] in " ;,.)" or not (remark or note.is_closed(start, match.start())):
        return False
    if _is_open(left) or _UNFINISHED.search(left, max(0, len(left) - 24)):
        return False
    stop = mask.find("; ", body, body + _LOOK_AHEAD)
    end = stop if stop > 0 else min(len(mask), body + _LOOK_AHEAD)
    if how == "semi":
        return _starts_reference(note, body, end, signalled)
    if how == "and":
        return mask[match.start() - 1] in "0123456789)"
    if signalled and signal and signal["signal"][:1].isupper():
        return bool(_STRONG.search(mask, body, end)) and _starts_reference(note, body, end, True)
    if how == "stop":
        return _starts_after_stop(mask, left, body, end)
    return how == "dash" and find_persons(mask, body) is not None and bool(_STRONG.search(mask, body, end))


def _starts_after_stop(mask: str, left: str, body: int, end: int) -> bool:
    """Behind a full stop only a name with initials opens a new reference, and only when the last one is complete."""
    if len(left) <= 30 or not _COMPLETE.search(left) or not _DATED.search(mask, body, end):
        return False
    persons = find_persons(mask, body)
    return persons is not None and persons.sure


def _is_open(left: str) -> bool:
    return left.count("(") > left.count(")") or left.count("[") > left.count("]")


def _starts_reference(note: _Note, body: int, end: int, signalled: bool) -> bool:
    """Whether what follows a semicolon, up to the next, is a reference of its own."""
    mask = note.mask
    if mask[body : body + 1] == URL or _POINTS_BACK.match(mask, body, end):
        return True
    if _ANNOUNCED.match(mask, body, end) or not note.is_closed(body, _last_sign(mask, body, end)):
        return False
    if mask[body] in '“‘"«„' or signalled or _HEADED.match(mask, body, end) or _CASE.match(mask, body, end):
        return True
    if _SHORT.match(mask, body, end) or find_persons(mask, body) or find_body(mask, body):
        return True
    return mask[body].isupper() and mask.find(URL, body, end) >= 0


def _last_sign(mask: str, start: int, end: int) -> int:
    while end > start and mask[end - 1] in ". ":
        end -= 1
    return end


def _piece(mask: str, start: int, end: int) -> Piece | None:
    """The span without blanks around it, and where its text begins behind signal and comment."""
    while start < end and mask[start] in " ;,.":
        start += 1
    while end > start and mask[end - 1] in " ;":
        end -= 1
    if start == end:
        return None
    signal = _SIGNAL.match(mask, start, end)
    body = signal.end() if signal else start
    printed = signal["signal"] if signal else None
    if not printed:
        comment = _COMMENT.match(mask, body, end)
        if comment and _is_prose(comment["prose"]) and _STRONG.search(mask, comment.end(), end):
            return Piece(comment.end(), end, comment.end())
    return Piece(start, end, body, printed) if body < end else None


def _is_prose(text: str) -> bool:
    words = text.split()
    small = sum(1 for word in words if word[:1].islower())
    if len(words) < 4 or small * 2 < len(words) or _CLOSED.search(text):
        return False
    return bool(_VERB.search(text) or _ENDS_IN_SIGNAL.search(text))


def _is_reference(note: _Note, piece: Piece) -> bool:
    """Whether the piece cites something: it has an address, a date, pages, a quoted title or points back."""
    mask, body, end = note.mask, piece.body, piece.end
    if mask.find(URL, body, end) >= 0 or _ANCHOR.search(mask, body, end):
        return True
    if not note.is_closed(body, _last_sign(mask, body, end)) and not _QUOTED_TITLE.search(mask, body, end):
        law = _CASE.match(mask, body, end) or _STATUTE.search(mask, body, end) or find_statute(mask, body)
        if law or cites_reports(mask, body, end):
            return True
        return piece.signal is not None and find_persons(mask, body) is not None
    if _OPENS_TITLE.match(mask, body) and (mask[body] in '“‘«„"' or find_persons(mask, body) or find_body(mask, body)):
        return True
    return not _is_comment(mask[body:end])


_STATUTE = re.compile(
    r"\b(?:OJ [LC] \d|Regulation \(E|Directive (?:\(EU\) )?\d{2,4}/)|"
    r"\b(?:Code|Act|Constitution|Convention|Treaty|Law|Directive|Regulation|gesetzbuch|Gesetz)\b[^.;]{0,80}?(?:\bArt(?:icles?\b|\.)|§|\b[Ss]ection)\s?\d"
)
_ANCHOR = re.compile(rf"{_ACCESSED}|{_BACK}", re.IGNORECASE)


def _is_comment(body: str) -> bool:
    words = body.split()
    small = sum(1 for word in words if word[:1].islower())
    return len(words) > 5 and small * 2 > len(words) and bool(_VERB.search(body))


def _is_bare_reference(mask: str, piece: Piece) -> bool:
    """A note that is one reference without any date or page: 'Surname, I., Title'."""
    body = mask[piece.body : piece.end]
    return find_persons(mask, piece.body) is not None and len(body.split()) > 3 and not _is_comment(body)
