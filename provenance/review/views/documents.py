"""The document as a whole, its sources, and what was captured of them."""

import sqlite3
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from starlette.responses import Response

from provenance.review.page import NotFound, Page, as_number
from provenance.review.queries import source
from provenance.review.queries.document import document_page, marked_source
from provenance.review.views.review import report_of

_DIFF_LINES = 4_000
_AROUND = 2  # lines shown before and behind a change


def show_document(page: Page) -> Response:
    """A part of the document with its claims and findings marked."""
    _, number, _ = report_of(page)
    given = {name: page.query.get(name, "") for name in ("document", "part", "at")}
    document, part, at = (as_number(value) if value else None for value in given.values())
    found = None if number is None else document_page(page.db, number, document, part, at, page.blind_as)
    if found is None:
        raise NotFound("There is no such document in this database.")
    return page.render("document.html", found=found, at=at)


def show_source(page: Page) -> Response:
    """An address: who cites it, all its checks and copies."""
    id_ = page.number("source")
    address = source.address(page.db, id_)
    if address is None:
        raise NotFound("There is no such source in this database.")
    checks, captures = source.checks(page.db, id_), source.captures(page.db, id_, address["url"])
    return page.render(
        "source.html",
        address=address,
        checks=checks,
        captures=captures,
        archived=source.archived_copy(checks, captures),
        claims=source.citing(page.db, id_),
        references=source.references(page.db, id_),
    )


def show_reference(page: Page) -> Response:
    """A cited work without an address: where a local copy can be added."""
    document, reference = page.number("document"), page.request.path_params["reference"]
    found = source.work(page.db, document, reference)
    if found is None:
        raise NotFound("There is no such reference in this database.")
    return page.render("reference.html", card=found[0], report=found[1], claims=found[2])


def show_capture(page: Page) -> Response:
    """The text of a capture with the passages that verdicts rest on."""
    row = _capture(page, page.request.path_params["digest"])
    text, problem = _text(page.house.path, row["file"], row["offset"], row["digest"])
    passages = source.evidence_of(page.db, row["digest"])
    lines = marked_source(text, passages)
    cited = page.db.execute("SELECT id FROM addresses WHERE url = ?", [row["url"]]).fetchone()
    return page.render(
        "capture.html", row=row, lines=lines, problem=problem, count=len(passages), source=cited and cited["id"]
    )


def show_difference(page: Page) -> Response:
    """What changed between two captures of an address, line by line."""
    one, other = (_capture(page, page.query.get(name, "")) for name in ("a", "b"))
    before, after = (
        [line.strip() for line in _text(page.house.path, row["file"], row["offset"], row["digest"])[0].split("\n")]
        for row in (one, other)
    )
    lines = differing([line for line in before if line][:_DIFF_LINES], [line for line in after if line][:_DIFF_LINES])
    return page.render("difference.html", one=one, other=other, lines=lines, id=page.number("source"))


def differing(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    """The lines that differ with those around them: ('same', 'gone', 'new' or 'cut', text)."""
    found: list[tuple[str, str]] = []
    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(_AROUND):
        if found:
            found.append(("cut", "…"))
        for kind, first, last, start, end in group:
            if kind == "equal":
                found += [("same", line) for line in before[first:last]]
            else:
                found += [("gone", line) for line in before[first:last]]
                found += [("new", line) for line in after[start:end]]
    return found


def _capture(page: Page, digest: str) -> sqlite3.Row:
    row = source.capture(page.db, digest)
    if row is None:
        raise NotFound("There is no such capture in this database.")
    return row


@lru_cache(maxsize=8)
def _text(database: Path, file: str | None, offset: int | None, digest: str) -> tuple[str, str | None]:
    """The text of a capture; it never changes, so that the last ones asked for need not be read again."""
    return source.capture_text(database, file, offset)
