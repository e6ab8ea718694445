"""Raised and lowered signs as characters: `10<sup>6</sup>` is no 106, and a note's number no part of a figure."""

import re

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_RAISED_LETTERS = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_NUMERIC = re.compile(r"[\d+\-−=()n,;.–\s*]{1,20}")
_ORDINALS = frozenset("st nd rd th er re e ère ere ème eme è nd o os º ª ste de tm sm ®".split())
_LOW_DIGITS = "₂₃₄₅₆₈"
_FRACTION = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})[/⁄]([₀₁₂₃₄₅₆₇₈₉]{1,2})")
_VULGAR = {
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗", "4/5": "⅘",
    "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
}  # fmt: skip
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")


def raised(text: str, before: str) -> str:
    """`text` set as a superscript behind the character `before` ('' at the start)."""
    sign = text.strip()
    if not sign or sign.translate(_DIGITS) != sign:  # raised already, by an element within
        return text
    if any(character.isdigit() for character in sign) and _NUMERIC.fullmatch(sign):
        return text.translate(_RAISED)
    if sign.isalpha() and len(sign) <= 3:
        if sign.lower() in _ORDINALS or (before.isalpha() and len(sign) > 1):
            return text
        if not before or before.isspace() or before.isalpha():
            return text.translate(_RAISED_LETTERS)
        return " " + text.translate(_RAISED_LETTERS)  # a note's letter at a figure: 12 ᵃ
    if sign[0].isalnum() and before.isalnum():
        return f" {text} "
    return text


def lowered(text: str, before: str) -> str:
    """`text` set as a subscript behind the character `before`."""
    sign = text.strip()
    if any(character.isdigit() for character in sign) and _NUMERIC.fullmatch(sign):
        return text.translate(_LOWERED)
    return text if len(sign) <= 12 or not before.isdigit() else f" {text} "


def with_fractions(text: str) -> str:
    """`text` with a raised number over a lowered one read as the fraction they are: '¹/₂' is '½'."""
    return _FRACTION.sub(_fraction, text) if any(sign in text for sign in _LOW_DIGITS) else text


def _fraction(match: re.Match[str]) -> str:
    plain = f"{match[1]}/{match[2]}".translate(_DIGITS)
    return _VULGAR.get(plain, match[0])
