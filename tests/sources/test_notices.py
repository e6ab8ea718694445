"""Sentences of missing pages, parked domains and gates, told by what they are made of; those about them are not."""

import pytest

from sources.judgement import domains, gates, notices
from tests.work import work_of

NOTICES = (
    "We can’t seem to locate the document you asked for",
    "Oh dear, that article has gone missing.",
    "There is no page here any more",
    "PAGE_NOT_FOUND",
    "Der gesuchte Beitrag wurde leider gelöscht.",
    "Cette ressource n’existe plus sur notre site",
    "No hemos podido encontrar la página que buscas",
    "Esse artigo foi removido",
    "Запрошенный материал был удалён",
    "Bu haber yayından kaldırılmıştır",
    "Szukana strona nie istnieje",
    "抱歉，您访问的文章已被删除",
    "お探しのページは削除された可能性があります",
    "عذراً، الصفحة التي تبحث عنها غير موجودة",
    "해당 기사는 삭제되었습니다",
    "Článek nebyl nalezen",
)
OTHERS = (
    "The page that the ministry deleted",
    "Ministry page no longer available, say activists",
    "Page not found error after update",
    "Seite nicht gefunden: Was hilft?",
    "No data available for 2011.",
    "This Act is no longer in force.",
    "Missing documents of the ministry",
    "Lost and found",
    "The service is temporarily unavailable",
    "Removed content: what platforms delete and why",
    "Error 404: the state of open data",
    "",
)


@pytest.mark.parametrize("line", NOTICES)
def test_a_notice_of_absence_is_told_whatever_its_wording(line: str) -> None:
    assert notices.is_notice(line)
    assert notices.has_notice(f"The Post\n{line}\nHome")


@pytest.mark.parametrize("line", OTHERS)
def test_a_line_about_something_else_is_no_notice(line: str) -> None:
    assert not notices.is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "The domain oldpost.example may be for sale by its owner.",
        "This domain has recently been registered.",
        "Diese Domain können Sie kaufen",
        "Ce nom de domaine vient d'être enregistré",
        "Этот домен припаркован",
        "Alan adı satılıktır",
        "该域名可转让",
        "このドメインの有効期限が切れました",
        "Ta domena jest zaparkowana",
    ],
)
def test_what_a_given_up_domain_says_of_itself_is_told(line: str) -> None:
    assert domains.says_parked(line)


@pytest.mark.parametrize(
    "line",
    [
        "In 2014 some 15 million domains were registered under this country's ending, a tenth more than in 2013.",
        "The protein has a domain that binds iron.",
        "House for sale by the river",
        "Public domain maps of the coast",
    ],
)
def test_a_sentence_on_domains_or_sales_is_not(line: str) -> None:
    assert not domains.says_parked(line)


@pytest.mark.parametrize(
    ("first", "words", "what"),
    [
        ("One more step", "Show us that you are human.", "machines"),
        ("Sicherheitsprüfung", "Bestätigen Sie, dass Sie kein Roboter sind", "machines"),
        ("Members", "Please log in to read on", None),
        ("Please log in", "", "login"),
        ("Wartung", "Wir sind gleich wieder da", "does not work"),
        ("Sorry", "This film is not available in your country", "place"),
        ("Notes on the tide", "High water at nine.", None),
    ],
)
def test_a_gate_is_told_by_its_words(first: str, words: str, what: str | None) -> None:
    found = gates.gate_in(first, words, b"")
    assert (found is None) == (what is None)
    assert found is None or what is None or what in found[1]


def test_long_texts_are_read_in_time_linear_in_their_length() -> None:
    text = "The council met on Monday to speak of a page that nobody could find. " * 40
    once, twice = work_of(lambda: notices.has_notice(text)), work_of(lambda: notices.has_notice(text * 2))
    assert twice <= 2.5 * once
