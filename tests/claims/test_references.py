"""References are cut out of a note and read field by field, in the styles and languages that notes are written in."""

import pytest

from claims.references import parse_note, parse_references
from claims.references.model import BackReference, DateRole, Reference, ReferenceKind


def only(note: str) -> Reference:
    """The single reference of a note."""
    (reference,) = parse_references(note)
    return reference


STYLES = [
    (
        "Falk, H., Larkin, M. J., & van der Zee, P. (2019a). How gulls learn. Animal Letters, 8(2), 21-34.",
        {"authors": ("Falk, H.", "Larkin, M. J.", "van der Zee, P."), "year": "2019a", "title": "How gulls learn",
         "container": "Animal Letters", "volume": "8", "issue": "2", "pages": "21-34"},
    ),
    (
        "Anna Torp, “Herring and Hunger,” Scandinavian Past 55, no. 4 (2007): 401–30, 412.",
        {"authors": ("Anna Torp",), "title": "Herring and Hunger", "container": "Scandinavian Past", "volume": "55",
         "issue": "4", "year": "2007", "pages": "401–30"},
    ),
    (
        "Carrow, Edith. Lamplighters: A History of Night Work. London: Pelham House, 1996.",
        {"authors": ("Carrow, Edith",), "title": "Lamplighters: A History of Night Work", "publisher": "Pelham House",
         "year": "1996", "container": None},
    ),
    (
        "1. Adeyemi TO, Brandt E. Ferry noise. J Transit Health. 2014;7(2):101-9.",
        {"authors": ("Adeyemi TO", "Brandt E"), "title": "Ferry noise", "container": "J Transit Health",
         "year": "2014", "volume": "7", "issue": "2", "pages": "101-9"},
    ),
    (
        '[4] T. Adeyemi and E. Brandt, "Acoustic tracking," IEEE J. Ocean. Signals, vol. 9, no. 1, pp. 44–53, 2016.',
        {"authors": ("T. Adeyemi", "E. Brandt"), "title": "Acoustic tracking", "container": "IEEE J. Ocean. Signals",
         "volume": "9", "issue": "1", "pages": "44–53", "year": "2016"},
    ),
    (
        "R Cole, Remedies at Sea (3rd edn, Clement Press 2010) 112.",
        {"authors": ("R Cole",), "title": "Remedies at Sea", "publisher": "Clement Press", "year": "2010",
         "pages": "112"},
    ),
    (
        "T. Ferris, ‘Salvage and Enrichment’ (2001) 17 Northern Law Rev. 301, at 305.",
        {"authors": ("T. Ferris",), "title": "Salvage and Enrichment", "volume": "17", "year": "2001",
         "container": "Northern Law Rev.", "pages": "301"},
    ),
    (
        "Fenwick v. Lowe [1990] 2 AC 310.",
        {"title": "Fenwick v. Lowe", "year": "1990", "volume": "2", "container": "AC", "pages": "310",
         "kind": ReferenceKind.LAW, "authors": ()},
    ),
    (
        "Helen R. Stroud, The Riparian Bargain, 64 Lakeview L. Rev. 1011, 1020 (1999).",
        {"authors": ("Helen R. Stroud",), "title": "The Riparian Bargain", "volume": "64",
         "container": "Lakeview L. Rev.", "pages": "1011", "year": "1999"},
    ),
    (
        "Ursula Kranz, Stimmen aus dem Speicher, in: Dieter Holm (Hrsg.): Arbeit. Berlin 2008, S. 99–121.",
        {"authors": ("Ursula Kranz",), "title": "Stimmen aus dem Speicher", "container": "Arbeit", "year": "2008",
         "pages": "99–121", "page_label": "S.", "kind": ReferenceKind.CHAPTER},
    ),
    (
        "Paul Daumas, « Les noyés », Revue des rives, t. 38, n° 2, 1991, p. 210-233.",
        {"authors": ("Paul Daumas",), "title": "Les noyés", "container": "Revue des rives", "volume": "38",
         "issue": "2", "year": "1991", "pages": "210-233"},
    ),
    (
        "Круглов П.А., Зимина О.Л. Миграция в низовьях // Социология региона. 2011. Т. 5. № 2. С. 77–90.",
        {"authors": ("Круглов П.А.", "Зимина О.Л."), "title": "Миграция в низовьях",
         "container": "Социология региона", "volume": "5", "issue": "2", "pages": "77–90", "year": "2011"},
    ),
    (
        "Oral, N. ve Tezcan, B. (2012). “Boğaz'da Balıkçılık”, Deniz Dergisi, Cilt 4, Sayı 2, ss. 33-58.",
        {"authors": ("Oral, N.", "Tezcan, B."), "title": "Boğaz'da Balıkçılık", "container": "Deniz Dergisi",
         "volume": "4", "issue": "2", "pages": "33-58"},
    ),
    (
        "SALDANHA, R.; MOURA, I. A cidade e o rio. Revista Estuário, v. 9, n. 2, p. 45-67, 2014.",
        {"authors": ("SALDANHA, R.", "MOURA, I."), "title": "A cidade e o rio", "container": "Revista Estuário",
         "volume": "9", "issue": "2", "pages": "45-67", "year": "2014"},
    ),
    (
        "M. Foscarin, Il dazio del vino, in «Studi lagunari», VII, 1971, pp. 5-48.",
        {"authors": ("M. Foscarin",), "title": "Il dazio del vino", "container": "Studi lagunari", "volume": "VII",
         "pages": "5-48"},
    ),
    (
        "Demir, Yusuf. “Port Cities.” Master’s thesis, University of Kestrel Bay, 2015.",
        {"authors": ("Demir, Yusuf",), "title": "Port Cities", "publisher": "University of Kestrel Bay",
         "kind": ReferenceKind.THESIS},
    ),
    ("The Times, 14 March 1912, p. 6.", {"container": "The Times", "published": "1912-03-14", "pages": "6"}),
]  # fmt: skip


