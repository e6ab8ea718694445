"""Bytes to text: byte order marks, what the server and the file declare, and what the bytes themselves show.

Labels follow the WHATWG Encoding standard ('iso-8859-1' is windows-1252, 'gb2312' is gb18030). A declaration that the
bytes belie loses: valid UTF-8 is UTF-8, and a text of accented vowels in rows is not Latin.
"""

import codecs
import re

_LABELS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "windows-1252": "cp1252", "ansi": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-9": "cp1254", "latin5": "cp1254", "windows-1254": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "chinese": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "korean": "cp949", "windows-949": "cp949",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "tis-620": "cp874", "iso-8859-11": "cp874",
    "x-user-defined": "cp1252", "unicode": "utf-16-le", "utf-16": "utf-16-le", "utf8": "utf-8", "utf-7": "cp1252",
    "iso-8859-8-i": "iso8859-8", "logical": "iso8859-8", "x-cp1251": "cp1251", "win-1251": "cp1251",
    "cp-1251": "cp1251",
}  # fmt: skip
_NOT_FOR_TEXT = frozenset("idna punycode unicode_escape raw_unicode_escape unicode-escape undefined mbcs oem".split())
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_SINGLE = ("cp1252", "cp1251", "cp1254", "cp1250", "koi8-r", "cp1253", "cp1255", "cp1256", "cp866")
_MULTI = ("gb18030", "cp932", "euc-jp", "cp949", "big5hkscs")
_META = re.compile(rb"<meta[^>]{0,300}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,4}=\s{0,4}[\"']([A-Za-z0-9_:.\-]{2,40})[\"']")
_CSS = re.compile(rb"@charset \"([A-Za-z0-9_\-]{2,40})\"")
_HEAD_BYTES = 4096
_SAMPLE_BYTES = 20_000
_HIGH = re.compile(rb"[\x80-\xff]")

