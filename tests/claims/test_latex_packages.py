"""LaTeX as its packages are used: own commands, conditions, quotations, notes of tables, slides, folders."""

import pytest

from claims.document import BlockKind, Document, MarkerKind
from claims.readers.latex.reading import read_latex
from tests.claims.test_latex import body_of, labels, read


def keys(document: Document) -> list[str]:
    return [marker.label for marker in document.markers if marker.kind is MarkerKind.KEY]


@pytest.mark.parametrize(
    ("preamble", "source", "notes"),
    [
        (r"\let\old\footnote", r"A.\old{One.}", ["One."]),
        (r"\let\old=\footnote \renewcommand{\footnote}[1]{\old{See #1}}", r"A.\footnote{One.}", ["See One."]),
        (r"\NewDocumentCommand{\fn}{m}{\footnote{#1}}", r"A.\fn{One.}", ["One."]),
        (r"\NewDocumentCommand\fn{O{9} m}{\footnote{#2, p.~#1.}}", r"A.\fn{I} B.\fn[3]{II}", ["I, p. 9.", "II, p. 3."]),
        (
            r"\NewDocumentCommand{\fn}{s o m}{\footnote{#3\IfNoValueTF{#2}{}{, p. #2}\IfBooleanTF{#1}{!}{.}}}",
            r"A.\fn{One} B.\fn*[3]{Two}",
            ["One.", "Two, p. 3!"],
        ),
        (r"\newcommand{\fn}[2][]{\footnote{#2\ifx&#1&\else, p.~#1\fi.}}", r"\fn{I} \fn[3]{II}", ["I.", "II, p. 3."]),
        (
            r"\newcommand{\fn}[2][]{\footnote{#2\ifx\relax#1\relax\else, p.~#1\fi.}}",
            r"A.\fn{One} B.\fn[44]{Two}",
            ["One.", "Two, p. 44."],
        ),
        (
            r"\newcommand{\fn}[2]{\footnote{#2\ifthenelse{\equal{#1}{}}{}{, p. #1}.}}",
            r"A.\fn{}{One} B.\fn{3}{Two}",
            ["One.", "Two, p. 3."],
        ),
        (r"\newcommand{\fn}[2]{\footnote{#2\ifstrempty{#1}{}{, p. #1}.}}", r"\fn{}{I} \fn{3}{II}", ["I.", "II, p. 3."]),
        (r"\newtoggle{long}\toggletrue{long}", r"\iftoggle{long}{A.\footnote{One.}}{A.\footnote{Two.}}", ["One."]),
        (r"\newif\ifd\let\fn\footnote", r"\ifd\fn{I}\else\fn{II}\fi\dtrue\ifd\fn{III}\fi", ["II", "III"]),
    ],
)  # fmt: skip
def test_notes_come_through_the_document_s_own_commands(preamble: str, source: str, notes: list[str]) -> None:
    assert [note.text for note in read(source, preamble=preamble).notes] == notes


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"\newcommand{\gdp}{GDP\xspace}\gdp rose, as \gdp.", "GDP rose, as GDP."),
        (r"\replaced{12}{14} per cent \deleted{and 3} \added{or so}", "12 per cent or so"),
        (r"\sout{5 per cent}6 per cent", "6 per cent"),
        (r"\texorpdfstring{5\,\%}{5 percent} more", "5 % more"),
        (r"\frac{1}{2} of it, $\frac{3}{4}$ of that, $\frac12$ of all", "1/2 of it, 3/4 of that, 1/2 of all"),
        (r"4\textperthousand{} and \unknown{one}{two}", "4‰ and one two"),
        (r"\ifnum 1<2 yes\else no\fi, \ifnum 3<2 yes\else no\fi", "yes, no"),
        (r"\lipsum[1-2] done", "done"),
        (r"\nprounddigits{2}\numprint[\%]{42.5} and \formatdate{3}{5}{2020}", "42.5 % and 3 5 2020"),
        (r"\ifx\a\undefined Shown\else Shown\fi", "Shown"),
    ],
)
def test_what_packages_print_is_read(source: str, printed: str) -> None:
    assert body_of(read(source)) == [printed]


