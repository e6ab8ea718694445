"""What words stand for: stems, concepts across languages, places, cues. Read once from the tables in `data/`."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import snowballstemmer

from claims.language_words import FUNCTION_WORDS
from claims.languages import language_of

_STEMMERS = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "ru": "russian", "tr": "turkish",
    "az": "turkish", "it": "italian", "pt": "portuguese", "nl": "dutch", "sv": "swedish", "da": "danish",
    "no": "norwegian", "fi": "finnish", "hu": "hungarian", "ro": "romanian", "pl": "polish", "cs": "czech",
}  # fmt: skip
_CASED_NOUNS = frozenset({"de"})  # a capital is no sign of a name there
_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "kk", "mk", "sr"})
_DOUBTFUL_LEAD = 1  # common words by which another language must lead the expected one
_ALSO = {
    "en": ("a", "an"),
    "fr": ("de", "en", "a", "d'un", "d'une", "soit"),
}  # common words that the tables leave to other languages
_LETTERS = {"fr": "éèêàçœ", "es": "ñíóú¿", "de": "äöüß", "tr": "şğıç", "az": "əşğı"}  # signs that betray a language
_TURKIC = frozenset({"tr", "az"})
_PLAIN = str.maketrans({
    "ə": "a", "ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
})  # fmt: skip
_SMALL_ADJECTIVES = frozenset({"fr", "es", "de"})
_ADJECTIVE = 6  # letters of an adjective of a place
_ONLY = "!"  # behind a word of the concepts that stands for one in this form alone, not as a stem
_ENDING = 5  # letters that a name may carry behind its stem in the languages that inflect names


def lower(word: str, language: str | None = None) -> str:
    """`word` in lower case, with the dotless i of the Turkic languages."""
    if language in _TURKIC:
        word = word.replace("I", "ı")
    return word.replace("İ", "i").casefold()


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """`word` in Latin letters without marks, so that names compare across scripts."""
    folded = unicodedata.normalize("NFKD", lower(word).translate(_PLAIN))
    return "".join(letter for letter in folded.translate(_PLAIN) if not unicodedata.combining(letter))


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of a lower-case word; the word itself where the language has no stemmer."""
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(_STEMMERS[language]) if language in _STEMMERS else None


@lru_cache(maxsize=50_000)
def concept_of(word: str, language: str, *, exact: bool = False) -> str | None:
    """The concept that a lower-case word stands for, if the table has it, or (unless `exact`) its stem."""
    table = _concepts(language)
    return table.get(word) or (None if exact else table.get(stem(word, language)))


@lru_cache(maxsize=20_000)
def place_of(word: str, language: str) -> str | None:
    """The key of the place (or its people) that a word printed with a capital names."""
    if len(word) < 3 and word != "US":
        return None
    exact, begins = _places()
    key = lower(word)
    found = exact.get(key) or (exact.get(key[:-1]) if key.endswith("s") else None)
    if found is None and language == "de" and key.endswith("er"):  # 'Leipziger', 'Dresdner'
        found = exact.get(key[:-2]) or exact.get(key[:-3] + "en")
    if found or language not in {"ru", "uk", "tr", "az"}:
        return found
    for length in range(len(key), max(2, len(key) - _ENDING - 1), -1):
        if key[:length] in begins:
            return begins[key[:length]]
    return None


@lru_cache(maxsize=50_000)
def adjective_of(word: str, language: str) -> str | None:
    """The place that a lower-case adjective is of, in the languages that write such small: 'françaises'."""
    if language not in _SMALL_ADJECTIVES or len(word) < _ADJECTIVE:
        return None
    exact, _ = _places()
    for length in range(len(word), max(_ADJECTIVE, len(word) - 2) - 1, -1):
        if word[:length] in exact:
            return exact[word[:length]]
    return None


@lru_cache(maxsize=20_000)
def month_of(word: str, language: str) -> int | None:
    """The month (1 to 12) that a lower-case word names."""
    return _months().get(language, {}).get(word)


def has_name_case(language: str) -> bool:
    """Whether a capital within a sentence marks a name in this language."""
    return language not in _CASED_NOUNS


@lru_cache(maxsize=400)
def is_cue(kind: str, language: str) -> frozenset[str]:
    """The words of one kind of cue in a language, those of English where the language has none."""
    table = _table("cues")[kind]
    return frozenset(table.get(language, table.get("en", "")).split())