_LATIN_COMMON = frozenset("äöüßéèêëàâáçñíìîïóòôúùûãõåæøœğışİŞŞĞəƏÄÖÜÉÇÅØÀÁÂÈÊÍÓÔÚÑ")
_ICELANDIC = frozenset("ðþýÐÞÝ")
_CENTRAL = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻěščřžýťďňůĚŠČŘŽŤĎŇŮőűŐŰăâîșțşţ")
_SIGNS = frozenset("\xa0–—‘’“”„«»…•€£§°·²³½¼©®™×±№´¿¡‚‹›")
_CYRILLIC_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчй")
_CYRILLIC_RARE = frozenset("хжшюцщэфёіїєґў")
_GREEK_COMMON = frozenset("αοιετνσρκπυμληςδωγχθάέίόύήώ")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`; `declared` is the charset that came with it. Bytes that fit nothing become U+FFFD."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if (wide := _wide(data)) is not None:
        return data.decode(wide, "replace")
    if b"\x1b$" in data[:_SAMPLE_BYTES] or b"\x1b(" in data[:_SAMPLE_BYTES]:
        return data.decode("iso2022_jp", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_nearly_utf8(data):
        return data.decode("utf-8", "replace")
    return data.decode(_best(data, _declarations(data, declared)), "replace")


def codec_of(label: str | None) -> str | None:
    """The codec that a charset label means; None for one that is unknown or no text encoding."""
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    try:
        info = codecs.lookup(_LABELS.get(name, name))
    except (LookupError, ValueError):
        return None
    is_for_text = getattr(info, "_is_text_encoding", True) and info.name not in _NOT_FOR_TEXT
    return info.name if is_for_text else None


def _declarations(data: bytes, declared: str | None) -> list[str]:
    head = data[:_HEAD_BYTES]
    labels = [declared]
    labels += [match[1].decode("ascii") for pattern in (_META, _XML, _CSS) if (match := pattern.search(head))]
    names = (codec_of(label) for label in labels)
    return list(dict.fromkeys(name for name in names if name and not name.startswith("utf")))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the start is one that no text in single bytes holds."""
    head = data[:400]
    even, odd = (sum(byte < 9 for byte in head[start::2]) for start in (0, 1))
    if len(head) < 4 or (even + odd) * 3 < len(head):
        return None
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _is_nearly_utf8(data: bytes) -> bool:
    """UTF-8 with a few broken characters: cut off, or pieces of another encoding pasted in."""
    text = data[: _SAMPLE_BYTES * 10].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    return good > 0 and broken * 10 <= good


def _best(data: bytes, declared: list[str]) -> str:
    """The encoding under which the bytes read most like a language; what is declared wins where it reads well."""
    sample = _sample(data)
    high = len(_HIGH.findall(sample))
    candidates = [*declared, *(name for name in _SINGLE if name not in declared)]
    if high * 3 > len(sample) or any(name in _MULTI for name in declared):
        candidates += [name for name in _MULTI if name not in declared]
    best, best_score = "cp1252", -1e9
    for name in candidates:
        try:
            text = sample.decode(name, "strict" if name in _MULTI else "replace")
        except (UnicodeDecodeError, LookupError):
            continue
        score = _likeness(text) / max(high, 1) + (0.25 if name in declared else 0.0)
        if score > best_score + 1e-9:
            best, best_score = name, score
    return best


def _sample(data: bytes) -> bytes:
    """The lines that hold bytes beyond ASCII, up to a limit, without their markup."""
    lines = []
    size = 0
    for line in re.split(rb"[\n<>]", data[: _SAMPLE_BYTES * 50]):
        if _HIGH.search(line):
            lines.append(line[:2000])
            size += len(line)
            if size > _SAMPLE_BYTES:
                break
    return b"\n".join(lines)


def _likeness(text: str) -> float:
    """How much `text` reads like a language: a sum over its characters beyond ASCII."""
    score = 0.0
    before = " "
    run = 0
    signs = set(text)
    icelandic = not signs.isdisjoint("æáíÆÁÍ")
    slavic = not signs.isdisjoint("žšŽŠ")  # the same bytes in Western and Central European tables
    for character in text:
        if character <= "\x7f":
            run = 0
        else:
            run += 1
            score += _weight(character, before, run, icelandic=icelandic, slavic=slavic)
        before = character
    return score


def _weight(character: str, before: str, run: int, *, icelandic: bool, slavic: bool) -> float:
    """What one character beyond ASCII says for an encoding; `run` counts such characters in a row."""
    code = ord(character)
    if character in _SIGNS:
        return 0.3
    if code < 0x250:
        if not character.isalpha():
            return -1.0
        if run >= 3 or (character.isupper() and before.isalpha() and before.islower()):
            return -1.0
        if character in _ICELANDIC:
            return 1.0 if icelandic else 0.2
        if character in _LATIN_COMMON:
            return 0.4 if icelandic and character in "ğışİŞĞ" else 1.0
        if character in _CENTRAL:
            return 1.05 if slavic else 0.8
        return -0.3
    if 0x400 <= code < 0x530:
        if before.isascii() and before.isalpha():
            return -1.5
        if character.isupper():
            return -0.7 if before.isalpha() and before.islower() else 0.4
        if character in _CYRILLIC_COMMON:
            return 1.0
        return 0.2 if character in _CYRILLIC_RARE else -0.5
    if 0x370 <= code < 0x400:
        if before.isascii() and before.isalpha():
            return -1.5
        return 1.0 if character in _GREEK_COMMON else 0.3
    if 0x590 <= code < 0x700:
        return 0.8 if run > 1 or not before.isalpha() else -1.5
    if 0x3040 <= code < 0x3100 or 0x4E00 <= code < 0xA000 or 0xAC00 <= code < 0xD7B0:
        return 1.6 if code < 0x3100 else 1.2
    return 0.5 if 0x3000 <= code < 0x3040 or 0xFF00 <= code < 0xFF60 else -1.5
