"""Bytes of many encodings, declared rightly, wrongly and not at all."""

import pytest

from sources.text import text_of
from sources.text.encoding import codec_of, decode

RUSSIAN = "По данным министерства, за год погибло 47 человек, ещё 84% опрошенных ответили «да»."
TURKISH = "Bakanlığa göre yıl içinde 47 kişi öldü, işçilerin %84'ü şikâyetçi değildi; çoğu İzmir'de."
AZERI = "Nazirliyin məlumatına görə il ərzində 47 nəfər həlak olub, əhalinin 84 faizi."
GERMAN = "Über 47 Männer – rund 84 % der Befragten – grüßten die Größe der Städte."
FRENCH = "D’après l’enquête, 47 élèves sur cent ont été blessés à l’école, soit 84 % de plus."
CZECH = "Podle úřadu zemřelo 47 lidí, což je o 84 % více než v předchozím roce; příčinou byly požáry."
CHINESE = "据统计，全国共有47名工人死亡，百分之84的受访者表示同意。"
JAPANESE = "統計によると、全国で47人が死亡し、回答者の84％が「はい」と答えた。"
GREEK = "Σύμφωνα με το υπουργείο, 47 άτομα έχασαν τη ζωή τους, δηλαδή 84 % περισσότερα."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN.translate({171: 34, 187: 34}), "koi8-r"), (TURKISH, "cp1254"),
        (GERMAN, "cp1252"), (FRENCH, "cp1252"),
        (GERMAN, "utf-8"), (CZECH, "cp1250"), (CHINESE, "gb18030"), (JAPANESE, "shift-jis"), (GREEK, "cp1253"),
        (AZERI, "utf-16"), (RUSSIAN, "utf-16-le"), (GERMAN, "utf-16-be"), (AZERI, "utf-8-sig"),
        (JAPANESE, "iso2022_jp"), (GERMAN, "utf-32"),
    ],
)  # fmt: skip
def test_undeclared_bytes_are_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "cp1251", "windows-1251"), (TURKISH, "iso-8859-9", "ISO-8859-9"), (CZECH, "iso-8859-2", "latin2"),
        (CHINESE, "gb2312", "gb2312"), (JAPANESE, "euc-jp", "euc-jp"), (GERMAN, "latin-1", None),
        # wrong declarations
        (RUSSIAN, "utf-8", "windows-1251"), (RUSSIAN, "cp1251", "utf-8"), (RUSSIAN, "cp1251", "iso-8859-1"),
        (FRENCH, "cp1252", "iso-8859-1"), (GERMAN, "utf-8", "us-ascii"), (GERMAN, "cp1252", "utf-8"),
        (GERMAN, "utf-8", "no-such-charset"), (CHINESE, "gb18030", "utf-8"),
    ],
)  # fmt: skip
def test_declarations_are_believed_where_they_fit(text: str, encoding: str, declared: str | None) -> None:
    text = text.replace("–", "-") if encoding == "latin-1" else text
    assert decode(text.encode(encoding), declared) == text


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
        "",
    ],
)
def test_a_page_declares_its_charset_itself(head: str) -> None:
    data = f"{head}<html><body><p>{RUSSIAN}</p></body></html>".encode("cp1251")
    assert text_of(data, "text/html").text == RUSSIAN
    assert text_of(data, "text/html; charset=ISO-8859-1").text == RUSSIAN


def test_broken_characters_do_not_cost_the_rest() -> None:
    data = GERMAN.encode()[:-2] + b"\xff" + RUSSIAN.encode()
    assert "47 Männer" in decode(data)
    assert "84% опрошенных" in decode(data)


def test_figures_survive_whatever_the_bytes() -> None:
    assert "47%" in decode(b"\x80\x81\x8d\xff 47% \xfe")


@pytest.mark.parametrize("label", ["rot13", "base64", "hex", "zip", "idna\x00", "no-such", "", None])
def test_a_label_that_is_no_text_encoding_is_none(label: str | None) -> None:
    assert codec_of(label) is None
