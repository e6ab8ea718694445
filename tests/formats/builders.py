"""The report in the formats that are text: Markdown, HTML, LaTeX, and the XML of DOCX."""

import html
import re
from collections.abc import Callable, Iterator
from itertools import groupby

from tests.claims import docx_files as word
from tests.formats.source import Block, Form, Kind, Report, parts

_TEX = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {"~": "\\textasciitilde{}"}
_WORD_STYLES = {Kind.TITLE: "Titel", Kind.HEADING: "berschrift1", Kind.CAPTION: "Beschriftung"}


def groups(report: Report) -> Iterator[tuple[Kind, list[Block]]]:
    """The blocks in order, those of a list or table together."""
    for kind, members in groupby(report.blocks, key=lambda block: block.kind):
        if kind in (Kind.ITEM, Kind.ROW):
            yield kind, list(members)
        else:
            yield from ((kind, [block]) for block in members)


def set_text(text: str, forms: dict[Form, Callable[[str], str]]) -> str:
    """A text with each part set by its form."""
    return "".join(forms[form](part) for form, part in parts(text))


# -- Markdown -------------------------------------------------------------------------------------------------------
def markdown(report: Report) -> str:
    """The report in Markdown with footnotes."""
    forms: dict[Form, Callable[[str], str]] = {
        Form.PLAIN: str, Form.ITALIC: lambda t: f"*{t}*", Form.CALL: lambda n: f"[^{n}]", Form.ADDRESS: str,
    }  # fmt: skip
    signs = {Kind.TITLE: "# ", Kind.HEADING: "## ", Kind.ITEM: "- "}
    written: list[str] = []
    for kind, members in groups(report):
        rows = [" | ".join(set_text(text, forms) for text in block.texts) for block in members]
        if kind is Kind.ROW:
            rows.insert(1, " | ".join("---" for _ in members[0].texts))
            rows = [f"| {row} |" for row in rows]
        written.append("\n".join(signs.get(kind, "") + row for row in rows))
    written += [f"[^{number}]: {set_text(text, forms)}" for number, text in report.notes.items()]
    return "\n\n".join(written) + "\n"


# -- HTML -----------------------------------------------------------------------------------------------------------
def hyper(report: Report) -> str:
    """The report as a web page, calls linked to notes."""
    forms: dict[Form, Callable[[str], str]] = {
        Form.PLAIN: html.escape,
        Form.ITALIC: lambda t: f"<em>{html.escape(t)}</em>",
        Form.CALL: lambda n: f'<sup><a href="#fn{n}" id="call{n}">{n}</a></sup>',
        Form.ADDRESS: lambda t: f'<a href="{html.escape(t)}">{html.escape(t)}</a>',
    }
    tags = {Kind.TITLE: "h1", Kind.HEADING: "h2", Kind.ITEM: "li", Kind.CAPTION: "p", Kind.ROW: "td"}
    body: list[str] = []
    for kind, members in groups(report):
        tag = tags.get(kind, "p")
        rows = ["".join(f"<{tag}>{set_text(text, forms)}</{tag}>" for text in block.texts) for block in members]
        if kind is Kind.ROW:
            rows = ["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"]
        body += ["<ul>", *rows, "</ul>"] if kind is Kind.ITEM else rows
    notes = "".join(
        f'<p id="fn{number}"><sup><a href="#call{number}">{number}</a></sup> {set_text(text, forms)}</p>'
        for number, text in report.notes.items()
    )
    title = html.escape(report.title)
    dated = "<meta name='date' content='2021-03-14'>"
    page = f"<title>{title}</title>{dated}</head><body>{''.join(body)}<hr><div class='footnotes'>{notes}</div></body>"
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{page}</html>'


# -- LaTeX ----------------------------------------------------------------------------------------------------------
def latex(report: Report) -> str:
    """The report in LaTeX, every note in its place; `report` must be numbered as LaTeX counts."""

    def plain(text: str) -> str:
        escaped = "".join(_TEX.get(sign, sign) for sign in text)
        return escaped.replace("“", "``").replace("”", "''")

    forms: dict[Form, Callable[[str], str]] = {
        Form.PLAIN: plain, Form.ITALIC: lambda t: f"\\emph{{{plain(t)}}}", Form.ADDRESS: lambda t: f"\\url{{{t}}}",
    }  # fmt: skip
    forms[Form.CALL] = lambda n: f"\\footnote{{{set_text(report.notes[int(n)], forms)}}}"
    body: list[str] = []
    for kind, members in groups(report):
        rows = [" & ".join(set_text(text, forms) for text in block.texts) for block in members]
        match kind:
            case Kind.TITLE:
                body.append(f"\\title{{{rows[0]}}}")
            case Kind.DATE:
                body.append(f"\\date{{{rows[0]}}}\n\\maketitle")
            case Kind.HEADING:
                body.append(f"\\section*{{{rows[0]}}}")
            case Kind.ITEM:
                items = "\n".join(f"\\item {row}" for row in rows)
                body.append(f"\\begin{{itemize}}\n{items}\n\\end{{itemize}}")
            case Kind.CAPTION:
                caption = re.sub(r"^Table \d+\. ", "", rows[0])
                body.append(f"\\begin{{table}}\n\\caption{{{caption}}}")
            case Kind.ROW:
                content = " \\\\\n".join(rows)
                columns = "l" * len(members[0].texts)
                body.append(f"\\begin{{tabular}}{{{columns}}}\n{content}\n\\end{{tabular}}\n\\end{{table}}")
            case _:
                body.append(rows[0])
    content = "\n\n".join(body).replace("}\n\n\\begin{tabular}", "}\n\\begin{tabular}")
    return f"\\documentclass{{article}}\n\\usepackage{{hyperref}}\n\\begin{{document}}\n{content}\n\\end{{document}}\n"


# -- DOCX -----------------------------------------------------------------------------------------------------------
def docx(report: Report) -> bytes:
    """The report as Word writes it; `report` must be numbered as Word counts."""
    forms: dict[Form, Callable[[str], str]] = {
        Form.PLAIN: lambda t: word.run(html.escape(t, quote=False)),
        Form.ITALIC: lambda t: word.run(html.escape(t, quote=False), "<w:i/>"),
        Form.CALL: lambda n: word.call(int(n) + 1),
        Form.ADDRESS: lambda t: word.run(html.escape(t, quote=False)),
    }
    body: list[str] = []
    for kind, members in groups(report):
        rows = [[set_text(text, forms) for text in block.texts] for block in members]
        if kind is Kind.ROW:
            body.append(word.table(*("".join(word.cell(word.paragraph(cell)) for cell in row) for row in rows)))
        elif kind is Kind.ITEM:
            body += [word.paragraph(row[0], properties=_BULLET) for row in rows]
        else:
            body.append(word.paragraph(rows[0][0], style=_WORD_STYLES.get(kind, "")))
    notes = "".join(
        word.note(number + 1, word.run(" ") + set_text(text, forms)) for number, text in report.notes.items()
    )
    return word.docx("".join(body), notes=notes)


_BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
