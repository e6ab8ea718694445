"""Citations by author and date in running text: '(Smith 2015, 12; Jones 2016a, 2016b)', 'Smith and Jones (2015)'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.author_date.words import BEFORE_AUTHOR, JOINERS, LEADS, OTHERS, PARTICLES, SIGNALS, SMALL
from claims.author_date.works import DATE, Date, is_original, read_date
from claims.flow import Span
from claims.references.forms import UPPER

_BRACKET = re.compile(r"\((?P<round>[^()]{1,500}(?:\([^()]{1,60}\)[^()]{0,300}){0,3})\)|\[(?P<square>[^\[\]]{4,400})\]")
_OPENS_DATE = re.compile(r"\s?(?:\[(?:1[5-9]|20)\d\d\]\s?)?")
_ORIGINAL = re.compile(r"\s?\[(?:1[5-9]|20)\d\d\]\s?$")
_LOCATOR = re.compile(
    r"\s?[,:]?\s?(?:(?:pp?|S|s|c|с|ch|chap|chapter|vol|Bd|t|n|fn|note|no|para|paras|Table|Tables|Fig|Figure|Tab|Tabelle|"
    r"Kap|art|§|стр|табл|sayfa|sec|section|Annex|Box|Chart)\.?\s?)?"
    r"\d{1,4}[a-z]?(?:\s?(?:[-–]|,|and|&|und|et)\s?(?:p+\.?\s?)?\d{1,4}(?![a-z\d])){0,6}(?:\s?ff?\.?)?(?=\s?[,;:.)\]]|\s|$)"
)
_LED = re.compile(LEADS, re.IGNORECASE)
_SIGNAL = re.compile(
    rf"\s*(?:{'|'.join(sorted(map(re.escape, SIGNALS), key=len, reverse=True))})(?![\w.])[,:]?\s", re.IGNORECASE
)
_OTHERS = re.compile(rf"(?:,?\s*)(?:{OTHERS})(?!\w)", re.IGNORECASE)
_TOKEN = re.compile(r"\([^()\d]{1,20}\)|\[[^\[\]\d]{1,20}\]|[&/,;]|[^\s,;/&()\[\]]+")
_CAPITAL = re.compile(rf"(?:al-|el-|[dlDL]['’])?[{UPPER}][\w’'.&ʼ-]{{0,40}}|[{UPPER}]{{1,8}}\b|\d{{1,2}}")
_POSSESSIVE = re.compile(r"(?:['’](?:[a-zçğıöşüə]{1,5})?)?\s?$")
_BEFORE = 160  # signs before a bracket in which names are looked for
_IN_CAPITALS = re.compile(rf"(?:^|(?<=[;\s]))[{UPPER}][{UPPER}'’ -]{{2,40}};$")
_OPENERS = BEFORE_AUTHOR | {"the", "for", "in", "also", "both", "but", "and", "while"}  # capitalised in a sentence
_ELIDED = re.compile(r"[LlDd]['’](?=\w{3})")
_RUNNING = re.compile(r"(?<=[^\W\d_.]),?\s(?=(?:1[5-9]|20)\d\d[a-z]?(?![\w–-]|[.,]\d))")


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited form: who and when, and where it stands.

    `names` is as printed, without signal words; `narrative`: the names stand before the bracket; `bare`: no bracket at
    all. `located`: a page or the like follows; `shared`: other citations stand in its bracket; `residue`: words before
    the names that are no signal; `comma`: a comma parts names and year; `repeated`: the names of the year before;
    `group`: the number of its bracket.
    """

    names: str
    date: Date
    span: Span
    narrative: bool = False
    bare: bool = False
    located: bool = False
    residue: bool = False
    comma: bool = False
    repeated: bool = False
    group: int = 0


def find_citations(text: str) -> Iterator[Citation]:
    """The forms in `text` that may be citations, in order; which of them are, the list of works tells."""
    for group, bracket in enumerate(_BRACKET.finditer(text), 1):
        name = bracket.lastgroup or "round"
        content, start = bracket[name], bracket.start(name)
        if not DATE.search(content) or text[bracket.end() : bracket.end() + 1] == "(" or "@" in content:
            continue
        if text[bracket.start() - 1 : bracket.start()] in ("]", "!"):
            continue
        lead = _OPENS_DATE.match(content)
        opening = DATE.match(content, lead.end() if lead else 0)
        if opening is not None:
            yield from _narrative(text, bracket, content, start, opening, group)
        else:
            yield from _enclosed(content, start, group)


def _narrative(
    text: str, bracket: "re.Match[str]", content: str, start: int, opening: "re.Match[str]", group: int
) -> Iterator[Citation]:
    """'Smith and Jones (2015, 12)', 'Ortega (2014a, 2014b)': the names end right before the bracket."""
    first = max(text.rfind("\n\n", 0, bracket.start()) + 1, bracket.start() - _BEFORE, 0)
    before = text[first : bracket.start()]
    own = _POSSESSIVE.search(before)
    end = own.start() if own and own[0].strip() else len(before.rstrip())
    if len(before) - len(before.rstrip()) > 2 or not end:
        return
    names = _names_at_end(before[:end])
    if not names:
        return
    behind = _LOCATOR.match(content, opening.end())
    close = bracket.end() if not content[opening.end() :].strip() else start + opening.end()
    begin = first + end - len(names)
    located = behind is not None and bool(behind[0].strip())
    yield Citation(names, read_date(opening), Span(begin, close), narrative=True, located=located, group=group)
    yield from _further(content, start, opening.end(), names, group, narrative=True)