@pytest.mark.parametrize(("note", "wanted"), STYLES, ids=[note[:40] for note, _ in STYLES])
def test_a_reference_is_read_in_its_style(note: str, wanted: dict[str, object]) -> None:
    reference = only(note)
    assert {name: getattr(reference, name) for name in wanted} == wanted


def test_a_body_is_the_author_where_a_year_no_date_or_quoted_title_follows() -> None:
    assert only("MoP Norland 2018b, Traffic survey, https://mop.example/s").authors == ("MoP Norland",)
    assert only("Liman.az no date (a), New line, https://liman.example/1").authors == ("Liman.az",)
    assert only('Ministry of Ports of Norland. "Results" (accessed 3 May 2016).').authors == (
        "Ministry of Ports of Norland",
    )


def test_a_title_keeps_its_commas_years_and_quoted_words() -> None:
    assert only("Lorne D. 2012, Strategies in Norland, Ostmark and Delta, p. 16").title == (
        "Strategies in Norland, Ostmark and Delta"
    )
    reference = only("Office of State 2016, Reports on Piracy 2015: Norland, https://s.example/x; Accessed: 4 May 2020")
    assert (reference.year, reference.title) == ("2016", "Reports on Piracy 2015: Norland")
    assert only("MoD 2019, “Eternal-2019” drills are held again, https://m.example/d").title == (
        "“Eternal-2019” drills are held again"
    )


CUTS = [
    ("NATO 2018, Relations, https://n.example/a; Accessed: 8 March 2020; NATO 2020, Flyer, https://n.example/b", 2),
    ("MFA Norland no date; Countering Smuggling, http://m.example/en; Accessed: 17 March 2020", 1),
    ("Hoffmann, P.; Kranz, U. (2012): Hafenarbeit. In: Sozialräume, 17 (4), 388–410.", 1),
    ("Cole (2010) 45; see also Torp, ‘Herring’ (1999) 12 Past 4.", 2),
    ("K. Thewlis, ‘Quays’ (1981) 9 Port Studies 55. Compare R. Hallam, The Watch (1970) 12–19.", 2),
    ("R. Quill, ‘Weights’ in Margins, ed. S. Peake (1982) 77. See also, S. Peake, The Bench (1979) 40.", 2),
    ("Th. Menzel, Gewohnheit, ARS 9 (1977) 123 ff.; Lüders, Schiedsgerichte, JbS 4 (1976), S. 201 ff.", 2),
    ("Lüders, Norm, 1969, S. 12 ff. - Kritisch H. Bohn, Recht ohne Küste, ZfS 2 (1981) 44 ff.", 2),
    ("Gude, A. (2016; 2nd ed.). The harbour; a history. Quay Press.", 1),
    ("Fenwick D, Lau S. Wound care. J Nurs. 2020 Feb;34(1 Suppl):S12-9.", 1),
    ("https://a.example/1; https://b.example/2", 2),
]


@pytest.mark.parametrize(("note", "count"), CUTS, ids=[note[:40] for note, _ in CUTS])
def test_a_note_is_cut_where_a_closed_reference_meets_a_new_one(note: str, count: int) -> None:
    assert len(parse_references(note)) == count