@pytest.mark.parametrize(
    ("source", "printed", "cited"),
    [
        (r"\blockcquote[5]{who}{All is well.} So.", "“All is well.” [who, p. 5] So.", ["who"]),
        (r"\textcquote[see][5]{who}[.]{All is well} So.", "“All is well” [see who, p. 5] So.", ["who"]),
        (r"\foreigntextquote{german}[{\cite{who}}]{Alles gut} So.", "“Alles gut” [who] So.", ["who"]),
        (r"\autocites(see)(and so on)[1]{who}[2]{smith2015}", "[who, p. 1; smith2015, p. 2]", ["who", "smith2015"]),
        (r"\volcite[see]{2}[33]{who}", "[see who, vol. 2, p. 33]", ["who"]),
        (r"\citefield{who}{year} so", "[who] so", ["who"]),
        (r"\citeA<see>[p. 5]{who}", "[see who, p. 5]", ["who"]),
    ],
)
def test_quotations_and_rare_citations_call_entries(source: str, printed: str, cited: list[str]) -> None:
    document = read(rf"\addbibresource{{refs.bib}}{source}")
    assert body_of(document)[0] == printed
    assert keys(document) == cited


def test_a_quotation_set_apart_prints_its_source_at_its_end() -> None:
    document = read(
        r"\begin{displayquote}[{\cite[7]{who}}] One. \end{displayquote}"
        r"\begin{displaycquote}[8]{who} Two.\end{displaycquote}"
    )
    blocks = [block for block in document.blocks if block.kind is BlockKind.QUOTATION]
    assert [document.text[block.start : block.end] for block in blocks] == ["One. [who, p. 7]", "Two. [who, p. 8]"]


def test_a_note_is_called_again_by_its_label_or_its_number() -> None:
    document = read(
        r"A.\footnote{\label{a}One.} B.\footref{a} C.\textsuperscript{\ref{a}} D.\footnotemark[\value{footnote}] "
        r"E.\addtocounter{footnote}{-1}\footnotemark{} F.\footnote{See n.~\ref{a}.} \textsuperscript{\ref{other}}"
    )
    assert [(marker.label, marker.note) for marker in document.markers] == [("1", "n1")] * 5 + [("2", "n2")]
    assert labels(document) == [("1", "One.", 0), ("2", "See n. 1.", 0)]


@pytest.mark.parametrize(
    "texts",
    [
        r"\footnotetext[\numexpr\value{footnote}-1]{I.}\footnotetext{II.}",
        r"\footnotetext[\the\numexpr\value{footnote} - 1\relax]{I.}\footnotetext[\value{footnote}]{II.}",
        r"\addtocounter{footnote}{-1}\footnotetext{I.}\stepcounter{footnote}\footnotetext{II.}",
    ],
)
def test_texts_that_come_behind_a_table_reach_their_marks(texts: str) -> None:
    document = read(
        rf"\begin{{tabular}}{{l}}A\footnotemark \\ B\footnotemark \\\end{{tabular}}{texts} C.\footnote{{III.}}"
    )
    assert [document.note(marker.note or "").text for marker in document.markers] == ["I.", "II.", "III."]


def test_marks_in_the_title_are_those_of_its_thanks() -> None:
    document = read(r"\title{T\thanks{Paid.}}\author{A \and B\footnotemark[1]}\maketitle C.\footnote{One.}")
    assert [(marker.label, marker.note) for marker in document.markers] == [("*", "n*"), ("*", "n*"), ("1", "n1")]


def test_notes_of_a_table_are_its_own() -> None:
    table = (
        r"\begin{threeparttable}\caption{Output\tnote{a}}\begin{tabular}{lr}North\tnote{b} & 44\,\%$^{***}$ \\"
        r"\end{tabular}\begin{tablenotes}\item[a] %s \item[b] Counted by us. \item[***] p < 0.01."
        r" \item[] Source: Office 2020.\end{tablenotes}\end{threeparttable} "
    )
    document = read(table.replace("%s", "Office 2019, p. 3.") + table.replace("%s", "Office 2021, p. 4."))
    called = [(marker.label, document.note(marker.note or "").text) for marker in document.markers]
    assert called == [
        ("a", "Office 2019, p. 3."), ("b", "Counted by us."), ("a", "Office 2021, p. 4."), ("b", "Counted by us."),
    ]  # fmt: skip
    assert len(document.notes) == 4
    assert "*** p < 0.01." in body_of(document)
    assert "Source: Office 2020." in body_of(document)