@cache
def phrases(kind: str, language: str) -> tuple[str, ...]:
    """The phrases of one kind in a language, as patterns; none where the language has none."""
    return tuple(part.strip() for part in _table("cues")["phrases"].get(language, {}).get(kind, "").split(",") if part)


@lru_cache(maxsize=20_000)
def leans(text: str, language: str) -> bool:
    """Whether a sentence takes up what the sentence before speaks of: 'The share was …', 'This is …'."""
    return any(re.match(rf"\W{{0,3}}{phrase}", text, re.IGNORECASE) for phrase in phrases("leans", language))


@cache
def generic_keys(language: str) -> frozenset[str]:
    """The stems of the words that say little of a subject."""
    return frozenset(stem(word, language) for word in is_cue("generic", language))


@lru_cache(maxsize=50_000)
def related(key: str, language: str) -> frozenset[str]:
    """The keys of words that a report may put for the word of `key`, by `data/related.toml`: prices, for inflation."""
    return _related(language).get(key, frozenset())


@cache
def _related(language: str) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _table("related").get(language, {}).get("groups", "").strip().splitlines():
        keys = {key_of(word, language) for word in line.split()}
        for key in keys:
            table.setdefault(key, set()).update(keys - {key})
    return {key: frozenset(keys) for key, keys in table.items()}


def key_of(word: str, language: str) -> str:
    """The key of a lower-case word that is no name: its concept, with a sign before it, or its stem."""
    concept = concept_of(word, language)
    return "=" + concept if concept else stem(word, language)


@cache
def empty_words(language: str) -> frozenset[str]:
    """Words that tell nothing of the subject."""
    return _function_words(language) | frozenset(_table("cues")["empty"].get(language, "").split())


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(FUNCTION_WORDS.get(language, "").split())


def probable_language(text: str, fallback: str | None = None) -> str:
    """The language of a text however short: by its commonest words, its script, else `fallback`, else English."""
    known = language_of(text)
    if known and not fallback:
        return known
    fallback = fallback.split("-")[0].casefold() if fallback else None
    words = [word.casefold().strip(".,;:()") for word in text[:2_000].split()]
    letters = set(text[:2_000].casefold())
    votes = {
        code: sum(word in _function_words(code) or word in _ALSO.get(code, ()) for word in words)
        + len(letters & set(_LETTERS.get(code, "")))
        for code in FUNCTION_WORDS
    }
    best = max(votes.values())
    likely = [code for code, count in votes.items() if count == best]
    if _is_cyrillic(text):
        return fallback if fallback in _CYRILLIC else "ru"
    if fallback and fallback not in _CYRILLIC:
        mine = votes.get(fallback, best)
        if best - mine <= max(_DOUBTFUL_LEAD, mine // 2):
            return fallback
    if known:
        return known
    return "en" if "en" in likely else likely[0]


def _is_cyrillic(text: str) -> bool:
    letters = [sign for sign in text[:400] if sign.isalpha()]
    return sum("а" <= sign.lower() <= "ё" for sign in letters) * 2 > len(letters)


@cache
def _concepts(language: str) -> dict[str, str]:
    """The concepts of one language by word and stem: forming the stems of all takes long."""
    table: dict[str, str] = {}
    for concept, languages in _table("concepts").items():
        for word in languages.get(language, "").split():
            table[word.removesuffix(_ONLY)] = concept
            if not word.endswith(_ONLY):
                table.setdefault(stem(word, language), concept)
    return table


@cache
def _months() -> dict[str, dict[str, int]]:
    return {
        language: {form: number for number, forms in enumerate(row.split(), 1) for form in forms.split("|")}
        for language, row in _table("months").items()
    }


@cache
def place_class(key: str) -> str | None:
    """What a place is, by its key: 'countries', 'continents' or 'parts' (regions and cities); None if not known."""
    for name, lines in _table("places").items():
        if any(line.split()[0] == key for line in lines.strip().splitlines()):
            return name
    return None


@cache
def _places() -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    for line in "\n".join(part.strip() for part in _table("places").values()).splitlines():
        names = line.split()
        exact.update({lower(name): names[0] for name in names})
    return exact, {name: key for name, key in exact.items() if len(name) > 2}


@cache
def _table(name: str) -> dict[str, Any]:
    path = resources.files("provenance.support") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
