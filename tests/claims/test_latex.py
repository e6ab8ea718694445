"""LaTeX as its page reads: notes as LaTeX counts them, citations tied to entries, nothing executed."""

from collections.abc import Mapping
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims import Document, MarkerKind, NoteKind
from claims.document import BlockKind
from claims.readers.latex import read_latex
from tests.work import work_of

BIB = r"""
@article{smith2015, author={Smith, John and Jones, Mary}, title={On {G}rowth}, journal={J. of X}, year=2015,
  doi={10.1000/x1}, ids={smith:old}}
@techreport{who, institution={WHO}, title={Report}, date={2020-04-03}, url={https://example.org/r_1}}
@misc{unused, title={Unused}}
"""


def read(body: str, files: Mapping[str, str] | None = None, preamble: str = "", kind: str = "article") -> Document:
    """The document with this body, beside `files`."""
    text = f"\\documentclass{{{kind}}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    given = {"refs.bib": BIB, **(files or {})}
    return claims.read(
        text.encode(), "main.tex", companions=lambda name: given[name].encode() if name in given else None
    )


def body_of(document: Document) -> list[str]:
    """The texts of the blocks."""
    return [" ".join(document.text[one.start : one.end] for one in block.segments) for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"Caf\'e, na\"{\i}ve, Erd\H{o}s, \v{S}koda, \c{c}a, stra\ss e", "Café, naïve, Erdős, Škoda, ça, straße"),
        (r"47\,\% of 10\,000", "47 % of 10 000"),
        (r"``one'' `two' a---b 1--2", "“one” ‘two’ a—b 1–2"),
        (r"\textbf{bold} and \emph{it} {\bf old}", "bold and it old"),
        (r"$47\,\%$ and $x^2$ and CO$_2$ and 10$^{-3}$", "47 % and x² and CO₂ and 10⁻³"),
        (r"\SI{47}{\percent}, \num{1234}, \SI{3.5}{\kilo\metre\per\hour}", "47 %, 1234, 3.5 km/h"),
        (r"\qty{5}{\square\metre}", "5 m²"),
        (r"\SIrange{2}{5}{\percent} and \num{1e6}", "2–5 % and 1 × 10⁶"),
        (r"costs \$5 \& more \#1 a\_b \S~5", "costs $5 & more #1 a_b § 5"),
        (r"It costs $5. And $6 too.", "It costs 5. And 6 too."),
        (r"seen % not this 99 percent" + "\nhere", "seen here"),
        (r"\enquote{outer \enquote{inner}}", "“outer ‘inner’”"),
        (r"the 5\textsuperscript{th} m\textsuperscript{2}", "the 5th m²"),
        (r"\textcolor{red}{red} \href{https://example.org/a%20b}{link}", "red link"),
        (r"\verb|50 % \cite{x}| done", "50 % \\cite{x} done"),
        (r"\unknown[opt]{kept} \noindent [note]", "kept [note]"),
        (r"A \label{x}see \ref{x}\index{y} \vspace{3mm}end", "A see end"),
        (r"\iffalse hidden 88 percent \else shown \fi end", "shown end"),
        (r"\iffalse hidden \fi shown", "shown"),
        (r"\write18{rm -rf /}safe\immediate\write18{x}", "safe"),
        (r"\directlua{os.execute('x')}safe", "safe"),
        (r"a\footnotesize b\par", "ab"),
        (r"1{,}234 people", "1,234 people"),
        (r"\today{} is", "is"),
    ],
)  # fmt: skip
def test_text_reads_as_it_is_printed(source: str, printed: str) -> None:
    assert body_of(read(source)) == [printed]


def test_what_is_displayed_or_verbatim_is_left_out() -> None:
    document = read(
        "Before.\n\\begin{equation} 99\\% \\end{equation}\n\\[ 98 \\% \\]\n$$ 97 \\% $$\n"
        "\\begin{verbatim}\n96 % \\footnote{no}\n\\end{verbatim}\n"
        "\\begin{lstlisting}[language=C]\n95 %\n\\end{lstlisting}\n\\begin{comment} 94\\% \\end{comment}\nAfter."
    )
    assert "9" not in document.text
    assert body_of(document) == ["Before.", "After."]


