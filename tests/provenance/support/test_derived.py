"""Figures that follow from others: which computation a claim asks for, and which pairs of a source may answer."""

import pytest

from provenance.judging import judge
from provenance.model import Verdict
from sources.text.model import SourceText

BIKES = "Sales of electric bicycles rose to 121,000 in 2021 from 94,000 in 2020. Sales of cargo bicycles rose to 9,100."
MUSEUMS = "There were 42 museums in 2005. By 2015 the number of museums had reached 85."
NURSES = "The city has 2,400 nurses and 600 doctors. There are 90 dentists."
VILLAGES = "Of 450 villages, 91 have no school. 240 villages have no clinic."
BRIDGES = "The inspectors found 122 of the 305 bridges in poor condition and 95 in good condition."
FIGHTING = "The fighting killed 150 people on the eastern side and 62 people on the western side."
CAMPS = "The 14 camps hold 21,000 people."
STAFF = "The workforce shrank from 23,400 in 2012 to 21,600 in 2017."
TEA = "Exports of tea rose from 3,100 tonnes in 2010 to 15,600 tonnes in 2020."
CENTRES = "Before the reform 82 law centres offered advice; two years later 47 were left."
POLL = "Support for the party fell from 41 per cent in March to 29 per cent in June."
GREENS = "The Greens won 74 seats, 22 more than in 2014."
BACKING = "Support for the reform stood at 48 per cent, 9 points less than in October."
WHEAT = "The wheat harvest came to 3.0 million tonnes, compared with 4.0 million tonnes a year earlier."
SAMPLES = "The laboratory examined 2,310 samples, of which 97 were contaminated. A further 210 were mislabelled."
GARRISON = "The garrison was reduced from 12,000 men in 1990 to 4,100 men in 1995."
HEALTH = "The country spends 2.5 billion dollars on health. It has a population of 10 million."

