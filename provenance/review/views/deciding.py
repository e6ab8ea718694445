"""Decisions: made, refused when somebody was quicker, and taken back."""

from starlette.responses import Response

from provenance.review.page import Page, as_number, to
from provenance.review.queries.finding import detail
from provenance.review.views.review import finding_page
from provenance.store.connections import writing
from provenance.store.decisions import BadDecision, Choice, Overtaken, Seen, decide, last_of, undo


def make_decision(page: Page) -> Response:
    """Append what the form says; 409 with both versions when it was decided meanwhile, 422 when it is not whole."""
    id_ = page.number("finding")
    seen = Seen(id_, page.text("evidence"), as_number(page.text("newest") or "0"))
    choice = choice_of(page)
    carried = page.text("carried")
    try:
        with writing(page.house.path) as db:
            taken = as_number(carried) if carried else None
            made = decide(db, seen, choice, settles=bool(page.text("settles")), carried=taken, blind=page.house.blind)
    except BadDecision as error:
        return finding_page(page, id_, 422, f"{str(error)[:1].upper()}{str(error)[1:]}.")
    except Overtaken as error:
        return page.render(
            "meanwhile.html",
            409,
            message=str(error),
            current=detail(page.db, id_, page.blind_as),
            mine=choice,
            next=page.back(),
        )
    return to(with_saved(page.back(f"/f/{id_}"), made))


def choice_of(page: Page) -> Choice:
    """What a form says is decided; the button of a reason says both."""
    reason = page.text("dismiss") or page.text("reason") or None
    verdict = "dismissed" if page.text("dismiss") else page.text("verdict")
    return Choice(verdict, page.who, page.house.clock(), reason, page.text("note") or None)


def take_back(page: Page) -> Response:
    """Undo the decision named, else the reviewer's last; a batch as one."""
    given = page.text("decision")
    with writing(page.house.path) as db:
        decision = as_number(given) if given else last_of(db, page.who)
        if decision is None:
            raise Overtaken("you have no decision that could be undone")
        count = undo(db, decision, page.who, page.house.clock())
    row = page.db.execute("SELECT finding_id FROM decisions WHERE id = ?", [decision]).fetchone()
    address = page.back(f"/f/{row['finding_id']}")
    return to(with_parameter(_without(address, "saved", "at"), "at" if count == 1 else "", row["finding_id"]))


def with_saved(address: str, decision: int) -> str:
    """The address with the decision that the status line tells of."""
    return with_parameter(_without(address, "saved"), "saved", decision)


def with_parameter(address: str, name: str, value: object) -> str:
    """The address with a parameter more, if it has a name."""
    if not name or (address.startswith("/f/") and name == "at"):
        return address
    return f"{address}{'&' if '?' in address else '?'}{name}={value}"


def _without(address: str, *names: str) -> str:
    path, _, query = address.partition("?")
    kept = [part for part in query.split("&") if part and part.partition("=")[0] not in names]
    return path + (f"?{'&'.join(kept)}" if kept else "")