def test_blocks_have_their_kinds() -> None:
    document = read(
        r"""\maketitle \begin{abstract}We sum up.\end{abstract} \section[Short]{Growth} Text.
        \begin{itemize} \item One \item[b)] Two \end{itemize}
        \begin{quote}Said so.\end{quote}
        \begin{table}[ht] \caption[s]{Counts} \begin{tabular}{lr} \toprule A & \multicolumn{1}{c}{5} \\[2pt]
        \cmidrule{1-2} B & 6 \tabularnewline \end{tabular}\end{table}""",
        preamble=r"\title{The Title\thanks{Funded.}} \author{A. Smith \and B. Jones} \date{March 2020}",
    )
    assert [(block.kind, text) for block, text in zip(document.blocks, body_of(document), strict=True)] == [
        (BlockKind.HEADING, "The Title*"),
        (BlockKind.FRONT_MATTER, "A. Smith & B. Jones"),
        (BlockKind.FRONT_MATTER, "March 2020"),
        (BlockKind.PARAGRAPH, "We sum up."),
        (BlockKind.HEADING, "Growth"),
        (BlockKind.PARAGRAPH, "Text."),
        (BlockKind.LIST_ITEM, "One"),
        (BlockKind.LIST_ITEM, "b) Two"),
        (BlockKind.QUOTATION, "Said so."),
        (BlockKind.CAPTION, "Counts"),
        (BlockKind.TABLE_ROW, "A | 5"),
        (BlockKind.TABLE_ROW, "B | 6"),
    ]
    assert (document.title, document.dated) == ("The Title", "2020-03")


def labels(document: Document, kind: NoteKind = NoteKind.FOOTNOTE) -> list[tuple[str, str, int]]:
    """Label, text and numbering of the notes of a kind."""
    return [(note.label, note.text, note.scope) for note in document.notes if note.kind is kind]


@pytest.mark.parametrize(
    ("body", "kind", "wanted"),
    [
        (r"A.\footnote{One.} B.\footnote{Two.}", "article", [("1", "One.", 0), ("2", "Two.", 0)]),
        (r"A.\footnote[7]{Seven.} B.\footnote{One.}", "article", [("7", "Seven.", 0), ("1", "One.", 0)]),
        (r"A\footnotemark{} B.\footnotetext{One.} C\footnote{Two.}", "article", [("1", "One.", 0), ("2", "Two.", 0)]),
        (r"A\footnotemark[4] B.\footnotetext[4]{Four.}", "article", [("4", "Four.", 0)]),
        (r"\setcounter{footnote}{4}A.\footnote{Five.}", "article", [("5", "Five.", 0)]),
        (r"\chapter{X}A.\footnote{I.} \chapter{Y}B.\footnote{Again.}", "report", [("1", "I.", 0), ("1", "Again.", 1)]),
        (r"\chapter{X}A.\footnote{One.} \section{Y}B.\footnote{Two.}", "book", [("1", "One.", 0), ("2", "Two.", 0)]),
        (r"\section{X}A.\footnote{One.} \section{Y}B.\footnote{Two.}", "article", [("1", "One.", 0), ("2", "Two.", 0)]),
        (r"\renewcommand{\thefootnote}{\fnsymbol{footnote}}A\footnote{S.}", "article", [("*", "S.", 0)]),
        (r"A.\footnote{Two" + "\n\nparagraphs.} B.", "article", [("1", "Two paragraphs.", 0)]),
        (r"A.\footnote{With \emph{words} and 5\,\%.}", "article", [("1", "With words and 5 %.", 0)]),
        (r"A.\footnote{\href{https://example.org/a}{Page}.}", "article", [("1", "Page <https://example.org/a>.", 0)]),
        (r"A.\footnote{\url{https://example.org/a%20b_c}}", "article", [("1", "https://example.org/a%20b_c", 0)]),
        (r"A.\footcite[12]{who} B.\footnote{Two.}", "article", [("1", "[who, p. 12].", 0), ("2", "Two.", 0)]),
        (r"\section{Head\protect\footnote{One.}} A.", "article", [("1", "One.", 0)]),
    ],
)  # fmt: skip
def test_footnotes_are_counted_as_latex_counts(body: str, kind: str, wanted: list[tuple[str, str, int]]) -> None:
    document = read(body, kind=kind)
    assert labels(document) == wanted
    calls = [marker for marker in document.markers if marker.kind is MarkerKind.NOTE]
    assert [document.note(marker.note or "").label for marker in calls] == [marker.label for marker in calls]
    assert all(document.text[marker.start : marker.end] == marker.label for marker in calls)


