"""Units of measure and time, each as a multiple of its dimension's base unit."""

from decimal import Decimal

# dimension -> unit -> factor to the base unit
_SCALES: dict[str, dict[str, str]] = {
    "length": {
        "m": "1", "metre": "1", "metres": "1", "meter": "1", "meters": "1", "mètres": "1", "metros": "1",
        "km": "1000", "kilometre": "1000", "kilometres": "1000", "kilometer": "1000", "kilometers": "1000",
        "cm": "0.01", "centimetre": "0.01", "centimetres": "0.01", "mm": "0.001", "millimetre": "0.001",
        "millimetres": "0.001", "mile": "1609.344", "miles": "1609.344", "ft": "0.3048", "foot": "0.3048",
        "feet": "0.3048", "mi": "1609.344", "in": "0.0254", "inch": "0.0254", "inches": "0.0254",
        "µm": "0.000001", "nm": "0.000000001", "yard": "0.9144", "yards": "0.9144",
    },
    "area": {
        "m²": "1", "m2": "1", "square metre": "1", "square metres": "1", "km²": "1000000", "km2": "1000000",
        "square kilometre": "1000000", "square kilometres": "1000000", "square kilometer": "1000000",
        "square kilometers": "1000000", "ha": "10000", "hectare": "10000", "hectares": "10000", "hektar": "10000",
        "hectáreas": "10000", "acre": "4046.8564224", "acres": "4046.8564224",
        "mi²": "2589988.110336", "square mile": "2589988.110336", "square miles": "2589988.110336",
        "ft²": "0.09290304", "square feet": "0.09290304", "cm²": "0.0001", "mm²": "0.000001",
    },
    "mass": {
        "kg": "1", "kilogram": "1", "kilograms": "1", "kilo": "1", "kilos": "1", "g": "0.001", "gram": "0.001",
        "grams": "0.001", "mg": "0.000001", "milligram": "0.000001", "milligrams": "0.000001", "t": "1000",
        "ton": "1000", "tons": "1000", "tonne": "1000", "tonnes": "1000", "tonnen": "1000", "toneladas": "1000",
        "metric ton": "1000", "metric tons": "1000", "megatonne": "1000000000", "megatonnes": "1000000000",
        "kt": "1000000", "mt": "1000000000", "gt": "1000000000000", "gigatonnes": "1000000000000",
        "gigatonne": "1000000000000", "µg": "0.000000001", "ng": "0.000000000001", "lb": "0.45359237",
        "oz": "0.028349523125",
    },
    "volume": {
        "l": "1", "litre": "1", "litres": "1", "liter": "1", "liters": "1", "litros": "1", "ml": "0.001",
        "m³": "1000", "m3": "1000", "cubic metre": "1000", "cubic metres": "1000",
        "km³": "1000000000000", "km3": "1000000000000", "cubic kilometre": "1000000000000",
        "cubic kilometres": "1000000000000", "hm³": "1000000000", "dm³": "1", "cm³": "0.001",
        "bcm": "1000000000000", "mcm": "1000000000", "megalitres": "1000000", "gigalitres": "1000000000",
        "cl": "0.01", "dl": "0.1", "hl": "100", "ft³": "28.316846592", "gal": "3.785411784",
    },
    "power": {
        "w": "1", "kw": "1000", "mw": "1000000", "gw": "1000000000", "tw": "1000000000000", "kilowatt": "1000",
        "kilowatts": "1000", "megawatt": "1000000", "megawatts": "1000000", "gigawatt": "1000000000",
        "gigawatts": "1000000000",
    },
    "energy": {
        "kwh": "1", "mwh": "1000", "gwh": "1000000", "twh": "1000000000", "kilowatt-hour": "1",
        "kilowatt-hours": "1", "kilowatt hours": "1", "megawatt hours": "1000", "gigawatt hours": "1000000",
        "terawatt hours": "1000000000", "megawatt-hours": "1000", "gigawatt-hours": "1000000",
        "terawatt-hours": "1000000000", "wh": "0.001",
    },
    "temperature": {
        "°c": "1", "°": "1", "degree": "1", "degrees": "1", "degree celsius": "1", "degrees celsius": "1",
        "grad": "1", "c": "1",
    },
    "months": {
        "month": "1", "months": "1", "monat": "1", "monate": "1", "monaten": "1", "mois": "1", "mes": "1",
        "meses": "1", "year": "12", "years": "12", "jahr": "12", "jahre": "12", "jahren": "12", "an": "12",
        "ans": "12", "année": "12", "années": "12", "año": "12", "años": "12", "yıl": "12", "il": "12", "год": "12",
        "года": "12", "лет": "12", "месяц": "1", "месяца": "1", "месяцев": "1", "ay": "1", "decade": "120",
        "decades": "120", "quarter": "3", "quarters": "3", "century": "1200", "centuries": "1200",
    },
    "days": {
        "day": "1", "days": "1", "tag": "1", "tage": "1", "tagen": "1", "jour": "1", "jours": "1", "día": "1",
        "días": "1", "gün": "1", "день": "1", "дня": "1", "дней": "1", "week": "7", "weeks": "7", "woche": "7",
        "wochen": "7", "semaine": "7", "semaines": "7", "semana": "7", "semanas": "7",
    },
    "seconds": {
        "s": "1", "sec": "1", "second": "1", "seconds": "1", "min": "60", "minute": "60", "minutes": "60",
        "minuten": "60", "minutos": "60", "h": "3600", "hour": "3600", "hours": "3600", "stunde": "3600",
        "stunden": "3600", "heure": "3600", "heures": "3600", "hora": "3600", "horas": "3600",
    },
}  # fmt: skip

_UNITS = {unit: (dimension, Decimal(factor)) for dimension, units in _SCALES.items() for unit, factor in units.items()}


_SHORT = 2  # letters of a unit that may be told from other words
_AMBIGUOUS = frozenset("an ans il ay mes min sec ft gt kt quarter quarters second seconds ton decade decades".split())
UNIT_NAMES = tuple(
    sorted((u for u in _UNITS if len(u) >= _SHORT and u not in _AMBIGUOUS), key=len, reverse=True)
)  # those that a header may name, the longest first


def scale_of(unit: str) -> tuple[str, Decimal]:
    """The dimension of `unit` and the factor to its base; a unit that is not known is a dimension of its own."""
    key = unit.casefold().strip(" .")
    return _UNITS.get(key, (f"unit:{key}", Decimal(1)))
