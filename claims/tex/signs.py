"""What TeX's commands for accents and signs print."""

import unicodedata

# Command -> the combining sign that it puts on the letter behind it.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip

SIGNS = {
    "%": "%", "&": "&", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "-": "", "/": "", "@": "", " ": " ",
    ",": "\u2009", ";": " ", ":": " ", "!": "", ">": " ", "\n": " ", "\t": " ",
    "ss": "ß", "SS": "SS", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "th": "þ", "TH": "Þ", "schwa": "ə", "textschwa": "ə",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»",
    "guillemetleft": "«", "guillemetright": "»", "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "glq": "‚",
    "grq": "‘", "og": "«", "fg": "»", "lq": "‘", "rq": "’", "guilsinglleft": "‹", "guilsinglright": "›",
    "textquotesingle": "'", "textquotedbl": '"', "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|", "textbraceleft": "{",
    "textbraceright": "}", "textdollar": "$", "textpercent": "%", "slash": "/", "textvisiblespace": " ",
    "dots": "…", "ldots": "…", "textellipsis": "…", "cdots": "…", "S": "§", "P": "¶", "textsection": "§",
    "textparagraph": "¶", "dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "textbullet": "•",
    "textasteriskcentered": "*", "textperiodcentered": "·", "copyright": "©", "textcopyright": "©",
    "textregistered": "®", "texttrademark": "™", "textdegree": "°", "degree": "°", "textcelsius": "°C", "pounds": "£",
    "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢",
    "textordfeminine": "ª", "textordmasculine": "º", "textnumero": "№", "No": "№", "no": "n°", "textmu": "µ",
    "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "textpm": "±", "texttimes": "×",
    "textminus": "−", "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "ier": "er",
    "textperthousand": "‰", "perthousand": "‰", "textpertenthousand": "‱", "permil": "‰",
    "quad": " ", "qquad": " ", "space": " ", "enspace": " ", "thinspace": "\u2009", "enskip": " ", "hspace": " ",
    "nobreakspace": "\u00a0", "newline": "\n", "linebreak": "\n", "tabularnewline": "\n", "hfill": " ", "cr": "\n",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LaTeXe": "LaTeX 2ε",
    "approx": "≈", "sim": "~", "simeq": "≃", "pm": "±", "mp": "∓", "times": "×", "cdot": "·", "div": "÷",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "ll": "≪", "gg": "≫", "lt": "<", "gt": ">",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "infty": "∞", "circ": "°", "prime": "′", "percent": "%",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "log": "log", "ln": "ln", "exp": "exp", "min": "min", "max": "max", "sum": "∑", "sqrt": "√",
}  # fmt: skip

LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’", "~": "\u00a0",
             '"`': '"‘', "\"'": '"’'}  # fmt: skip
SHORTHANDS = {"de": {'"`': "„", "\"'": "“"}}  # what babel makes of them by language
RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def accented(command: str, letter: str) -> str:
    """`letter` (one sign, or '' for none) with the accent of `command`, in composed form."""
    plain = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", plain + ACCENTS[command]) if plain else ""
