"""Signs and codes of money and symbols of measures that no language owns."""

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₺": "TRY", "₼": "AZN", "₹": "INR", "₴": "UAH",
    "₸": "KZT", "₾": "GEL", "₩": "KRW", "₪": "ILS", "₫": "VND", "₦": "NGN", "₱": "PHP", "֏": "AMD", "฿": "THB",
}  # fmt: skip
# ISO 4217 codes and the short forms in which amounts are printed, folded.
CODES = {
    code.lower(): code
    for code in (
        "USD EUR GBP JPY CHF RUB TRY AZN INR UAH KZT GEL AMD KGS UZS TJS TMT BYN MDL PLN CZK HUF RON BGN SEK NOK DKK "
        "CNY KRW ILS AED SAR QAR KWD IQD IRR EGP ZAR NGN KES BRL MXN CAD AUD NZD SGD HKD THB IDR MYR "
        "PHP VND PKR BDT LKR AFN MNT XOF XAF"
    ).split()
} | {"rs": "INR", "tl": "TRY", "us": "USD", "dm": "DEM", "sfr": "CHF", "руб": "RUB"}
# Before '$': whose dollar it is.
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "s": "SGD",
    "hk": "HKD",
    "r": "BRL",
}

# As printed (case tells mega from milli) -> canonical symbol.
MEASURES = {
    symbol: symbol
    for symbol in (
        "km m cm mm µm nm km² m² cm² mm² m³ cm³ dm³ hm³ km³ ha kg g mg µg ng t kt Mt Gt MT l L ml mL dl hl cl W kW MW "
        "GW TW Wh kWh MWh GWh TWh J kJ MJ GJ PJ EJ V kV mV A mA Hz kHz MHz GHz kB KB MB GB TB PB dB bar mbar hPa kPa "
        "MPa Pa K mol mmol eV keV MeV GeV ppm ppb ppt bcm mcm bbl mb kn ft mi lb lbs oz mph km/h m/s mg/l µg/m³ kcal "
        "cal bpm tCO2 CO2e GtCO2 MtCO2e hPa kN N lx rpm Mbps Gbps Mbit Gbit px mmHg"
    ).split()
} | {
    "km2": "km²", "m2": "m²", "m3": "m³", "km3": "km³", "hm3": "hm³", "cm2": "cm²", "L": "l", "mL": "ml", "MT": "Mt",
    "μg": "µg", "μm": "µm", "км": "km", "м": "m", "см": "cm", "мм": "mm", "кг": "kg", "г": "g", "мг": "mg", "т": "t",
    "га": "ha", "км²": "km²", "км³": "km³", "м²": "m²", "м³": "m³", "л": "l", "мл": "ml", "кВт": "kW", "МВт": "MW",
    "ГВт": "GW", "кВтч": "kWh", "Гц": "Hz", "МГц": "MHz", "ГГц": "GHz", "Гб": "GB", "qr": "g", "dkm": "mi",
}  # fmt: skip
DURATIONS = {"h": "hours", "hr": "hours", "hrs": "hours", "min": "minutes", "s": "seconds", "ms": "milliseconds"}
MINUS = frozenset("minus moins menos минус eksi mənfi".split())
DEGREES = {"c": "°C", "f": "°F", "с": "°C"}
COMPARATORS = {">": ">", "<": "<", "≥": ">=", "≤": "<=", "~": "~", "≈": "~", "∼": "~", "±": "~"}
