"""Whole LaTeX sources with traps, each in a manner of its own: what stands in them and which sentence cites what."""

import shutil
import subprocess
from collections.abc import Mapping

import pytest

import claims
from claims import Document

BIB = r"""
@string{jpm = "Review of Public " # "Money"}
@report{who19, author = {{World Health Office}}, title = {Water and Health 2019}, year = 2019,
  url = {https://who.example/a%20b~c_d.pdf}, urldate = {2020-02-03}}
@article{tan18, author = "Tanner, L. and Quill, S.", title = "Rivers {and} Budgets", journal = jpm, volume = 4,
  pages = {33--61}, year = "2018"}
@book{hol20, author = {Hollins, M{\"a}rta}, title = {Reading the Numbers}, publisher = {B\"asin Press}, year = {2020}}
"""

NATBIB = r"""\documentclass{article}
\usepackage[round]{natbib}
\title{Water in numbers\thanks{Funded by the Basin Fund, grant 2018/44.}}
\date{3 May 2021}
\begin{document}
\maketitle
% The share was 99 per cent.\footnote{Not printed}
About 47\% of the wells were dry in 2019 \citep[see][p.~12]{who19}, and \citet{tan18} put it at 38\,\%.
Costs rose by 12 per cent \citep{hol20,tan18}. In 2018 \citeauthor{tan18} \citeyearpar{tan18} had counted 1\,250 wells.
Some 300 were closed \citealp{who19}; \citet*[ch.~2]{hol20} names 310. It fell to 9~per cent \citep[p.~33--35]{tan18}.
\bibliography{refs}
\end{document}
"""

BIBLATEX = r"""\documentclass{scrartcl}
\usepackage[style=verbose-ibid]{biblatex}
\addbibresource{refs.bib}
\begin{document}
The wells numbered 1250 in 2018.\footcite[12]{who19} Of these, 47 per cent were dry.\footcites[33--35]{tan18}[7]{hol20}
By 2020 it was 62 per cent\autocite{tan18}.
Two thirds\footnote{Compare \cite[14]{hol20}, and for the older figures \fullcite{tan18}.} were reopened.
\printbibliography
\end{document}
"""

MARKS = r"""\documentclass{article}
\begin{document}
The table gives 31 per cent\footnotemark[7] and the text 33 per cent.\footnote{First, Baker 2015, p. 3.}
\footnotetext[7]{Seventh, Carter 2016, p. 8.}
\begin{table}
\caption{Wells by region\protect\footnotemark}
\begin{tabular}{lr}
Region & Share\footnotemark \\ \hline
North & 44\% \\
\end{tabular}
\end{table}
\addtocounter{footnote}{-1}\footnotetext{Caption: Davis 2017.}
\stepcounter{footnote}\footnotetext{Head: Evans 2018.}
After it, 12 wells remained.\footnote{Last, Frank 2019.}

\begin{minipage}[t]{5cm}In the box 5 per cent were new.\footnote{Boxed, Gray 2020.}\end{minipage}

Outside again 9 per cent were.\footnote{After the box, Hill 2021.}
\setcounter{footnote}{41}
Now 6 per cent are.\footnote{Jumped, Irving 2021.}
\end{document}
"""

BOOK = r"""\documentclass{book}
\begin{document}
\frontmatter\tableofcontents\mainmatter
\include{parts/one}
\input{parts/two.tex}
\input{../outside}
\begin{verbatim}
99 per cent \footnote{no note}
\end{verbatim}
\begin{thebibliography}{99}
\bibitem[Tanner(2018)]{tan} L.~Tanner. \newblock \emph{Rivers and Budgets}. Press, 2018. \url{https://x.example/a%20b#c}
\bibitem{who} World Health Office. Water and Health. 2019.
\end{thebibliography}
\end{document}
"""
PARTS = {
    "parts/one.tex": r"\chapter{First}Some 44 per cent\cite[p.~3]{tan} of the wells are.\footnote{See "
    r"\href{https://y.example/q?a=1&b=2}{the survey}, accessed 3 May 2020.}",
    "parts/two.tex": r"\chapter{Second}Another 12 per cent are \cite{tan,who}.\footnote{Second, Baker 2015.}",
}

MACROS = r"""\documentclass{article}
\newcommand{\fn}[1]{\footnote{#1}}
\newcommand{\source}[3][2020]{\footnote{#2 #1, \url{#3}.}}
\def\wells{1{,}250 wells}
\newif\ifdraft \draftfalse
\newenvironment{claim}{\begin{quote}}{\end{quote}}
\begin{document}
In 2018 there were \wells.\fn{Baker 2015, p. 3.} Of them 47\,\% were dry.\source{Carter}{https://z.example/a_b~c}
\ifdraft Draft: 99 per cent.\fn{draft} \else Final: 12 per cent.\source[2019]{Davis}{https://z.example/d} \fi
\begin{claim}The share is ``38 per cent, no more''.\fn{Evans 2018.}\end{claim}
\iffalse Hidden 77 per cent. \fi
\begin{comment}Also 66 per cent.\end{comment}
\marginpar{5 per cent}Another 8 per cent are new.
\end{document}
"""

