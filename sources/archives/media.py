"""The media type of a file that nobody declared: by its first bytes, then by its name."""

import mimetypes
from pathlib import PurePath

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".epub": "application/epub+zip",
}
_TEXT = {".md": "text/markdown", ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".txt": "text/plain"}
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml")


def guess_media_type(name: str, data: bytes) -> str | None:
    """The media type of `data` that was kept under `name`; None where neither tells."""
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    # 'page.php?id=3.pdf' ends like a PDF by its query only, so the name counts for what the bytes do not deny.
    suffix = PurePath(name.partition("?")[0]).suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return _OFFICE.get(suffix, "application/zip")
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_HTML_STARTS[:4]) or b"<html" in start:
        return "text/html"
    if suffix in _TEXT:
        return _TEXT[suffix]
    guessed = mimetypes.guess_type("file" + suffix, strict=False)[0]
    if guessed and guessed != "application/pdf" and not guessed.startswith(("image/", "application/vnd")):
        return guessed
    if start.startswith(_HTML_STARTS):
        return "text/html" if not start.startswith(b"<?xml") else "application/xml"
    return "text/plain" if _is_text(data) else None


def _is_text(data: bytes) -> bool:
    sample = data[:4096]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(sample) and not any(byte < 9 or 13 < byte < 27 for byte in sample)
