"""The audit report of one report in each of its formats, made from the store at the moment it is asked for."""

from starlette.responses import Response

from provenance.errors import OutputError
from provenance.reports.audit.assemble import Scope, assemble
from provenance.reports.audit.formats import FORMS, render
from provenance.review.page import NotFound, Page
from provenance.review.views.review import report_of
from provenance.review.work import file_name
from provenance.store.inputs import load_input
from provenance.store.store import read_store

_MEDIA = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "sarif": "application/sarif+json",
    "junit": "application/xml",
    "pdf": "application/pdf",
}


def show_exports(page: Page) -> Response:
    """The formats that a report can be taken in."""
    key, number, name = report_of(page)
    if number is None:
        raise NotFound("One report at a time can be exported.")
    forms = [form for form in FORMS if form != "github"]
    return page.render("exports.html", key=key, name=name, forms=forms)


def export(page: Page) -> Response:
    """A report in a format, as a file to keep."""
    _, number, name = report_of(page)
    form = page.request.path_params["form"]
    if number is None or form not in FORMS:
        raise NotFound("There is no such format: the page of exports lists them.")
    with read_store(page.house.path) as store:
        audit = assemble(store.db, Scope(name, None, None), page.house.path.parent)
        try:
            made = render(form, audit, lambda document: load_input(store.db, document.id).data)
        except ModuleNotFoundError as error:
            raise OutputError(f"{form} cannot be made here ({error.name} is not installed)") from error
    suffix = FORMS[form].suffixes[0] if FORMS[form].suffixes else ".txt"
    file = file_name(name).strip(" ._") or "report"
    headers = {"Content-Disposition": f'attachment; filename="{file.encode("ascii", "replace").decode()}{suffix}"'}
    return Response(made, media_type=_MEDIA.get(form, "application/octet-stream"), headers=headers)
