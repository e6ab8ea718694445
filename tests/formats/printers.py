"""The report as PDF by two engines: set by Typst in two columns, and printed by Chromium in one."""

import html
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.formats.builders import groups, set_text
from tests.formats.source import Form, Kind, Report

_SPECIAL = set("\\#$*_`<>@[]~/'\"-=+;")
_TYPST = """
#set document(title: {title})
#set page(width: 180mm, height: 112mm, margin: (x: 14mm, top: 17mm, bottom: 15mm), columns: 2, numbering: "1",
  header: context if counter(page).get().first() > 1 [#text(7pt)[Crossing the Water #h(1fr) Northern Basin]])
#set text(size: 10.5pt, lang: "en", hyphenate: true)
#set par(justify: true, first-line-indent: 1em)
#set heading(numbering: none)
"""
_TABLE = "columns: (29mm, auto, auto, auto), inset: 2pt, stroke: none"
_SECONDS = 90


# -- Typst ----------------------------------------------------------------------------------------------------------
def typst_source(report: Report) -> str:
    """The report in Typst's markup, numbers set where they do not follow each other."""
    last = 0

    def plain(text: str) -> str:
        return "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in text)

    forms: dict[Form, Callable[[str], str]] = {
        Form.PLAIN: plain,
        Form.ITALIC: lambda t: f"#emph[{plain(t)}]",
        Form.ADDRESS: lambda t: f"#link({json.dumps(t)})[{plain(t)}]",
    }

    def call(label: str) -> str:
        nonlocal last
        number = int(label)
        if number not in report.notes:
            return f"#super[{number}]"
        update = f"#counter(footnote).update({number - 1})" if number != last + 1 else ""
        last = number
        return f"{update}#footnote[{set_text(report.notes[number], forms)}]"

    forms[Form.CALL] = call
    signs = {Kind.TITLE: "= ", Kind.HEADING: "== ", Kind.ITEM: "- "}
    written = [_TYPST.format(title=json.dumps(report.title))]
    for kind, members in groups(report):
        if kind is Kind.ROW:
            cells = ", ".join(f"box[{set_text(text, forms)}]" for block in members for text in block.texts)
            written.append(f"#text(7pt, table({_TABLE}, table.hline(), {cells}, table.hline()))")
            continue
        written.append("\n".join(signs.get(kind, "") + set_text(block.text, forms) for block in members))
    return "\n\n".join([*written, _uncalled(report, forms)])


def _uncalled(report: Report, forms: dict[Form, Callable[[str], str]]) -> str:
    """The notes that nothing calls, their calls set so that nobody sees them."""
    calls = set(report.calls())
    return "".join(
        f"#counter(footnote).update({number - 1})#[#show super: none\n#footnote[{set_text(text, forms)}]]"
        for number, text in report.notes.items()
        if number not in calls
    )


def typst_pdf(report: Report, folder: Path) -> bytes:
    """The report in two columns."""
    import typst

    source = folder / "report.typ"
    source.write_text(typst_source(report), "utf-8")
    data: bytes = typst.compile(str(source))
    return data