def test_a_footnote_that_is_called_again_is_one_note() -> None:
    document = read(r"A.\footnote{One.} B.\footnotemark[1]")
    assert len(document.notes) == 1
    assert [marker.note for marker in document.markers] == ["n1", "n1"]


def test_a_mark_without_text_calls_nothing() -> None:
    assert [marker.note for marker in read(r"A.\footnotemark").markers] == [None]


def test_endnotes_stand_where_they_are_printed() -> None:
    document = read(r"A.\endnote{End.} B.\footnote{Foot.} \theendnotes")
    assert labels(document, NoteKind.ENDNOTE) == [("1", "End.", 1)]
    assert labels(document) == [("1", "Foot.", 0)]


@pytest.mark.parametrize(
    ("source", "printed", "keys"),
    [
        (r"\cite{who}", "[who]", ["who"]),
        (r"\citep[see][p.~3]{smith2015, who}", "[see smith2015; who, p. 3]", ["smith2015", "who"]),
        (r"\parencite[12--14]{who}", "[who, pp. 12–14]", ["who"]),
        (r"\autocite*[chapter 2]{who}", "[who, chapter 2]", ["who"]),
        (r"\citet{smith2015} say", "Smith and Jones [smith2015] say", ["smith2015"]),
        (r"\Textcite{who} say", "WHO [who] say", ["who"]),
        (r"\citeauthor{who} (\citeyear{who}) say", "WHO [who] ([who]) say", ["who", "who"]),
        (r"\citetitle{who} says", "Report [who] says", ["who"]),
        (r"\cites[see][1]{smith2015}[2]{who}", "[see smith2015, p. 1; who, p. 2]", ["smith2015", "who"]),
        (r"\parencites(see)()[1]{smith2015}{who}", "[smith2015, p. 1; who]", ["smith2015", "who"]),
        (r"\cite{smith:old}", "[smith:old]", ["smith:old"]),
        ("\\cite{who,% a comment\n  smith2015}", "[who; smith2015]", ["who", "smith2015"]),
        (r"\cite{nobody}", "[nobody]", ["nobody"]),
        (r"\cite{a_b:c/d}", "[a_b:c/d]", ["a_b:c/d"]),
        (r"\citep", "", []),
    ],
)
def test_citations_call_entries(source: str, printed: str, keys: list[str]) -> None:
    document = read(rf"\addbibresource{{refs.bib}}{source} .")
    assert body_of(document)[0] == f"{printed} .".strip()
    called = [marker for marker in document.markers if marker.kind is MarkerKind.KEY]
    assert [marker.label for marker in called] == keys
    known = {"who": "nwho", "smith2015": "nsmith2015", "smith:old": "nsmith2015"}
    assert [marker.note for marker in called] == [known.get(key) for key in keys]
    assert [document.text[marker.start : marker.end] for marker in called] == keys


def test_a_claim_hangs_on_the_entries_that_its_sentence_cites() -> None:
    document = read(
        r"\bibliography{refs} Output rose by 5\,\% \citep[see][Table 3]{who}. Then 6\,\%.\footnote{As \cite[9]{who}.}"
    )
    assert [(claim.text, claim.notes) for claim in document.claims] == [
        ("Output rose by 5 %.", ("nwho",)),
        ("Then 6 %.", ("n1",)),
    ]
    short = document.note("n1").references[0]
    assert (short.pages, short.same_as) == ("9", document.note("nwho").references[0].id)


