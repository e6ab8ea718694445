"""What bytes are: by their content first, by what is declared where the content leaves it open."""

import json
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from sources.text.csv import looks_delimited
from sources.text.encoding import decode


class Format(StrEnum):
    """The kinds of files that have a reader."""

    HTML = "text/html"
    PDF = "application/pdf"
    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    CSV = "text/csv"
    JSON = "application/json"
    XML = "application/xml"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What bytes are: a format with a reader, or the reason why there is none."""

    format: Format | None
    reason: str | None = None
    charset: str | None = None


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"BM", "an image"),
    (b"II*\x00", "an image"), (b"MM\x00*", "an image"), (b"\x00\x00\x01\x00", "an image"), (b"8BPS", "an image"),
    (b"ID3", "a sound file"), (b"\xff\xfb", "a sound file"), (b"OggS", "a sound or video file"),
    (b"fLaC", "a sound file"), (b"\x1aE\xdf\xa3", "a video file"), (b"FLV\x01", "a video file"),
    (b"\x00\x00\x01\xba", "a video file"), (b"\x1f\x8b", "a compressed file"), (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"), (b"7z\xbc\xaf", "a compressed file"), (b"Rar!", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as DOCX or PDF"),
    (b"{\\rtf", "an RTF file: save it as DOCX or PDF"),
    (b"%!PS", "a PostScript file: convert it to PDF"), (b"AT&TFORM", "a DjVu file: convert it to PDF"),
    (b"wOFF", "a font"), (b"wOF2", "a font"), (b"\x7fELF", "a program"), (b"MZ", "a program"),
    (b"SQLite format 3", "a database"), (b"\x00asm", "a program"),
)  # fmt: skip
_ZIP_KINDS = (
    ("xl/workbook.xml", "a spreadsheet: save it as CSV"),
    ("ppt/presentation.xml", "a presentation: save it as PDF"),
    ("META-INF/container.xml", "an EPUB book: convert it to HTML or DOCX"),
    ("content.xml", "an OpenDocument file: save it as DOCX or PDF"),
)
_DECLARED: dict[str, Format] = {
    "text/html": Format.HTML, "application/xhtml+xml": Format.HTML, "application/pdf": Format.PDF,
    "text/plain": Format.PLAIN, "text/markdown": Format.MARKDOWN, "text/x-markdown": Format.MARKDOWN,
    "text/csv": Format.CSV, "application/csv": Format.CSV, "text/tab-separated-values": Format.CSV,
    "text/comma-separated-values": Format.CSV, "application/vnd.ms-excel": Format.CSV,
    "application/json": Format.JSON, "text/json": Format.JSON, "application/ld+json": Format.JSON,
    "application/x-ndjson": Format.JSON, "application/geo+json": Format.JSON,
    "application/xml": Format.XML, "text/xml": Format.XML, "application/rss+xml": Format.XML,
    "application/atom+xml": Format.XML, "image/svg+xml": Format.HTML,
}  # fmt: skip
_HTML_START = re.compile(
    r"<!doctype\s{1,5}html|<(?:html|head|body|title|meta|script|style|link|div|p|table|h[1-6]|article|main|section|ul|ol"
    r"|span|center|font|b|i|br|a|img|header|nav|blockquote|pre|dl|figure|form|svg|em|strong)(?=[\s>/])",
    re.IGNORECASE,
)
_HTML_TAG = re.compile(r"</(?:p|div|table|td|tr|li|ul|h[1-6]|body|html|span|a|b|strong|em)\s{0,3}>", re.IGNORECASE)
_XML_ROOT = re.compile(r"<(?:\?xml|!doctype|(?:[A-Za-z_][\w.\-]{0,60}:)?[A-Za-z_][\w.\-]{0,80})", re.IGNORECASE)
_XHTML = re.compile(r"<!doctype\s{1,5}html|<html[\s>]", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s{0,200}(?:<\?[^>]{0,500}>|<!--[^>]{0,2000}-->|\s{1,200}){0,20}")
_PDF_WITHIN = 1024
_LOOKED_AT = 4096


def sniff(data: bytes, media_type: str | None) -> Sniffed:
    """What `data` is; `media_type` is what was declared, with its parameters."""
    declared, charset = _parsed(media_type)
    if b"%PDF-" in data[:_PDF_WITHIN] and not data[:200].lstrip().startswith((b"<", b"{")):
        return Sniffed(Format.PDF)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if reason := _foreign(data):
        return Sniffed(None, reason)
    head = decode(data[:_LOOKED_AT], charset)
    if _is_binary(head):
        return Sniffed(None, "binary data of an unknown kind")
    return Sniffed(_text_format(head, data, declared), None, charset)


def _parsed(media_type: str | None) -> tuple[Format | None, str | None]:
    """The declared format and charset of a Content-Type (RFC 9110)."""
    if not media_type:
        return None, None
    name, *parameters = media_type.split(";")
    charset = None
    for parameter in parameters[:10]:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            charset = value.strip().strip("\"'") or None
    kind = name.strip().lower()
    found = _DECLARED.get(kind)
    if found is None and kind.endswith("+json"):
        found = Format.JSON
    if found is None and kind.endswith("+xml"):
        found = Format.XML
    return found, charset


def _zip_kind(data: bytes) -> Sniffed:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return Sniffed(None, "a damaged zip archive")
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return Sniffed(Format.DOCX)
    kind = next((reason for name, reason in _ZIP_KINDS if name in names), "a zip archive, not a text")
    return Sniffed(None, kind)


def _foreign(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 2 or _is_binary(data[:512].decode("latin-1"))):
            return f"{kind}, not a text" if ":" not in kind else kind
    if data[4:8] == b"ftyp":
        return "a video file or an image, not a text"
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a sound, video or image file, not a text"
    return None


def _is_binary(head: str) -> bool:
    """Whether text holds more control characters than any text does."""
    controls = sum(character < " " and character not in "\t\n\r\f\x1b\x0b\x1a" for character in head)
    return controls > max(2, len(head) // 50)


def _text_format(head: str, data: bytes, declared: Format | None) -> Format:
    """Which reader takes a text that begins with `head`."""
    start = head.lstrip("\ufeff \t\r\n\f")
    if start[:1] in ("{", "[") and declared is not Format.HTML and _is_json(data, start, declared):
        return Format.JSON
    if (
        start[:1] in ("{", "[")
        and declared is Format.HTML
        and not _HTML_TAG.search(head)
        and _is_json(data, start, None)
    ):
        return Format.JSON
    if start.startswith("<"):
        match = _PROLOGUE.match(start)
        body = start[match.end() :] if match else start
        if _XHTML.search(head) or (_HTML_START.match(body) and declared is not Format.XML):
            return Format.HTML
        if start.startswith("<?xml") or declared is Format.XML:
            return Format.XML
        if declared in (None, Format.HTML) and _XML_ROOT.match(body):
            return Format.HTML
    if declared is Format.HTML:
        return Format.HTML if "<" in head or b"<" in data else Format.PLAIN
    if declared in (None, Format.XML, Format.PDF) and len(_HTML_TAG.findall(head)) >= 2:
        return Format.HTML
    if declared in (Format.CSV, Format.MARKDOWN):
        return declared

    return Format.CSV if looks_delimited(head, whole=len(data) <= _LOOKED_AT) else Format.PLAIN


def _is_json(data: bytes, start: str, declared: Format | None) -> bool:
    """Whether the whole is JSON, or declared so and begins like it."""
    if declared is Format.JSON:
        return True
    if not re.match(r"\{\s{0,50}(?:\"|\})|\[\s{0,50}(?:[\[{\"\d\-\]]|true|false|null)", start):
        return False
    try:
        json.loads(decode(data), parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return False
    return True