# -- Chromium -------------------------------------------------------------------------------------------------------
_STYLE = """
@page { size: 140mm 184mm; margin: 0 }
body { margin: 0; font: 11.5pt/1.4 serif }
.page { width: 104mm; height: 150mm; padding: 17mm 18mm; break-after: page; display: flex; flex-direction: column;
  position: relative; overflow: hidden }
.body { flex: 1 } .body p { margin: 0 0 2mm; text-align: justify } h1 { font-size: 17pt } h2 { font-size: 13pt }
.notes { font-size: 9pt } .notes p { margin: 0; overflow-wrap: anywhere } .notes:not(:empty) { border-top: 0.5pt solid }
sup { font-size: 65%; vertical-align: super; line-height: 0 } a { color: inherit; text-decoration: none }
.head, .foot { position: absolute; font-size: 8pt } .head { top: 8mm } .foot { bottom: 8mm; left: 72mm }
td { padding-right: 5mm; white-space: nowrap }
"""
# Puts word after word on a page until it is full; a note goes to the foot of the page on which it is called.
_SCRIPT = """
const flow = [...document.querySelectorAll('#flow > *')], notes = document.querySelector('#notes');
let page, body, foot, count = 0;
function turn() {
  page = document.createElement('div'); page.className = 'page';
  page.innerHTML = '<div class=head>' + (count ? document.title.split(':')[0] : '') +
    '</div><div class=body></div><div class=notes></div><div class=foot>' + (++count) + '</div>';
  document.body.append(page); [, body, foot] = page.children;
}
const full = () => page.scrollHeight > page.clientHeight + 1;
function place(target, part) {
  target.append(part);
  const added = [...(part.querySelectorAll ? part.querySelectorAll('sup') : [])]
    .map(sup => document.getElementById('n' + sup.textContent)).filter(note => note && note.parentNode === notes);
  foot.append(...added);
  if (!full()) return true;
  part.remove(); notes.append(...added); return false;
}
// What stands on the line that a word belongs to goes with it, with its notes; a first line is not left alone.
function lastLine(part, unit) {
  part.append(unit); const top = unit.offsetTop; unit.remove();
  const first = part.firstChild, isAlone = other => other.offsetTop === first.offsetTop || other.offsetTop === top;
  const alone = first && [...part.children].every(isAlone);
  const line = [...part.children].filter(other => alone || other.offsetTop === top);
  for (const other of [...line].reverse()) {
    other.remove();
    for (const sup of other.querySelectorAll('sup')) {
      const note = document.getElementById('n' + sup.textContent); if (note) notes.prepend(note);
    }
  }
  return line;
}
turn();
for (const block of flow) {
  const units = [...block.querySelectorAll(':scope > u-')];
  if (!units.length) { if (!place(body, block)) { turn(); place(body, block); } continue; }
  let part = block.cloneNode(false); body.append(part);
  for (const unit of units) {
    if (place(part, unit)) continue;
    const line = lastLine(part, unit);
    if (!part.hasChildNodes()) part.remove(); else part.style.textAlignLast = 'justify';
    turn(); part = block.cloneNode(false); body.append(part);
    for (const moved of [...line, unit]) place(part, moved);
  }
}
while (notes.firstElementChild) {
  foot.append(notes.firstElementChild);
  if (full()) { const note = foot.lastChild; turn(); foot.append(note); }
}
document.querySelector('#flow').remove(); notes.remove();
"""


def browser_page(report: Report) -> str:
    """The page that lays itself out when it is loaded."""
    forms: dict[Form, Callable[[str], str]] = {
        Form.PLAIN: html.escape,
        Form.ITALIC: lambda t: "<em>" + html.escape(t).replace(" ", "</em> <em>") + "</em>",
        Form.CALL: lambda n: f"<sup>{n}</sup>",
        Form.ADDRESS: lambda t: f'<a href="{html.escape(t)}">{html.escape(t)}</a>',
    }
    flow: list[str] = []
    for kind, members in groups(report):
        for block in members:
            texts = [set_text(text, forms) for text in block.texts]
            if kind is Kind.ROW:
                continue
            tag = {Kind.TITLE: "h1", Kind.HEADING: "h2"}.get(kind, "p")
            sign = "• " if kind is Kind.ITEM else ""
            whole = kind in (Kind.TITLE, Kind.HEADING)
            words = texts[0] if whole else " ".join(f"<u->{word} </u->" for word in (sign + texts[0]).split(" "))
            flow.append(f"<{tag}>{words}</{tag}>")
        if kind is Kind.ROW:
            rows = "".join(
                f"<tr>{''.join(f'<td>{set_text(t, forms)}</td>' for t in block.texts)}</tr>" for block in members
            )
            flow.append(f"<table>{rows}</table>")
    forms[Form.CALL] = str
    notes = "".join(f"<p id=n{n}><sup>{n}</sup> {set_text(text, forms)}</p>" for n, text in report.notes.items())
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{html.escape(report.title)}</title>'
        f"<style>{_STYLE}</style><div id=flow>{''.join(flow)}</div><div id=notes>{notes}</div>"
        f"<script>{_SCRIPT}</script></html>"
    )


def chromium() -> str | None:
    """The browser, where it is installed."""
    return shutil.which("chromium")


def browser_pdf(report: Report, folder: Path) -> bytes:
    """The report in one column."""
    program = chromium()
    assert program is not None
    page, printed = folder / "report.html", folder / "report.pdf"
    page.write_text(browser_page(report), "utf-8")
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
               "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer",
               f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={printed}", page.as_uri()]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return printed.read_bytes()