GERMAN = r"""\documentclass[ngerman]{article}
\usepackage[ngerman]{babel}\usepackage{siunitx,csquotes,endnotes}
\sisetup{output-decimal-marker={,}}
\begin{document}
Im Jahr 2018 waren es \SI{47.5}{\percent} der Brunnen\endnote{M\"uller 2015, S.~3.} und \num{1250000} Liter.
"`Kein Brunnen ist tiefer als 40~Meter"', sagte das Amt.\endnote{Amt f\"ur Wasser 2017, \url{https://w.example/%C3%BC}.}
\theendnotes
\end{document}
"""

# For each source: the labels of its notes in order, and for each figure the notes that its sentence hangs on.
REPORTS = {
    "natbib": (NATBIB, "* who19 tan18 hol20", {
        "47%": "who19 tan18", "38 %": "who19 tan18", "12 per cent": "hol20 tan18", "1 250": "tan18",
        "300": "who19 hol20", "310": "who19 hol20", "9 per cent": "tan18",
    }),
    "biblatex": (BIBLATEX, "1 2 3 who19 tan18 hol20", {
        "1250": "1", "47 per cent": "2", "62 per cent": "tan18", "Two thirds": "3",
    }),
    "marks": (MARKS, "1 7 2 3 4 a 5 42", {
        "31 per cent": "7 1", "33 per cent": "7 1", "44%": "2 3", "12": "4", "5 per cent": "a", "9 per cent": "5",
        "6 per cent": "42",
    }),
    "book": (BOOK, "1 1 tan who", {"44 per cent": "tan 1", "12 per cent": "tan who 1"}),
    "macros": (MACROS, "1 2 3 4", {
        "1,250": "1", "47 %": "2", "12 per cent": "3", "38 per cent": "4", "8 per cent": "",
    }),
    "german": (GERMAN, "1 2", {"47,5 %": "1", "1250000 Liter": "1", "40 Meter": "2"}),
}  # fmt: skip


def read(source: str, files: Mapping[str, str]) -> Document:
    return claims.read(
        source.encode(), "main.tex", companions=lambda name: files[name].encode() if name in files else None
    )


@pytest.mark.parametrize("name", REPORTS)
def test_notes_and_figures_are_those_that_are_printed(name: str) -> None:
    source, labels, figures = REPORTS[name]
    found = read(source, {"refs.bib": BIB, **PARTS})
    label = {note.id: note.label for note in found.notes}
    assert [note.label for note in found.notes] == labels.split()
    assert {
        figure.text: " ".join(label[note] for note in claim.notes) for claim in found.claims for figure in claim.figures
    } == figures
    assert all(marker.note for marker in found.markers)


def test_a_short_citation_in_a_note_is_the_entry() -> None:
    found = read(BIBLATEX, {"refs.bib": BIB})
    works = [found.reference(one.same_as or "") for one in found.cited(("n1", "n2"))]
    assert [work and work.year for work in works] == ["2019", "2018", "2020"]
    assert works[0]
    assert (works[0].url, works[0].authors) == ("https://who.example/a%20b~c_d.pdf", ("World Health Office",))


def test_only_files_within_the_folder_are_missed_when_they_are_not_given() -> None:
    assert read(BOOK, PARTS).warnings == ("../outside is taken in and could not be read.",)


def test_german_shorthands_are_quotation_marks() -> None:
    assert "„Kein Brunnen ist tiefer als 40 Meter“, sagte das Amt." in read(GERMAN, {}).text
    assert 'the "‘round' in read(GERMAN.replace("ngerman", "english").replace("Kein", 'the "`round'), {}).text


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("name", ["marks", "macros"])
def test_pandoc_finds_the_same_notes(name: str) -> None:
    source = REPORTS[name][0].replace("\\begin{comment}Also 66 per cent.\\end{comment}\n", "")
    command = ["pandoc", "-f", "latex", "-t", "html5", "--standalone", "--metadata", "title=x"]
    page = subprocess.run(command, input=source.encode(), capture_output=True, check=True, timeout=60).stdout
    theirs = {note.text for note in claims.read(page, "x.html").notes}
    ours = {note.text for note in read(source, {}).notes}
    assert ours >= theirs
    assert len(theirs) >= 4
