"""Links in running text as citations of their sentence, in HTML, Markdown and plain text."""

import pytest

import claims
from claims.document import Document, LinkKind, NoteKind
from tests.worlds import examined

_PAGE = """<!doctype html><html lang="en"><head><title>Rain</title></head><body>
<nav><ul><li><a href="https://site.example/n">News of 45% more</a></li></ul></nav><article><h1>Rain is heavier</h1>
<p>By <a rel="author" href="https://site.example/jo">Jo Doe</a>, who wrote 12 books about it.</p>
<p>Heavy rain fell on 41 days last year, says the <a href="https://met.example.org/rain-2020.pdf">annual report</a>.
The <a href="https://www.who.example">WHO</a> counts 12 floods.
<p>Damage came to $3.2 billion (<a href="https://insure.example.com/claims#t3">claims data</a>), and 410 people died.
<sup><a href="#fn1" id="r1">1</a></sup></p>
<p>Tell 300 friends: <a href="https://twitter.com/intent/tweet?url=x">tweet</a> or <a class="share" href="https://a.b/c">
share</a> it.</p>
<p>Write to <a href="mailto:a@b.example">us</a> or <a href="/archive/2020">see 40 more stories</a> of this kind.</p>
<h2>Related</h2><ul><li><a href="https://site.example/2019/45-percent-more">45 percent more rain in 2019</a></li></ul>
<p><a href="https://img.example/x"><img src="a.png" alt="77%"></a> The same page again gives 9
<a href="https://insure.example.com/claims">percent</a>.</p>
<ol><li id="fn1">Ministry, <a href="https://ministry.example/deaths">Deaths</a>, 2021. <a href="#r1">↩</a></li></ol>
</article></body></html>"""


def _urls(document: Document) -> dict[str, list[str | None]]:
    """The addresses that each claim cites, by how the claim begins."""
    return {claim.text[:12]: [reference.url for reference in document.cited(claim.notes)] for claim in document.claims}


def test_links_of_an_article_are_citations_and_those_around_it_are_not() -> None:
    document = claims.read(_PAGE.encode(), "a.html")
    assert _urls(document) == {
        "Heavy rain f": ["https://met.example.org/rain-2020.pdf"],
        "The WHO coun": [],
        "Damage came ": ["https://ministry.example/deaths", "https://insure.example.com/claims#t3"],
        "Tell 300 fri": [],
        "Write to us ": [],
        "45 percent m": [],
        "By Jo Doe, w": [],
        "The same pag": ["https://insure.example.com/claims#t3"],
    }


def test_a_page_that_is_linked_twice_is_one_note_and_no_marker() -> None:
    document = claims.read(_PAGE.encode(), "a.html")
    notes = [(note.label, note.kind) for note in document.notes]
    assert notes == [
        ("1", NoteKind.ENDNOTE),
        ("annual report", NoteKind.LINK),
        ("claims data", NoteKind.LINK),
    ]
    assert [marker.label for marker in document.markers] == ["1"]
    assert all(document.text[note.start : note.end] == note.label for note in document.notes[1:])


def test_links_raise_no_finding_about_notes_and_their_parts() -> None:
    document = claims.read(_PAGE.encode(), "a.html")
    rules = {finding.rule for finding in examined(document, {}).findings}
    assert rules <= {"uncited-figure", "unverifiable-figure"}


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Sales rose by 4%, says [the *bank*](https://bank.example/r 'Report').", "https://bank.example/r"),
        ("Sales rose by 4%, says [the bank][b].\n\n[b]: https://bank.example/r", "https://bank.example/r"),
        ("Sales rose by 4%, says [the bank][].\n\n[The bank]: <https://bank.example/r>", "https://bank.example/r"),
        ("Sales rose by 4%, says [the bank].\n\n[the bank]: https://bank.example/r 'R'", "https://bank.example/r"),
        ("Sales rose by 4% (see <https://bank.example/r>).", "https://bank.example/r"),
        ("Sales rose by 4% (https://bank.example/r).", "https://bank.example/r"),
        ("Sales rose by 4%, says [it](https://bank.example/a_(b)).", "https://bank.example/a_(b)"),
        ("Sales rose by 4%, says [page](https://bank.example/).", None),
        ("Sales rose by 4%, says [page](#chapter) or [mail](mailto:a@b.example).", None),
        ("![Sales rose by 4%](https://bank.example/a.png) in all of the years.", None),
        ("`[Sales](https://bank.example/r)` rose by 4% in all years.", None),
        ("Sales rose by 4%, says \\[it\\](https\\://bank.example/r) here.", None),
    ],
)
def test_markdown_links_cite(text: str, url: str | None) -> None:
    document = claims.read(f"# Sales\n\n{text}\n".encode(), "a.md")
    cited = [reference.url for claim in document.claims for reference in document.cited(claim.notes)]
    assert cited == ([url] if url else [])
    assert "](" not in "".join(claim.text for claim in document.claims) or url is None


def test_a_sentence_with_marker_and_link_hangs_on_both() -> None:
    text = (
        "Sales rose by 4%, says [the bank](https://bank.example/r).[^1] They fell by 5%.\n\n[^1]: Doe, *Sales*, 2014.\n"
    )
    document = claims.read(text.encode(), "a.md")
    assert [(sentence.notes, sentence.link) for sentence in document.sentences] == [
        (("n1", "link1"), LinkKind.DIRECT),
        ((), LinkKind.NONE),
    ]


def test_a_link_of_the_next_sentence_does_not_reach_back() -> None:
    text = "Sales rose by 4% in all years. The [bank](https://bank.example/r) has more.\n"
    document = claims.read(text.encode(), "a.md")
    assert [sentence.link for sentence in document.sentences] == [LinkKind.NONE, LinkKind.DIRECT]


def test_addresses_in_the_body_of_a_text_with_notes_are_none() -> None:
    text = (
        "Sales rose by 4% in all of the years that were looked at.1 See https://bank.example/r for more. "
        "Wages fell by 3% in most of them.2\n\n1 Doe, J., Sales, Press, 2014.\n2 Roe, A., Wages, Press, 2015.\n"
    )
    document = claims.read(text.encode(), "a.txt")
    assert {note.kind for note in document.notes} == {NoteKind.FOOTNOTE}


def test_links_of_latex_cite_as_well() -> None:
    text = (
        "\\begin{document}Sales rose by 4\\%, says \\href{https://bank.example/r}{the \\emph{bank} report}. "
        "Wages fell by 3\\%.\\end{document}"
    )
    document = claims.read(text.encode(), "a.tex")
    assert [[reference.url for reference in document.cited(claim.notes)] for claim in document.claims] == [
        ["https://bank.example/r"], [],
    ]  # fmt: skip
    assert [document.text[note.start : note.end] for note in document.notes] == ["the bank report"]