@pytest.mark.parametrize(
    "note",
    [
        "",
        "The author thanks the two readers for their help.",
        "This point is taken up again in the next section.",
        "In 2015 the government had spent three million on this, and it was not enough.",
    ],
)
def test_a_note_that_only_explains_has_no_reference(note: str) -> None:
    assert parse_references(note) == ()


def test_a_comment_before_a_reference_falls_away_and_a_signal_is_kept() -> None:
    commented = only("I have argued this elsewhere: A. Dunmore, ‘Pluralism’ (1993) 20 Legal Horizons 12.")
    assert (commented.authors, commented.signal) == (("A. Dunmore",), None)
    assert only("Vgl. auch Karl Lüders, Norm und Netz, 1969, S. 12.").signal == "Vgl. auch"
    assert only("See, for example, T. Lorne, The Clerk’s Tale (1975).").signal == "See, for example"
    assert only("См.: Синицын К. К. История дела. СПб., 1998. С. 33.").signal == "См."


BACK = [
    ("Ibid.", BackReference.IBID, None, ()),
    ("Ibid., pp. 45–46.", BackReference.IBID, None, ()),
    ("Id. at 12", BackReference.IBID, None, ()),
    ("Ebd., S. 45.", BackReference.IBID, None, ()),
    ("Там же. С. 15.", BackReference.IBID, None, ()),
    ("P. Amory, op. cit., n. 8, p. 219.", BackReference.OP_CIT, "8", ("P. Amory",)),
    ("Amory, op. cit., p. 33.", BackReference.OP_CIT, None, ("Amory",)),
    ("Громов А. В. Указ. соч. С. 44.", BackReference.OP_CIT, None, ("Громов А. В.",)),
    ("Carrow, supra note 3, at 80.", BackReference.SUPRA, "3", ("Carrow",)),
    ("Cole and Abel (n 7) 115.", BackReference.SUPRA, "7", ("Cole", "Abel")),
    ("Armand, loc. cit.", BackReference.LOC_CIT, None, ("Armand",)),
]


@pytest.mark.parametrize(("note", "kind", "target", "authors"), BACK, ids=[row[0] for row in BACK])
def test_a_short_form_names_its_kind_target_and_author(
    note: str, kind: BackReference, target: str | None, authors: tuple[str, ...]
) -> None:
    reference = only(note)
    assert (reference.back_reference, reference.target, reference.authors) == (kind, target, authors)


ACCESSED = [
    "(accessed 3 May 2016)",
    "; Accessed: 3 May 2016",
    ", Accessed 03 May 2016",
    "[Accessed May 3, 2016].",
    "(abgerufen am 3. Mai 2016)",
    "[Zugriff: 03.05.2016]",
    "(consulté le 3 mai 2016)",
    "(consultado el 3 de mayo de 2016)",
    ". Acesso em: 3 maio 2016.",
    "(дата обращения: 03.05.2016)",
    "(Erişim tarihi: 3 Mayıs 2016)",
    "; müraciət tarixi: 3 may 2016",
    "(last visited 3rd May 2016)",
]


@pytest.mark.parametrize("printed", ACCESSED)
def test_the_day_on_which_a_page_was_read_is_found_in_each_language(printed: str) -> None:
    reference = only(f"Lowe P. 2014, Divers return, https://mail.example/a {printed}")
    assert (reference.accessed, reference.year, reference.title) == ("2016-05-03", "2014", "Divers return")


def test_an_impossible_day_is_kept_without_a_date() -> None:
    reference = only("Lowe P. 2014, Divers return, https://mail.example/a (accessed 31 February 2016)")
    (date,) = reference.dates
    assert (date.text, date.iso, date.role) == ("31 February 2016", None, DateRole.ACCESSED)
    assert reference.accessed is None


PUBLISHED = [
    ("Lowe, P. “Divers”, Mail, https://m.example/world/2016/may/02/divers (accessed 1 May 2016).", "2016-05-02"),
    ("Lowe, P. “Divers”, Mail, https://m.example/2016/05/02/divers.", "2016-05-02"),
    ("Lowe, P. “Divers”, Mail, https://m.example/divers-20160502-x1.html.", "2016-05-02"),
    ("Lowe, P. “Divers”, Mail, 2 May 2016, https://m.example/a.", "2016-05-02"),
    ("Lowe, P. (2016, May 2). Divers. Mail. https://m.example/a", "2016-05-02"),
    ("Lowe, P. 2008, Divers, https://m.example/2007/103707.htm", "2008"),
]