def test_entries_are_typeset_with_the_fields_in_place() -> None:
    document = read(r"\cite{who} \bibliographystyle{plain}\bibliography{refs}")
    entries = [note for note in document.notes if note.kind is NoteKind.ENTRY]
    assert [note.label for note in entries] == ["smith2015", "who", "unused"]
    reference = entries[1].references[0]
    assert (reference.title, reference.url, reference.published) == ("Report", "https://example.org/r_1", "2020-04-03")
    assert {name: document.text[span.start : span.end] for name, span in reference.spans.items()} == {
        "authors": "WHO",
        "year": "2020",
        "title": "Report",
        "url": "https://example.org/r_1",
    }
    assert body_of(document)[-1] == "References"


def test_a_typeset_list_is_read() -> None:
    document = read(
        r"""Rose \cite{a,c}. \begin{thebibliography}{9}
        \bibitem{a} A. Smith, \emph{On Growth}, J. of X 3 (2015). \url{https://example.org/a}
        \bibitem[Jones(2016)]{b} B. Jones. Title. 2016. \end{thebibliography}"""
    )
    entries = [note for note in document.notes if note.kind is NoteKind.ENTRY]
    assert [(note.label, note.named) for note in entries] == [("a", True), ("b", True)]
    assert entries[0].references[0].url == "https://example.org/a"
    assert [(marker.label, marker.note) for marker in document.markers] == [("a", "na"), ("c", None)]


def test_a_list_beside_the_document_stands_in_for_a_missing_bibliography() -> None:
    listed = r"\begin{thebibliography}{1}\bibitem{a} A. Smith. \newblock Title. 2015.\end{thebibliography}"
    document = read(r"Rose \cite{a}. \bibliography{missing}", {"main.bbl": listed})
    assert [note.label for note in document.notes] == ["a"]
    assert document.layout.entries.complete


def test_a_bibliography_that_is_not_there_is_said() -> None:
    document = read(r"Rose \cite{a}. \bibliography{missing}")
    assert not document.layout.entries.complete
    assert document.warnings == ("The bibliography missing could not be read.",)


def test_a_bibliography_within_the_source_is_read() -> None:
    text = "\\begin{filecontents}{in.bib}\n@misc{k, title={T}}\n\\end{filecontents}\n\\documentclass{article}"
    text += "\\begin{document}A \\cite{k}. \\bibliography{in}\\end{document}"
    assert [note.label for note in claims.read(text.encode(), "a.tex").notes] == ["k"]


def test_entries_that_are_listed_without_a_call_are_known() -> None:
    assert read(r"\nocite{who,smith:old} A. \bibliography{refs}").layout.entries.uncalled == {"who", "smith2015"}
    assert read(r"\nocite{*} A. \bibliography{refs}").layout.entries.whole


def test_files_beside_are_taken_in() -> None:
    files = {"one.tex": "First. \\input{deep/two}", "deep/two.tex": "Second.\\footnote{N.}", "x.tex": "No"}
    document = read(r"\input{one} \include{gone} \input one", files)
    assert "First. Second.1 First. Second.2" in body_of(document)[0]
    assert document.warnings == ("gone is taken in and could not be read.",)


def test_own_commands_are_expanded() -> None:
    preamble = r"""\newcommand{\who}{World Health Organization} \newcommand{\pc}[1]{#1\,\%} \def\x{\who's}
    \newcommand{\fn}[2][See]{\footnote{#1 #2.}} \newif\ifdraft \newcommand{\shown}{x \ifdraft hidden\else seen\fi}"""
    document = read(r"\who{} says \pc{12}, \x{} own.\fn{Smith} \fn[Cf.]{Jones} \shown", preamble=preamble)
    assert body_of(document)[0].startswith("World Health Organization says 12 %, World Health Organization’s own.")
    assert body_of(document)[0].endswith("x seen")
    assert [note.text for note in document.notes] == ["See Smith.", "Cf. Jones."]


