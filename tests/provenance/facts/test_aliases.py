"""Names of bodies: acronyms, translations, hosts, parents, and names from the configuration."""

import pytest

from provenance.facts.aliases import bodies, outlet_hosts
from provenance.facts.tables.bodies import BODIES
from provenance.facts.tables.offices import OFFICES

KNOWN = bodies({})


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("a UNDP study", "undp"),
        ("Report of the Office of the High Commissioner for Human Rights", "ohchr"),
        ("laut Weltgesundheitsorganisation", "who"),
        ("selon l'OMS", "who"),
        ("по данным Всемирного банка и МВФ", "imf"),
        ("Dünya Bankası verilerine göre", "worldbank"),
        ("the U.S. Department of State", "usstate"),
        ("по данным Росстата", "rosstat"),
        ("по данным Всемирного банка", "worldbank"),
        ("Dünya Bankasının hesabatı", "worldbank"),
        ("the Central Bank of Kenya", "bank-ke"),
        ("Główny Urząd Statystyczny", "stat-pl"),
        ("laut Bundesfinanzministerium", "bmf"),
        ("selon Santé publique France", "spf"),
        ("según el INEGI", "stat-mx"),
    ],
)
def test_a_body_is_known_by_its_names(text: str, body: str) -> None:
    assert body in KNOWN.named_in(text)


@pytest.mark.parametrize("text", ["who said so", "fed by the river", "us and them", "the pew of a church"])
def test_words_that_look_like_acronyms_are_none(text: str) -> None:
    assert KNOWN.named_in(text) == set()


def test_no_name_belongs_to_two_bodies_and_every_parent_is_a_body() -> None:
    lines = [line.split("|") for line in (*BODIES.splitlines(), *OFFICES.splitlines()) if line]
    heads = [head.strip().partition(" < ") for head, *_ in lines]
    ids = [head[0] for head in heads]
    assert len(ids) == len(set(ids))
    assert {parent for _, _, parent in heads if parent} <= set(ids)
    named: dict[str, str] = {}
    for id_, (_, *names) in zip(ids, lines, strict=True):
        for name in {name.strip() for name in names}:
            assert named.setdefault(name, id_) == id_, name


def test_the_longest_name_counts() -> None:
    assert KNOWN.named_in("the World Health Organization of the United Nations") == {"who", "un"}
    assert KNOWN.named_in("United Nations Development Programme") == {"undp"}


def test_hosts_tell_bodies() -> None:
    assert KNOWN.of_host("data.worldbank.org") == "worldbank"
    assert KNOWN.of_host("example.org") is None


def test_a_body_is_related_to_its_parents_only() -> None:
    assert KNOWN.are_related("undp", "un")
    assert KNOWN.are_related("un", "undp")
    assert not KNOWN.are_related("undp", "ohchr")


def test_the_configuration_adds_names_and_bodies() -> None:
    further = bodies({"Harbour Watch": ("HWA", "harbourwatch.example"), "World Bank": ("Bretton House",)})
    assert further.named_in("the HWA") == further.named_in("the Harbour Watch")
    assert further.named_in("Bretton House") == {"worldbank"}
    assert further.of_host("www.harbourwatch.example") == "Harbour Watch"


def test_outlets_are_known_with_and_without_their_article() -> None:
    assert outlet_hosts("The Guardian") == outlet_hosts("Guardian") != ()
    assert outlet_hosts("Harbour Times") == ()