def _enclosed(content: str, start: int, group: int) -> Iterator[Citation]:
    """'(see Smith 2015, 12; Jones 2016a, 2016b)'."""
    yield from _further(content, start, 0, "", group, narrative=False)


def _further(content: str, start: int, done: int, names: str, group: int, *, narrative: bool) -> Iterator[Citation]:
    """The citations of a bracket from `done` on; a year alone goes on with the `names` before it."""
    for match in DATE.finditer(content, done):
        first = content[match.start() - 1 : match.start()] == "[" and names and content[done - 4 : done].isdigit()
        if first or is_original(content, match):  # '1990 [1925]', '[1925] 1990'
            continue
        between = content[done : match.start()]
        words, offset, fresh = _words_before(between, bool(names))
        located = _LOCATOR.match(content, match.end())
        is_located = located is not None and bool(located[0].strip(" ,:")) and not DATE.match(located[0].strip(" ,:"))
        if not words:
            if not names or (fresh and between.rpartition(";")[2].strip()):
                done = match.end() if not names else done
                continue
            span = Span(start + match.start(), start + match.end())
            yield Citation(names, read_date(match), span, narrative, located=is_located, repeated=True, group=group)
            done = match.end()
            continue
        found = _names_at_end(words)
        if not found:
            continue
        begin = start + done + offset + len(words) - len(found)
        residue = bool(words[: len(words) - len(found)].strip(" ,:"))
        comma = "," in content[begin - start + len(found) : match.start()]
        names = found
        yield Citation(
            found, read_date(match), Span(begin, start + match.end()), located=is_located, residue=residue,
            comma=comma, group=group,
        )  # fmt: skip
        done = match.end()


def _words_before(between: str, goes_on: bool) -> tuple[str, int, bool]:
    """The words between two years of a bracket without locator and signals, their offset, whether ';' parts them."""
    cut = between.rfind(";") + 1
    while cut and (upper := _IN_CAPITALS.search(between, 0, cut)) is not None:  # 'SILVA; COSTA, 2014'
        cut = upper.start()
    fresh = bool(cut)
    offset = cut
    if goes_on and not fresh:
        located = _LOCATOR.match(between)
        offset = located.end() if located else 0
    offset += len(between[offset:]) - len(between[offset:].lstrip(" ,:.\n"))
    while (signal := _SIGNAL.match(between, offset)) is not None:
        offset = signal.end()
        offset += len(between[offset:]) - len(between[offset:].lstrip(" ,:\n"))
    words = _ORIGINAL.sub("", between[offset:]).rstrip(" ,:([\n")
    if words.lower() in JOINERS or words.lower() in ("and", "or", "sowie", "also"):
        words = ""
    return words, offset, fresh


def _names_at_end(words: str) -> str:
    """The longest run of names at the end of `words`: capitalised words, particles, joiners, 'et al.'; '' if none."""
    tail = words.rstrip(" ,:")
    body = tail
    others = [match for match in _OTHERS.finditer(tail) if match.end() == len(tail)]
    if others:
        body = tail[: others[0].start()]
    tokens = list(_TOKEN.finditer(body))
    first = len(tokens)
    for turn in range(len(tokens) - 1, max(-1, len(tokens) - 16), -1):
        token = tokens[turn][0]
        if _CAPITAL.fullmatch(token) and not _ends_sentence(token, turn, tokens, body):
            first = turn
        elif not _may_join(token):
            break
    while first > 0 and first < len(tokens) and tokens[first - 1][0].lower() in PARTICLES:
        first -= 1
    while first + 1 < len(tokens) and tokens[first][0].lower() in _OPENERS:
        first += 1
    names = tail[tokens[first].start() :] if first < len(tokens) else ""
    led = _LED.match(names)
    return names[led.end() :] if led else names


def _ends_sentence(token: str, turn: int, tokens: list["re.Match[str]"], body: str) -> bool:
    """Whether a word closes the sentence before: 'in Lyon. Smith (2015)'."""
    if not token.endswith(".") or turn == len(tokens) - 1:
        return False
    return len(token) > 4 and not token[:-1].isupper()


def _may_join(token: str) -> bool:
    lower = token.lower()
    return lower in JOINERS or lower in PARTICLES or lower in SMALL or token[0] in "(["


def find_running(text: str, taken: list[Span]) -> Iterator[Citation]:
    """Names right before a year outside of brackets, as in 'as Smith 2015 shows'; `taken` are sorted."""
    turn = 0
    for gap in _RUNNING.finditer(text):
        while turn < len(taken) and taken[turn].end <= gap.end():
            turn += 1
        match = DATE.match(text, gap.end())
        if match is None or (turn < len(taken) and taken[turn].start <= gap.end()):
            continue
        before = text[max(0, gap.start() - _BEFORE) : gap.start()]
        names = _names_at_end(before)
        if names and before.endswith(names):
            yield Citation(names, read_date(match), Span(gap.start() - len(names), match.end()), bare=True)


def readings(citation: Citation) -> Iterator[Citation]:
    """The citation, and with ever fewer words before the last name: 'According to Farr', 'to Farr', 'Farr'."""
    yield citation
    for token in _TOKEN.finditer(citation.names):
        if token.start() and (_CAPITAL.fullmatch(token[0]) or token[0].lower() in PARTICLES):
            cut = 0 if citation.repeated else token.start()
            shorter = Span(citation.span.start + cut, citation.span.end)
            yield replace(citation, names=citation.names[token.start() :], span=shorter, residue=True)
    if _ELIDED.match(citation.names):
        cut = 0 if citation.repeated else 2
        yield replace(citation, names=citation.names[2:], span=Span(citation.span.start + cut, citation.span.end))
