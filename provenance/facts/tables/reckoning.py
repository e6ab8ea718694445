"""Words that tie numbers of one sentence together: from … to …, so many of so many, parts and their total."""

FROM = ("from", "von", "de", "с", "от")
TO = ("to", "auf", "à", "a", "до")
ABOUT = ("about", "around", "some", "etwa", "rund", "environ", "около")
# Beginnings of words; not 'growth', which may slow, nor 'fall', which may be a season.
UP = (
    "increas", "rise", "rising", "rose", "risen", "grew", "grows", "growing", "grown", "jumped", "climbed", "surged",
    "stieg", "steigt", "gestiegen", "erhöht", "augment", "aument", "выро", "увелич",
)  # fmt: skip
DOWN = (
    "decreas", "declin", "fell", "falls", "falling", "fallen", "dropped", "drops", "reduced", "shrank", "shrunk",
    "slowed", "eased", "slid", "sank", "sinkt", "gesunken", "fiel", "gefallen", "baiss", "dimin", "disminu", "сниз",
    "упал", "сократ",
)  # fmt: skip
OF = (
    "of",
    "of the",
    "of all",
    "of a total of",
    "out of",
    "out of the",
    "von",
    "von den",
    "von insgesamt",
    "sur",
    "sur les",
    "из",
    "de los",
    "de las",
    "parmi les",
    "unter den",
)
OR = (" or", ", or", ", i.e.", ", das sind", ", soit", ", o sea", ", то есть")
AND = (",", " and", ", and", " und", " et", " y", " и")
TOTAL = (
    " a total of", ", a total of", " for a total of", ", for a total of", ", making a total of", ", giving a total of",
    " for a combined total of", ", for a combined total of", ", totalling", ", totaling", ", adding up to",
    ", insgesamt", ", au total", ", en total", ", всего",
)  # fmt: skip
# Behind these the sentence speaks of something else.
WHILE = ("while", "whereas", "whilst", "but", "während", "wogegen", "aber", "tandis que", "alors que", "mais",
    "mientras",
    "pero", "тогда как", "а", "но")  # fmt: skip
# Behind these another verb of change is of something else.
JOINS = ("and", "und", "et", "y", "и", "ve", "və")
