"""What takes its time: copies and documents that are sent, links and claims checked from the page, their progress."""

from datetime import UTC, date, datetime, time
from functools import partial

from starlette.datastructures import UploadFile
from starlette.responses import Response

from provenance.errors import InputError
from provenance.review import work
from provenance.review.jobs import Work
from provenance.review.page import NotFound, Page, to
from provenance.review.queries import source

LIMIT_BYTES = 50 * 1024 * 1024


def upload_for_address(page: Page) -> Response:
    """Add a copy of what an address led to."""
    id_ = page.number("source")
    if source.address(page.db, id_) is None:
        raise NotFound("There is no such source in this database.")
    copy = _copy(page).checked()
    job = partial(work.add_copy_of_address, page.house.path, page.house.settings, id_, copy)
    return _start(page, f"A copy of a source: {copy.name}", f"/s/{id_}", job)


def upload_for_reference(page: Page) -> Response:
    """Add a copy of a work without address."""
    document, reference = page.number("document"), page.request.path_params["reference"]
    if source.work(page.db, document, reference) is None:
        raise NotFound("There is no such reference in this database.")
    copy = _copy(page).checked()
    job = partial(work.add_copy_of_work, page.house.path, page.house.settings, document, reference, copy)
    return _start(page, f"A copy of a source: {copy.name}", f"/d/{document}/{reference}", job)


def check_link(page: Page) -> Response:
    """Ask one address now."""
    id_ = page.number("source")
    address = source.address(page.db, id_)
    if address is None:
        raise NotFound("There is no such source in this database.")
    job = partial(work.check_link, page.house.path, page.house.settings, id_, address["url"])
    return _start(page, f"A link: {address['url']}", f"/s/{id_}", job)


def judge_again(page: Page) -> Response:
    """Judge the claim of a finding again, with its document."""
    id_ = page.number("finding")
    query = "SELECT document_id FROM run_findings WHERE finding_id = ? ORDER BY run_id DESC LIMIT 1"
    row = page.db.execute(query, [id_]).fetchone()
    if row is None:
        raise NotFound("There is no such finding in this database.")
    job = partial(work.judge_again, page.house.path, page.house.settings, row["document_id"])
    return _start(page, "A claim judged again", f"/f/{id_}", job)


def show_add(page: Page) -> Response:
    """The form for a document, and the work that was started."""
    return page.render("add.html", jobs=page.house.jobs.all())


def add_document(page: Page) -> Response:
    """Check a document that was sent."""
    file = page.form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise InputError("no file was chosen: choose a document")
    data = _bytes(file)
    job = partial(work.add_document, page.house.path, page.house.settings, file.filename, data)
    return _start(page, f"A document: {file.filename}", "/", job)


def show_job(page: Page) -> Response:
    """How far a piece of work is."""
    job = page.house.jobs.find(page.number("job"))
    if job is None:
        raise NotFound("This work is of an earlier start of the page, or long over.")
    return page.render("job.html", job=job)


def _start(page: Page, title: str, target: str, job: Work) -> Response:
    return to(f"/jobs/{page.house.jobs.start(title, page.who, target, job).id}")


def _copy(page: Page) -> work.Copy:
    """The copy that a form holds: its file, else the text typed."""
    now = page.house.clock()
    file = page.form.get("file")
    name, data = "typed text.txt", page.text("typed").encode()
    if isinstance(file, UploadFile) and file.filename:
        name, data = work.file_name(file.filename), _bytes(file)
    return work.Copy(name, data, page.who, now, _day(page.text("date"), now))


def _bytes(file: UploadFile) -> bytes:
    data = file.file.read(LIMIT_BYTES + 1)
    if len(data) > LIMIT_BYTES:
        raise InputError(f"the file is larger than {LIMIT_BYTES >> 20} MiB")
    return data


def _day(text: str, now: datetime) -> datetime:
    if not text:
        return now
    try:
        return min(datetime.combine(date.fromisoformat(text), time(12), tzinfo=UTC), now)
    except ValueError:
        raise InputError(f"'{text}' is no day: write it as 2026-01-31") from None