def test_a_chapter_with_a_star_does_not_count_anew() -> None:
    text = r"\chapter{A} A.\footnote{1.}\chapter*{B} B.\footnote{2.}\chapter{C} C.\footnote{3.}"
    assert [note.label for note in read(text, kind="book").notes] == ["1", "2", "1"]


def test_code_that_is_shown_is_no_claim() -> None:
    document = read(r"Write \verb|95 per cent| so. Output rose by 4 per cent.")
    assert [figure.text for claim in document.claims for figure in claim.figures] == ["4 per cent"]


def test_the_options_of_a_list_of_works_are_not_printed() -> None:
    document = read(r"A \cite{who}. \addbibresource{refs.bib}\printbibliography[heading=none,title={Works}] Z.")
    assert body_of(document) == ["A [who].", "References", "Z."]


def test_on_slides_nothing_says_when_it_is_shown() -> None:
    text = (
        r"\documentclass[12pt]{beamer}\begin{document}\begin{frame}<1->[t]{Output}\begin{block}<2->{Work}Wages.\end{block}"
        r"\begin{itemize}[<+->]\item<1-| alert@2> Rose by 4 per cent.\footnote<2->{Office.}\end{itemize}"
        r"\only<1>{Or 5 per cent.} $a<b$, 3 < 4 > 2\end{frame}\end{document}"
    )
    document = read_latex(text)
    written = [document.text[block.start : block.end] for block in document.blocks]
    assert written == ["Output", "Work", "Wages.", "Rose by 4 per cent.1", "Or 5 per cent. a<b, 3 < 4 > 2"]
    assert [note.text for note in document.notes] == ["Office."]


def test_files_are_looked_for_in_the_folder_that_is_imported_from() -> None:
    files = {
        "chap/one.tex": r"One. \input{two} \subimport{deep/}{three}",
        "chap/two.tex": "Two.",
        "two.tex": "Not this.",
        "chap/deep/three.tex": r"Three. \input{beside}",
        "beside.tex": "Beside.",
        "part/a.tex": r"\documentclass{subfiles}\begin{document}Part. \input{b}\end{document}",
        "part/b.tex": "Its own.",
    }
    document = read(r"\import{chap/}{one} \subfile{part/a} \input{two}", files)
    assert body_of(document)[0] == "One. Two. Three. Beside. Part. Its own. Not this."
    assert document.warnings == ()


@pytest.mark.parametrize(
    "source",
    [
        r"\ifthenelse{\equal{a}{a}}{" * 3_000,
        r"\ifthenelse{\equal{a}{a}}{" * 3_000 + "x" + "}{}" * 3_000,
        r"\newcommand{\a}[1]{\ifstrempty{#1}{}{\a{#1#1}}}\a{x}",
        r"\let\a\b\let\b\a\a\b" * 2_000,
        r"\NewDocumentCommand{\a}{s o m}{\a*[#2]{#3#3}}\a[x]{y}",
        r"\ifx" * 5_000 + r"\fi" * 5_000,
        r"\tnote{a}\begin{tablenotes}\item[a]" * 2_000,
        r"\footref{" * 5_000,
        r"\begin{displayquote}[" * 3_000,
    ],
)
def test_a_hostile_use_of_packages_ends(source: str) -> None:
    assert len(read_latex(rf"\begin{{document}}Output grew 5 per cent. {source}").text) < 3_000_000


def test_a_path_from_the_root_leads_nowhere() -> None:
    files = {"x.tex": "Not this.", "chap/x.tex": "Nor this.", "chap/y.tex": r"\input{/x} \input{/chap/x}"}
    document = read(r"A. \input{/x} \import{/}{x} \import{/chap/}{x} \import{chap/}{y} \subimport{/chap}{x}", files)
    assert body_of(document) == ["A."]
