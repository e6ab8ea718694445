"""Numbers and units of the siunitx package, as the page prints them."""

import re
from collections.abc import Sequence

from claims.tex import decode_tex
from claims.tex.signs import RAISED
from claims.tex.tokens import Kind, Token

COMMANDS = {  # name -> its arguments: number, unit, or both, and ranges of them
    "num": "n", "SI": "nu", "qty": "nu", "si": "u", "unit": "u", "numrange": "nn", "SIrange": "nnu", "qtyrange": "nnu",
    "numlist": "l", "SIlist": "lu", "qtylist": "lu", "ang": "a", "tablenum": "n", "numprint": "n",
}  # fmt: skip
_PREFIXES = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "hecto": "h", "deca": "da", "deci": "d",
    "centi": "c", "milli": "m", "micro": "µ", "nano": "n", "pico": "p",
}  # fmt: skip
_UNITS = {
    "percent": "%", "gram": "g", "gramme": "g", "kilogram": "kg", "metre": "m", "meter": "m", "kilometre": "km",
    "second": "s", "minute": "min", "hour": "h", "day": "d", "year": "a", "ampere": "A", "kelvin": "K", "mole": "mol",
    "candela": "cd", "hertz": "Hz", "newton": "N", "pascal": "Pa", "joule": "J", "watt": "W", "volt": "V", "ohm": "Ω",
    "coulomb": "C", "farad": "F", "tesla": "T", "weber": "Wb", "henry": "H", "lumen": "lm", "lux": "lx",
    "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "litre": "l", "liter": "l", "tonne": "t", "hectare": "ha",
    "bar": "bar", "degree": "°", "celsius": "°C", "degreeCelsius": "°C", "electronvolt": "eV", "bit": "bit",
    "byte": "B", "decibel": "dB", "square": "", "cubic": "", "euro": "€", "dollar": "$", "kWh": "kWh", "km": "km",
    "kg": "kg", "mg": "mg", "cm": "cm", "mm": "mm", "ml": "ml", "permille": "‰", "per": "/", "of": "", "tothe": "^",
}  # fmt: skip
_RAISING = {"squared": "²", "cubed": "³", "square": "²", "cubic": "³"}
_NUMBER = re.compile(r"([+-]{0,2}[\d.,\s]{0,60})(?:[eEdD]([+-]?\d{1,4}))?(?:\s*(?:\+-|\\pm|±)\s*([\d.,]{1,40}))?")


def is_unit_command(name: str) -> bool:
    """Whether a command sets a number or a unit."""
    return name in COMMANDS


def quantity_text(name: str, arguments: Sequence[Sequence[Token]], sign: str) -> str:
    """What a command prints of its arguments; `sign` is the decimal sign that the document prints."""
    kinds = COMMANDS[name]
    numbers = [_source(one) for one, kind in zip(arguments, kinds, strict=False) if kind in "nla"]
    unit = next((_unit(one) for one, kind in zip(arguments, kinds, strict=False) if kind == "u"), "")
    if "l" in kinds and numbers:
        numbers = numbers[0].split(";")
    printed = [number_text(number, sign) for number in numbers]
    joined = "–".join(printed) if kinds.startswith("nn") else ", ".join(printed)
    if kinds == "a":
        return joined.replace(";", "° ") + "°"
    return f"{joined} {unit}".strip()


def number_text(source: str, sign: str) -> str:
    """A number as siunitx prints it, without spaces within: the decimal sign is the document's."""
    found = _NUMBER.fullmatch(source.strip())
    if found is None or not any(map(str.isdigit, source)):
        return decode_tex(source)
    mantissa = "".join(found[1].split()).replace(",", ".").replace(".", sign)
    exponent = f"10{found[2].lstrip('+').translate(RAISED)}" if found[2] else ""
    power = f"{mantissa} × {exponent}" if mantissa and exponent else mantissa or exponent
    return f"{power} ± {found[3]}" if found[3] else power


def _source(tokens: Sequence[Token]) -> str:
    return "".join(f"\\{token.text}" if token.kind is Kind.COMMAND else token.text for token in tokens)


def _unit(tokens: Sequence[Token]) -> str:
    """The sign of a unit: `\\kilo\\metre\\per\\hour` is km/h; what is typed as text stays."""
    parts: list[str] = []
    raised = ""
    for token in tokens[:60]:
        if token.kind is Kind.COMMAND:
            if token.text in ("square", "cubic"):
                raised = _RAISING[token.text]
                continue
            name = token.text
            sign = _RAISING.get(name) or _PREFIXES.get(name) or _UNITS.get(name, decode_tex(f"\\{name}") or name)
            parts.append(sign)
            if raised and name in _UNITS:
                parts.append(raised)
                raised = ""
        elif token.kind in (Kind.TEXT, Kind.BLANK):
            parts.append(token.text.replace(".", "·"))
    return "".join(parts).strip()