def test_the_language_is_the_last_that_babel_names() -> None:
    assert read("Der Text.", preamble=r"\usepackage[english,ngerman]{babel}").language == "de"
    assert read("Der Text.", preamble=r"\usepackage[main=french,english]{babel}").language == "fr"


def test_siunitx_prints_the_decimal_sign_that_is_set() -> None:
    assert body_of(read(r"\num{1.5} und \num{2,5}", preamble=r"\sisetup{locale=DE}")) == ["1,5 und 2,5"]


def test_a_source_is_known_by_what_it_says() -> None:
    assert (
        claims.read(b"\\documentclass{article}\\begin{document}Hi there.\\end{document}").format is claims.Format.LATEX
    )
    assert claims.read(b"A text on \\cite and \\LaTeX.").format is claims.Format.TEXT


@pytest.mark.parametrize("source", ["\\documentclass{article}", "% nothing", "\\begin{document}\\end{document}"])
def test_a_source_that_prints_nothing_is_refused(source: str) -> None:
    with pytest.raises(claims.UnreadableDocument):
        claims.read(source.encode(), "a.tex")


BEGIN = "\\documentclass{article}\\begin{document}Output grew 5 per cent. "
HOSTILE = {
    "braces": BEGIN + "{" * 100_000,
    "closing braces": BEGIN + "}" * 100_000,
    "notes in notes": BEGIN + "\\footnote{" * 5_000,
    "citations": BEGIN + "\\cite[a" * 10_000,
    "addresses": BEGIN + "\\url{a" * 10_000,
    "accents": BEGIN + "\\'{" * 20_000,
    "environments": BEGIN + "\\begin{itemize}\\item x" * 4_000,
    "mathematics": BEGIN + "$^{" * 20_000,
    "conditions": BEGIN + "\\iffalse " * 10_000,
    "doubling": "".join(f"\\def\\x{chr(97 + n)}{{{(chr(92) + 'x' + chr(98 + n)) * 9}}}" for n in range(20))
    + BEGIN
    + "\\xa",
    "a command of itself": "\\def\\a{\\a\\a}" + BEGIN + "\\a" * 1_000,
    "arguments": "\\newcommand{\\a}[1]{#1#1}" + BEGIN + "\\a{" * 5_000 + "x" + "}" * 5_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_source_is_read_within_limits(name: str) -> None:
    assert len(read_latex(HOSTILE[name]).text) < 3_000_000


@pytest.mark.parametrize(
    "files",
    [
        {"a.tex": "x \\input{a} y"},
        {"a.tex": "x \\input{b}", "b.tex": "y \\input{a}"},
        {"a.tex": "\\input{b}" * 300, "b.tex": "\\input{c}" * 300, "c.tex": "word " * 300},
    ],
)
def test_files_that_take_in_each_other_end(files: dict[str, str]) -> None:
    assert len(read("\\input{a}", files).text) < 2_000_000


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="\\{}[]$%&~^_ab1 \n.", max_size=150))
def test_no_source_raises_outside_the_tree(text: str) -> None:
    source = BEGIN + text + "\\footnote{x}\\cite{k}\\begin{itemize}\\item"
    first, second = (read_latex(source) for _ in range(2))
    assert first == second
    for marker in first.markers:
        assert first.text[marker.start : marker.end] == marker.label
    for note in first.notes:
        assert 0 <= note.start <= note.body <= note.end <= len(first.text)


def test_reading_takes_linear_time() -> None:
    paragraph = (
        "Output rose by 5\\,\\% \\citep{who}.\\footnote{See \\emph{this}, \\url{https://example.org/a}.} $x$\n\n"
    )
    short, long = (work_of(partial(read_latex, BEGIN + paragraph * count)) for count in (100, 200))
    assert long < 2.5 * short