CASES = [
    ("en", "The budget grew by a third.", "The budget grew from $90 million in 2015 to $120 million in 2018.", True),
    ("en", "Sales of electric bicycles grew by 29 per cent.", BIKES, True),
    ("en", "Sales of electric bicycles grew by 39 per cent.", BIKES, False),
    ("en", "Sales of electric bicycles fell by 29 per cent.", BIKES, False),
    ("en", "Sales of cargo bicycles grew by 29 per cent.", BIKES, False),
    ("en", "The number of museums doubled between 2005 and 2015.", MUSEUMS, True),
    ("en", "The number of museums tripled between 2005 and 2015.", MUSEUMS, False),
    ("en", "The number of museums doubled between 1995 and 2005.", MUSEUMS, False),
    ("en", "Exports of tea rose fivefold between 2010 and 2020.", TEA, True),
    ("en", "Exports of tea rose threefold between 2010 and 2020.", TEA, False),
    ("en", "The number of law centres fell by 43 percent.", CENTRES, True),
    ("en", "The workforce shrank by 1,800 between 2012 and 2017.", STAFF, True),
    ("en", "The workforce shrank by 2,800 between 2012 and 2017.", STAFF, False),
    ("en", "Support for the party fell by 12 percentage points between March and June.", POLL, True),
    ("en", "The city has four times as many nurses as doctors.", NURSES, True),
    ("en", "The city has four times as many doctors as nurses.", NURSES, False),
    ("en", "The city has four times as many nurses as dentists.", NURSES, False),
    ("en", "One in five villages has no school.", VILLAGES, True),
    ("en", "One in five villages has no clinic.", VILLAGES, False),
    ("en", "Some 40 per cent of the bridges are in poor condition.", BRIDGES, True),
    ("en", "Some 40 per cent of the bridges are in good condition.", BRIDGES, False),
    ("en", "Two thirds of the seats are held by women.", "Women hold 80 of the 120 seats.", True),
    ("en", "Six per cent of the prisoners were women.", "There were 63,643 prisoners, of whom 3,652 were women.", True),
    ("en", "In total 212 people were killed on both sides.", FIGHTING, True),
    ("en", "In total 312 people were killed on both sides.", FIGHTING, False),
    ("en", "On average each camp holds 1,500 people.", CAMPS, True),
    ("en", "On average each camp holds 2,500 people.", CAMPS, False),
    ("en", "The country spends 250 dollars per head on health.", HEALTH, True),
    ("en", "The country spends 350 dollars per head on health.", HEALTH, False),
    ("en", "In 2014 the Greens had won 52 seats.", GREENS, True),
    ("en", "In 2014 the Greens had won 96 seats.", GREENS, False),
    ("en", "In 2009 the Greens had won 52 seats.", GREENS, False),
    ("en", "In October 57 per cent had supported the reform.", BACKING, True),
    ("en", "In October 39 per cent had supported the reform.", BACKING, False),
    ("en", "Wheat output fell by a quarter compared with the year before.", WHEAT, True),
    ("en", "Barley output fell by a quarter.", f"{WHEAT} The barley harvest was poor.", False),
    ("en", "About 4 per cent of the samples were contaminated.", SAMPLES, True),
    ("en", "About 4 per cent of the samples were mislabelled.", SAMPLES, False),
    ("en", "The garrison was cut to a third of its strength.", GARRISON, True),
    ("en", "The garrison was cut by a third.", GARRISON, False),
    ("en", "The garrison was cut by two thirds.", GARRISON, True),
    ("en", "Ticket prices rose by 40 per cent.", "A ticket cost 2.50 euros in 2015. It now costs 3.50 euros.", True),
    ("de", "Jeder zehnte Antrag wurde abgelehnt.", "Von 3.200 Anträgen wurden 322 abgelehnt.", True),
    ("de", "Jeder zehnte Antrag wurde bewilligt.", "Von 3.200 Anträgen wurden 322 abgelehnt.", False),
    ("de", "Der Verbrauch ging um ein Viertel zurück.", "Der Verbrauch sank von 4.000 auf 3.000 Tonnen.", True),
    ("es", "El presupuesto creció un tercio.", "El presupuesto pasó de 90 a 120 millones de euros.", True),
    ("fr", "Les ventes ont été multipliées par trois.", "Les ventes sont passées de 2,1 à 6,3 millions.", True),
    ("tr", "Hastaların yüzde 88'i tedaviyi tamamladı.", "96 hastanın 84'ü tedaviyi tamamladı.", True),
    ("tr", "Bütçe üçte bir oranında arttı.", "Bütçe 90 milyon liradan 120 milyon liraya çıktı.", True),
    ("az", "Büdcə iki dəfə artıb.", "Büdcə 90 milyon manatdan 120 milyon manata yüksəlib.", False),
    ("de", "Die Zahl der Museen hat sich verdoppelt.", "Die Zahl der Museen stieg von 42 auf 85.", True),
    ("de", "Jedes fünfte Dorf hat keine Schule.", "Von 450 Dörfern haben 91 keine Schule.", True),
    ("fr", "Le nombre de musées a doublé.", "Le nombre de musées est passé de 42 en 2005 à 85 en 2015.", True),
    ("fr", "Le nombre de musées a triplé.", "Le nombre de musées est passé de 42 en 2005 à 85 en 2015.", False),
    ("fr", "La mortalité a baissé d'un tiers.", "La mortalité a baissé de 6 300 morts en 2000 à 4 200 en 2010.", True),
    ("es", "Uno de cada cinco pueblos no tiene escuela.", "De los 450 pueblos, 91 no tienen escuela.", True),
    ("ru", "Экспорт чая вырос в 5 раз.", "Экспорт чая вырос с 3100 тонн до 15 600 тонн.", True),
    ("ru", "Экспорт чая вырос в 3 раза.", "Экспорт чая вырос с 3100 тонн до 15 600 тонн.", False),
    ("tr", "Çay ihracatı %29 arttı.", "Çay ihracatı 94.000 tondan 121.000 tona yükseldi.", True),
    ("az", "Çay ixracı 29 faiz artıb.", "Çay ixracı 94 min tondan 121 min tona yüksəlib.", True),
    ("az", "Çay ixracı 39 faiz artıb.", "Çay ixracı 94 min tondan 121 min tona yüksəlib.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "claim", "source", "follows"), CASES, ids=[case[1] for case in CASES])
def test_a_figure_follows_only_from_the_figures_that_the_claim_speaks_of(
    language: str, claim: str, source: str, follows: bool
) -> None:
    (figure, *_) = judge(claim, SourceText(source, language=language)).figures
    assert (figure.verdict is Verdict.SUPPORTED) is follows
    if follows:
        assert figure.evidence[0].how == "derived"
        assert figure.evidence[0].found is not None
        assert ", " in figure.evidence[0].found


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Sales grew by 29 per cent.", "Sales of bicycles came to 94,000 in Eastmark and to 121,000 in Westmark."),
        ("Two thirds of the seats are held by women.", "Women hold 80 seats. The hall has 120 chairs and 40 lamps."),
        ("The number of museums doubled.", "There are 42 museums and 84 libraries."),
        ("Deaths fell by half.", "In 2010 there were 400 deaths. A new target of 200 deaths was set for 2020."),
    ],
)
def test_two_figures_that_are_not_said_to_belong_together_give_nothing(claim: str, source: str) -> None:
    (figure, *_) = judge(claim, SourceText(source, language="en")).figures
    assert figure.verdict is not Verdict.SUPPORTED
