"""The commands and environments of LaTeX that its reader knows, as data."""

from claims.document import BlockKind

HEADINGS = frozenset(
    "part chapter section subsection subsubsection paragraph subparagraph minisec addsec addchap frametitle "
    "framesubtitle chapterabstract".split()
)
LISTS = frozenset("itemize enumerate description compactitem compactenum inparaenum enumitem tasks".split())
QUOTES = frozenset("quote quotation displayquote displaycquote verse foreigndisplayquote foreigndisplaycquote".split())
# Tables, and how many arguments stand before their rows.
TABLES = {"tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "array": 1, "supertabular": 1,
          "tabu": 1, "longtabu": 1, "xltabular": 2, "tblr": 1, "longtblr": 1}  # fmt: skip
DISPLAYED = frozenset(
    "equation equation* align align* gather gather* multline multline* eqnarray eqnarray* displaymath math alignat "
    "alignat* flalign flalign* subequations empheq dmath dmath*".split()
)
# Environments with arguments that print nothing.
ARGUMENTS = {"multicols": 1, "minipage": 1, "wrapfigure": 2, "wraptable": 2, "adjustbox": 1, "thebibliography": 1,
             "tcolorbox": 0, "spacing": 1, "otherlanguage": 1, "otherlanguage*": 1, "columns": 0, "column": 1,
             "textblock": 1, "threeparttable": 0, "scope": 0, "list": 2}  # fmt: skip

# Commands whose first arguments say how or where, not what; the rest is text.
HIDDEN_ARGUMENTS = {
    "vspace": 1, "hspace": 1, "label": 1, "ref": 1, "pageref": 1, "autoref": 1, "cref": 1, "Cref": 1, "eqref": 1,
    "nameref": 1, "vref": 1, "index": 1, "includegraphics": 1, "usepackage": 1, "RequirePackage": 1, "setlength": 2,
    "addtolength": 2, "pagestyle": 1, "thispagestyle": 1, "pagenumbering": 1, "bibliographystyle": 1, "color": 1,
    "textcolor": 1, "colorbox": 1, "fcolorbox": 2, "fontsize": 2, "selectlanguage": 1, "foreignlanguage": 1,
    "parbox": 1, "raisebox": 1, "resizebox": 2, "scalebox": 1, "rotatebox": 1, "multirow": 2, "multicolumn": 2,
    "todo": 1, "missingfigure": 1, "marginpar": 1, "hyphenation": 1, "graphicspath": 1, "geometry": 1, "sisetup": 1,
    "hypersetup": 1, "captionsetup": 1, "special": 1, "directlua": 1, "luaexec": 1, "ShellEscape": 1, "phantom": 1,
    "hphantom": 1, "vphantom": 1, "newcounter": 1, "refstepcounter": 1, "setmainfont": 1, "setsansfont": 1,
    "theoremstyle": 1, "newtheorem": 2, "DeclareMathOperator": 2, "newenvironment": 3, "renewenvironment": 3,
    "newlength": 1, "addcontentsline": 3, "markboth": 2, "markright": 1, "input": 1, "include": 1, "cmidrule": 1,
    "cline": 1, "rule": 2, "rowcolor": 1, "cellcolor": 1, "arrayrulecolor": 1, "pdfbookmark": 2, "hypertarget": 1,
    "hyperlink": 1, "hyperref": 0, "includepdf": 1, "DeclareFieldFormat": 2, "ExecuteBibliographyOptions": 1,
    "DefineBibliographyStrings": 2, "setotherlanguage": 1, "setotherlanguages": 1, "newacronym": 3,
    "newglossaryentry": 2, "DeclareAcronym": 2, "lstset": 1, "lstinputlisting": 1, "verbatiminput": 1, "tikzset": 1,
    "definecolor": 3, "titleformat": 5, "numberwithin": 2, "allowdisplaybreaks": 0, "urlstyle": 1, "glsadd": 1,
    "sout": 1, "st": 1, "xout": 1, "deleted": 1, "cancel": 1, "xcancel": 1, "bcancel": 1, "marginnote": 1,
    "nprounddigits": 1, "npdecimalsign": 1, "npthousandsep": 1,
    "openout": 0, "closeout": 0, "read": 0, "vskip": 0, "defcitealias": 2, "captionsetup*": 1, "lstinline": 1,
}  # fmt: skip
# Commands that print the first of their arguments; the second is for bookmarks, or was there before.
FIRST_ONLY = frozenset("texorpdfstring replaced pdftooltip tooltip".split())
CLOSING = frozenset(
    "par newpage clearpage cleardoublepage pagebreak bigskip medskip smallskip noindent indent centering appendix "
    "tableofcontents listoffigures listoftables frontmatter mainmatter backmatter".split()
) - {"noindent", "indent", "centering"}

LANGUAGES = {
    "english": "en", "american": "en", "usenglish": "en", "british": "en", "ukenglish": "en", "australian": "en",
    "german": "de", "ngerman": "de", "austrian": "de", "naustrian": "de", "french": "fr", "francais": "fr",
    "frenchb": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "brazilian": "pt", "brazil": "pt",
    "russian": "ru", "ukrainian": "uk", "turkish": "tr", "azerbaijani": "az", "dutch": "nl", "polish": "pl",
}  # fmt: skip
LIST_TITLES = {
    "de": "Literatur", "fr": "Références", "es": "Referencias", "it": "Riferimenti bibliografici", "pt": "Referências",
    "ru": "Список литературы", "tr": "Kaynakça", "az": "Ədəbiyyat",
}  # fmt: skip
CHAPTERED = frozenset("report book scrreprt scrbook memoir amsbook ctexbook ctexrep extreport extbook".split())
FRONT = BlockKind.FRONT_MATTER
SYMBOLS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")