@pytest.mark.parametrize(("note", "published"), PUBLISHED, ids=[row[1] + row[0][:14] for row in PUBLISHED])
def test_the_day_of_publication_is_as_printed_or_as_in_the_address(note: str, published: str) -> None:
    assert only(note).published == published


def test_an_address_that_is_promised_and_absent_leaves_a_slot() -> None:
    assert only("Abrams D. 2015, The Question, Available at: ; Accessed: 2 February 2016").address_slot == ""
    assert only("Williams, George. “Stripping”. The Herald (accessed 19 January 2016).").address_slot == ""
    titled = only("Lowe, Peter. “Divers return”, Mail, <Divers return> (accessed 1 May 2016).")
    assert (titled.address_slot, titled.url) == ("Divers return", None)
    assert only("Carrow, Edith. Lamplighters. London: Pelham House, 1996.").address_slot is None


def test_no_date_said_openly_is_kept_and_is_no_year() -> None:
    for printed in ("n.d.", "no date (b)", "o. J.", "s. f.", "б. г."):
        reference = only(f"MoD Norland {printed}, Cooperation, https://mod.example/c")
        assert (reference.no_date, reference.year) == (printed, None)


def test_identifiers_are_found_bare_labelled_and_as_addresses() -> None:
    assert only("Wandel, L. “Supper.” Modern Past 17 (1998): 124-55. doi: 10.1163/15x00135.").doi == "10.1163/15x00135"
    assert only("Ito, M. (2017). Lists. Stores, 2, 4-9. https://doi.org/10.5555/j.2.1").doi == "10.5555/j.2.1"
    assert (
        only("Ito, M. (1994). Lists. Stores, 2. doi:10.1016/0304-3975(94)00281-M").doi == "10.1016/0304-3975(94)00281-M"
    )
    assert only("Cho, H. Tables. Bonn: Quay, 2021. ISBN 978-3-16-148410-0.").isbn == "978-3-16-148410-0"


def test_each_field_has_its_place_in_the_text_given() -> None:
    note = (
        "Baird F. 2014, Who owns\nthe pier?, Coastal Com-\nmons, no. 3, p. 7, "
        "https://c.example/who-\nowns; Accessed: 3\nMay 2014"
    )
    reference = only(note)
    for name in ("year", "issue", "pages", "authors"):
        span = reference.spans[name]
        value = getattr(reference, name)
        assert note[span.start : span.end] == (value[0] if name == "authors" else value)
    span = reference.spans["container"]
    assert note[span.start : span.end] == "Coastal Com-\nmons"
    span = reference.spans["url"]
    assert note[span.start : span.end] == reference.url_as_printed == "https://c.example/who-\nowns"


def test_the_note_is_given_back_in_one_line_with_its_addresses_joined() -> None:
    text, (reference,) = parse_note(
        "Baird F. 2014, The counter-\nreport,\nhttps://c.example/who-\nowns; Accessed: 3\nMay 2014"
    )
    assert text == "Baird F. 2014, The counter-report, https://c.example/who-owns; Accessed: 3 May 2014"
    assert reference.url == "https://c.example/who-owns"


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("42 U.S.C. § 1983.", "42 U.S.C. § 1983"),
        ("Art. 5 Abs. 1 GG.", "Art. 5 Abs. 1 GG"),
        ("§ 12 Abs. 2 BauGB.", "§ 12 Abs. 2 BauGB"),
        ("Loi n° 2016-1321 du 7 octobre 2016, art. 4.", "Loi n° 2016-1321"),
        ("Ley 39/2015, art. 12.", "Ley 39/2015"),
        ("Федеральный закон от 27.07.2006 № 152-ФЗ.", "Федеральный закон от 27.07.2006 № 152-ФЗ"),
        ("6698 sayılı Kanun, m. 5.", "6698 sayılı Kanun"),
        ("The Gull and Anchor, 60 F.2d 737 (2d Cir. 1932).", "The Gull and Anchor"),
    ],
)
def test_statutes_and_reported_cases_are_law(note: str, title: str) -> None:
    (reference,) = parse_references(note)
    assert (reference.kind, reference.title) == (ReferenceKind.LAW, title)


@pytest.mark.parametrize("form", ["Farr, *op. cit.*, p. 14.", "Farr, _op. cit._, p. 14.", "Farr, op. cit., p. 14."])
def test_signs_of_emphasis_hide_no_short_form(form: str) -> None:
    (reference,) = parse_references(form)
    assert (reference.back_reference, reference.authors, reference.pages) == (BackReference.OP_CIT, ("Farr",), "14")


