"""What tells a note from body text: the vocabulary of citations, and of the numbers that are no markers (data)."""

import re
from itertools import islice

# Words and forms that stand in notes and seldom in body text, in the languages of reports; in small letters.
_STRONG = (
    r"ibid|ibidem|idem|op\. ?cit|loc\. ?cit|supra|infra|cfr?\.|et al\b|see also|id\. at|accessed|retrieved",
    r"available at|last visited|press release|hereinafter|on file with|forthcoming|emphasis added|doi:",
    r"pp?\. ?\d|vol\. ?\d|no\. ?\d|eds?\.[,)]|trans\.|isbn|issn",
    r"abgerufen|zugriff|siehe|vgl\.|ebd\.|ebenda|a\. ?a\. ?o|hrsg|hg\.|bd\. ?\d|s\. ?\d|aufl\.|rn\. ?\d",
    r"consulté|voir|disponible|ibíd|véase|consultado|p\. ej|art\. cit|dir\.\)|coord\.|vid\.|cit\.,",
    r"consultato|disponibile|si veda|cit\. p|a cura di|acesso em|disponível|ver também",
    r"там же|см\.|дата обращения|с\. ?\d|указ\. соч|erişim|bkz|dostęp|geraadpleegd|zie|hämtad|läst",
)
_WEAK = (
    r"\((?:18|19|20)\d\d[a-z]?\)",
    r"[A-ZÀ-ÞА-Я]\.(?: ?[A-ZÀ-ÞА-Я]\.)*(?:,| [A-ZÀ-ÞА-Я])",
    r"(?:18|19|20)\d\d[a-z]?[,;.)]",
    r"(?:university|journal|review|law|press|report|verlag|revue|revista|rivista|zeitschrift)(?!\w)",
    r"v\.? [A-ZÀ-Þ]",
)
_WEAK_SIGNS = r"[,.]? [“\"«„‘]|[,.][”\"»’]|[”\"»’],|\d ?[–-] ?\d|\d:\d|\d\(\d"
# One look behind for all words: most places of a text are within one, and cost no more than that look.
_STRONG_SIGN = re.compile(rf"(?<!\w)(?:{'|'.join(_STRONG)}|\(eds?\.?\)|\(ed\.)|https?://|www\.|doi\.org|§")
_WEAK_SIGN = re.compile(rf"(?<!\w)(?:{'|'.join(_WEAK)})|{_WEAK_SIGNS}")

# A note may open with these, in small letters.
NOTE_OPENING = re.compile(
    r"(?:ibid|idem|id\.|see|cf|op\.|loc\.|supra|infra|https?:|www\.|doi|e\.g|vgl|siehe|ebd|voir|véase|ver|cfr|vid"
    r"|там|см|bkz|zie|se )",
    re.IGNORECASE,
)

MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai\b|okt|dez|janv|févr|mars|avril|juin|juil|août|déc"
    r"|ene|abr|ago|dic|gen|mag|giu|lug|ott|янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек|ocak|şubat|nisan|ekim)"
    r"[^\W\d]{0,8}\.?(?!\w)",
    re.IGNORECASE,
)

# A number before one of these counts or measures; it calls no note.
UNIT = re.compile(
    r"(?:per ?cent|percent|%|‰|million|billion|thousand|hundred|years?|months?|weeks?|days?|hours?|minutes?|people"
    r"|persons"
    r"|members|countries|states|km|m|cm|mm|kg|tons?|tonnes|euros?|dollars|usd|eur|times|prozent|jahre|millionen"
    r"|ans|pour cent|por ciento|años|anni|лет|млн|тыс|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)(?!\w)",
    re.IGNORECASE,
)

# After one of these a number is a place in a work or a list, not a marker.
LOCATOR = re.compile(
    r"(?<!\w)(?:p|pp|no|nos|nr|n|vol|art|arts|article|articles|section|sec|sect|s|ss|para|paras|paragraph|chapter"
    r"|ch|fig|figs|figure"
    r"|table|tab|box|annex|appendix|part|phase|step|tier|level|title|rule|resolution|act|line|page|pages|goal"
    r"|target|option|act|vol"
    r"|artikel|abs|kapitel|abschnitt|seite|tabelle|abbildung|bild|teil|chapitre|tableau|numéro|alinéa|artículo"
    r"|capítulo|cuadro"
    r"|tabella|articolo|capitolo|пункт|статья|ст|гл|рис|табл|madde|note|notes|footnote|fn|nota|anm|fußnote|at|cl"
    r"|reg|bd|hft)\.?$",
    re.IGNORECASE,
)

# The same, for words that a full stop shortens; a whole word before a full stop ends a sentence.
SHORTENED = re.compile(
    r"(?<!\w)(?:pp?|nos?|nr|vol|arts?|secs?|sect|paras?|ch|chap|figs?|tab|abs|abb|bd|rn|cl|reg|fn|anm|cf|ca|c|s|ss|ed|v"
    r"|св|ст|гл|рис|табл|с|т|стр|núm|art|cap|pág|op|st|dr|mr|mrs|approx)$",
    re.IGNORECASE,
)

NOTES_HEADING = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:end ?notes?|foot ?notes?|notes(?: and references)?|references(?: and notes)?"
    r"|bibliography|works cited|sources"
    r"|citations|literature(?: cited)?|anmerkungen|fu(?:ß|ss)noten|endnoten|literatur(?:verzeichnis)?"
    r"|quellen(?:verzeichnis)?|referenzen"
    r"|notes (?:de bas de page|de fin)|références|bibliographie|notas(?: al pie)?|referencias|bibliografía"
    r"|referências|bibliografia|note"
    r"|riferimenti|примечания|сноски|литература|список литературы|источники|kaynakça|kaynaklar|dipnotlar|notlar"
    r"|przypisy|noten|noter)"
    r"\s*:?",
    re.IGNORECASE,
)
ENTRY_HEADING = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:references|bibliography|works cited|literature|literatur|quellen|referenzen|références"
    r"|bibliographie|referencias"
    r"|bibliografía|referências|bibliografia|riferimenti|литература|список литературы|kaynakça|kaynaklar|sources"
    r"|citations)",
    re.IGNORECASE,
)

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”»]{1,2000}|\b10\.\d{4,9}/\S{1,300}|\S{1,60}@[\w.-]{1,80}\.\w{2,6}")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def cites(text: str) -> bool:
    """Whether a word or form stands in `text` that hardly stands but in citations."""
    return _STRONG_SIGN.search(text.lower()) is not None


def citation_weight(text: str) -> float:
    """How much `text` (a line or two) reads like a citation: 0 not at all, 3 very much."""
    strong = sum(1 for _ in islice(_STRONG_SIGN.finditer(text.lower()), 3))
    weak = sum(1 for _ in islice(_WEAK_SIGN.finditer(text), 4))
    return min(3.0, strong + 0.35 * weak)
