"""Ways to mend a damaged address: proposed only, and tried only when the address as printed fails."""

import re
from collections.abc import Iterator

_JUNK = re.compile(
    r"(?:%C2%A0|%E2%80%9[89CD]|%22|%20|%3E|%29|&gt;|&quot;|[\s.,;:!>\"'»”’“…\u00a0`*_|\\])+$", re.IGNORECASE
)
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_WRAPPED = re.compile(r"^[<(\[{\"'“‘«]+\s*(?:url:)?\s*", re.IGNORECASE)
_AFTER_FILE = re.compile(r"(\.(?:html?|pdf|php|aspx?|jsp|docx?|xlsx?|shtml))/+$", re.IGNORECASE)
_DOUBLED = re.compile(r"^https?[:;.,]?/{0,3}\s?(?=https?[:;.,]?/{1,3})", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:h?t{1,3}p{1,2}|hppt|hhttp|hxxp|http)(s?)\s?[:;.,]?\s?(?:/|\\){1,4}\s?", re.IGNORECASE)
_NO_SCHEME = re.compile(r"^(?:www\.|(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?:[:/?#]|$))", re.IGNORECASE)
_WWW = re.compile(r"^(https?://)www(?:[,;\s]\s?|\.{2,3})", re.IGNORECASE)
_BLANK = re.compile(r"(?:\s|%20|%0A|%C2%AD|\u00ad|\u200b)+", re.IGNORECASE)
_MOST = 4  # each costs a request


def repairs_of(url: str) -> tuple[str, ...]:
    """What an address that fails may have been, the likeliest first; never the address itself.

    Junk and brackets at its end, a slash behind a file, `&amp;`, a damaged, doubled or missing scheme, blanks and
    hyphens of line breaks.
    """
    text = url.strip()
    mended = _mended_scheme(_unwrapped(text))
    ways = [mended, _trimmed(mended), _AFTER_FILE.sub(r"\1", _trimmed(mended))]
    plain = ways[-1].replace("&amp;", "&")
    ways += [plain, *_joined(plain)]
    return tuple(dict.fromkeys(way for way in ways if way != url and "://" in way))[:_MOST]


def has_two_schemes(url: str) -> bool:
    """Whether an address begins twice (`http://https://…`): then its host is none."""
    return _DOUBLED.match(url.strip()) is not None


def _unwrapped(text: str) -> str:
    found = _WRAPPED.match(text)
    return _trimmed(text[found.end() :]) if found else text


def _mended_scheme(text: str) -> str:
    text = _DOUBLED.sub("", text)
    if (scheme := _SCHEME.match(text)) is not None:
        text = f"http{scheme.group(1).lower()}://{text[scheme.end() :]}"
    elif _NO_SCHEME.match(text):
        text = f"https://{text}"
    return _WWW.sub(r"\1www.", text)


def _trimmed(text: str) -> str:
    """Without what the sentence around it has left at its end."""
    while True:
        shorter = _JUNK.sub("", text)
        for opening, closing in _BRACKETS:
            if shorter.endswith(closing) and shorter.count(closing) > shorter.count(opening):
                shorter = shorter[:-1]
        if shorter == text:
            return text
        text = shorter


def _joined(text: str) -> Iterator[str]:
    """With what a line break has put into it taken out."""
    if _BLANK.search(text):
        yield _BLANK.sub("", text)
        yield re.sub(r"-(?:\s|%20|%0A)+", "", text)