def test_a_year_in_an_emphasised_title_is_the_title_s() -> None:
    (reference,) = parse_references("City of Gend, *Cycle Monitor 2022*, <https://gend.example.org/m>.")
    assert (reference.authors, reference.title, reference.year) == (("City of Gend",), "Cycle Monitor 2022", None)


def test_an_archived_copy_beside_the_address_is_kept_apart() -> None:
    copy = "https://web.archive.org/web/20190203101112/https://lake.example.org/a"
    for note in (f"Lee, A. The Lake. https://lake.example.org/a (archived at {copy}).",
                 f"Lee, A. The Lake. {copy}, https://lake.example.org/a."):  # fmt: skip
        (reference,) = parse_references(note)
        assert (reference.url, reference.archived, reference.title) == ("https://lake.example.org/a", copy, "The Lake")
    (alone,) = parse_references(f"Lee, A. The Lake. {copy}.")
    assert (alone.url, alone.archived) == (copy, None)


def test_tables_and_figures_of_a_work_are_no_part_of_its_title() -> None:
    (first,) = parse_references("Treasury 2021, Public Works Accounts, Table 7, https://treasury.example.org/a")
    (second,) = parse_references("Ebd., Tab. 4 und Abb. 3.")
    assert (first.title, second.title) == ("Public Works Accounts", None)


@pytest.mark.parametrize(
    ("date", "iso"),
    [("03.13.2019", None), ("13.03.2019", "2019-03-13"), ("03/13/2019", "2019-03-13"), ("13/03/2019", "2019-03-13")],
)
def test_before_a_dot_stands_the_day(date: str, iso: str | None) -> None:
    (reference,) = parse_references(f"„Neue Zahlen“, Bote, https://bote.example.de/x (abgerufen am {date}).")
    assert reference.accessed == iso


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("Harbour Trust, Annual Returns 2018, p. 6.", "Annual Returns 2018"),
        ("Own calculation; see Rieder A., The Price of Melt (Chur: Alpina, 2016), 77–80.", "The Price of Melt"),
        ("Harbours Act, 12 May 1959, art. 14 para. 2.", "Harbours Act"),
        ("Harbour Office, *Ship Register*, extracted 2 October 2023, https://a.example.org/r.", "Ship Register"),
    ],
)
def test_a_title_is_whole_and_without_what_stands_beside_it(note: str, title: str) -> None:
    assert only(note).title == title


def test_a_scheme_with_nothing_behind_it_is_no_address() -> None:
    for note in ("Baker, J., Trade, 2014, https://", "http://", "See http:// and https:// (accessed 3 May 2019)."):
        assert all(reference.url is None for reference in parse_references(note))


def test_an_entry_of_a_list_is_one_reference_but_for_semicolons() -> None:
    entry = (
        "World Bank. (2021). Migration Brief 34. Washington, DC. Retrieved June 1, 2021, from https://k.example.org/b34"
    )
    (reference,) = parse_note(entry, is_entry=True)[1]
    assert (reference.title, reference.url, reference.accessed) == (
        "Migration Brief 34", "https://k.example.org/b34", "2021-06-01",
    )  # fmt: skip
    several = "Doe, J. Prices. Harbour Press, 2011; Roe, A. Wages. Harbour Press, 2012."
    assert [one.year for one in parse_note(several, is_entry=True)[1]] == ["2011", "2012"]


def test_pages_that_look_like_years_are_pages_behind_volume_and_issue() -> None:
    (reference,) = parse_references("Adams, R. H. (2010). Remittances. World Development, 38(11), 1626–1641.")
    assert (reference.volume, reference.issue, reference.pages, reference.year) == ("38", "11", "1626–1641", "2010")


@pytest.mark.parametrize(
    ("text", "authors", "year"),
    [
        ('Hook, Jennifer L. 2006. "Care in Context." Social Forces 71(4):639-60.', ("Hook, Jennifer L.",), "2006"),
        (
            'Bianchi, Suzanne M., Liana C. Sayer, Mel A. Milkie, and John P. Robinson. 2012. "Work." Forces 91(1):55.',
            ("Bianchi, Suzanne M.", "Liana C. Sayer", "Mel A. Milkie", "John P. Robinson"), "2012",
        ),
        ("Hartmann, Karl. [1936] 1973. Kino und Masse. Munich: Hanser.", ("Hartmann, Karl",), "1973"),
    ],
)  # fmt: skip
def test_names_in_full_before_a_year_without_brackets(text: str, authors: tuple[str, ...], year: str) -> None:
    (reference,) = parse_references(text)
    assert (reference.authors, reference.year) == (authors, year)
