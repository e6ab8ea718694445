"""Words by which a sentence or a reference shows what it is about, in the languages that are read."""

# A figure of the document's own making: its survey, its method, its sums.
OWN_WORK = (
    "our survey", "our sample", "our data", "our study", "our analysis", "our interview", "our respondents",
    "our calculation", "our estimate", "our model", "our results", "our findings", "our dataset", "our team",
    "we interviewed", "we surveyed", "we collected", "we analysed", "we analyzed", "we estimate", "we calculate",
    "we found", "we find", "we coded", "we sampled", "we conducted", "we asked", "we received", "we sent",
    "we measur", "we observ", "we used", "we appl", "we test", "we train", "we compar", "we comput", "we obtain",
    "we count", "we invit", "we recruit", "we distribut", "we examin", "we excluded", "we consult", "we ran",
    "our station", "our measurement", "our sensor", "our participant", "our experiment", "our test", "our method",
    "our questionnaire", "our database", "our count", "our fieldwork", "our field work", "our poll", "our trial",
    "we search", "we screen", "we read", "we include", "we gather", "we map", "we track", "we classif", "we scrap",
    "we download", "we match", "we extract", "we poll", "we drew", "we draw on", "we revised", "we spoke to",
    "we spoke with", "that we saw", "that we conducted", "two of us", "three of us", "our criteria", "our inclusion",
    "inclusion criteria", "our search", "our visit", "our records", "our own", "the authors read",
    "this report draws on",
    "we review", "we visited", "we held", "we recorded", "we identified", "we excluded", "we selected",
    "were interviewed for this", "interviewed for this", "conducted for this", "in this survey", "in our survey",
    "the survey for this", "author's calculation", "authors' calculation", "authors’ calculation",
    "author’s calculation", "own calculation", "own survey", "own research", "own data", "own estimate",
    "this report is based on", "this study is based on", "this paper is based on", "this study surveyed",
    "this report surveyed", "this study interviewed", "the authors interviewed", "the author interviewed",
    "the authors surveyed", "of the respondents in this", "of our respondents", "in our sample",
    "ausgewertet", "wir untersuch", "wir erfass", "wir durchsuch", "wir besuch", "wir führten", "wir haben ausgewertet",
    "wir analysier", "wir sichte", "wir werteten", "unsere stichprobe", "unserer stichprobe",
    "unsere umfrage", "unserer umfrage", "unsere befragung", "unserer befragung", "wir haben befragt", "wir befragten",
    "eigene berechnung", "eigene erhebung", "eigenen erhebung", "für diese studie", "für diesen bericht",
    "nous avons analysé", "nous avons recensé", "nous avons étudié", "nous avons mené", "nous avons recueilli",
    "nous avons examiné", "nous avons dépouillé", "nous avons visité", "nous avons retenu", "nos entretiens",
    "notre enquête", "notre échantillon", "nous avons interrogé", "nos calculs", "calculs de l'auteur",
    "calculs de l’auteur", "calculs des auteurs", "pour cette étude", "nuestra encuesta", "nuestra muestra",
    "analizamos", "encuestamos", "revisamos", "examinamos", "visitamos", "recogimos", "hemos analizado",
    "hemos entrevistado", "entrevistamos", "cálculos propios", "elaboración propia", "para este estudio",
    "наш опрос", "нашего опроса",
    "мы проанализировали", "мы изучили", "мы провели", "мы собрали", "мы рассмотрели", "нами проведен", "нами изучен",
    "мы опросили", "в нашем исследовании", "расчеты автора", "расчёты автора", "собственные расчеты",
    "inceledik", "görüştük", "topladık", "taradık", "görüşme yaptık", "təhlil etdik", "müsahibə götürdük", "topladıq",
    "anketimiz", "araştırmamız", "bu çalışmada", "kendi hesaplamamız", "sorğumuz", "tədqiqatımız",
)  # fmt: skip

TOTAL = (
    "in total", "in all", "altogether", "a total of", "together", "combined", "the sum of", "adds up to", "add up to",
    "insgesamt", "zusammen", "in summe", "au total", "ensemble", "en tout", "en total", "en conjunto", "всего",
    "в сумме", "в общей сложности", "toplam", "ümumilikdə", "cəmi",
)  # fmt: skip

FORECAST = (
    "will", "would", "forecast", "forecasts", "forecasted", "projected", "projection", "projections", "expected",
    "expects", "predicted", "predicts", "anticipated", "target", "targets", "targeted", "goal", "goals", "plan",
    "plans", "planned", "aim", "aims", "aimed", "commit", "committed", "pledge", "pledged", "scenario", "estimated to",
    "is set to", "are set to", "outlook", "budgeted", "promised", "promises", "vowed",
    "expect", "expecting", "count on", "counts on", "counting on", "intend", "intends", "foresee", "foresees",
    "rechnen mit", "rechnet mit", "erwarten", "tablent sur", "table sur", "espèrent", "cuentan con", "cuenta con",
    "esperan", "hope to", "рассчитывают", "рассчитывает", "ожидают",
    "prognose", "prognosen", "prognostiziert", "voraussichtlich", "erwartet", "soll", "sollen", "werden", "wird",
    "geplant", "ziel", "versprochen", "zugesagt", "prévu", "prévus", "prévision", "prévisions", "devrait",
    "devraient", "objectif",
    "sera", "seront", "d'ici", "promis", "previsto", "prevista", "prevé", "pronóstico", "objetivo", "será", "serán",
    "prometido",
    "прогноз", "прогнозу", "прогнозируется", "ожидается", "планируется", "будет", "цель", "обещал", "обещано",
    "tahmin", "öngörülüyor", "bekleniyor", "hedef", "planlanan", "olacak", "proqnoz", "gözlənilir", "hədəf",
)  # fmt: skip

# What is printed of a work that is brought up to date under one address.
UPDATED = (
    "updated", "last updated", "last modified", "revised", "rev. ed", "edition", " ed.", "living document",
    "continuously", "regularly updated", "reprint", "aktualisiert", "stand:", "zuletzt geändert", "auflage", "aufl.",
    "mis à jour", "mise à jour", "dernière modification", "édition", "éd.", "actualizado", "actualizada", "edición",
    "обновлено", "обновлен", "изд.", "редакция", "güncelleme", "güncellenmiş", "baskı", "yenilənib", "nəşr",
)  # fmt: skip

FORTHCOMING = (
    "forthcoming", "in press", "to appear", "accepted", "advance online", "im erscheinen", "im druck", "à paraître",
    "sous presse", "en prensa", "de próxima", "в печати", "baskıda", "çapda",
)  # fmt: skip

# Works that come out again and again under one title.
SERIES = frozenset(
    """
    annual yearly quarterly monthly weekly yearbook report reports review reviews survey surveys statistics outlook
    index indicators barometer monitor bulletin country countries profile profiles factbook almanac census digest
    trends update budget accounts balance proceedings guidelines handbook database world global state strategy
    jahrbuch jahresbericht bericht berichte statistik statistisches halbjahresbericht haushalt überblick
    rapport rapports annuaire annuel bilan statistiques enquête budget informe informes anuario anual estadísticas
    encuesta
    отчет отчёт доклад ежегодник статистика обзор отчеты доклады rapor raporu yıllık istatistik istatistikleri
    hesabat hesabatı illik statistika
    """.split()
)

# A work that was read without an address: in a database, an archive, a reading room.
READ_ELSEWHERE = (
    "lexisnexis", "lexis", "nexis", "proquest", "westlaw", "factiva", "heinonline", "ebsco", "kindle", "microfilm",
    "cd-rom", "dvd", "personal communication", "on file with", "intranet", "fond ", "fonds ", "фонд", "box ",
    "reading room", "beck-online", "juris", "dalloz", "jstor", "gale", "overdrive", "audible", "netflix", "television",
)  # fmt: skip

# Names of the site itself in place of a title.
SITE_WORDS = (
    "website", "web site", "web page", "webpage", "homepage", "home page", "portal", "official site", "online database",
    "database", "internetseite", "webseite", "startseite", "site web", "site internet", "site officiel",
    "page d'accueil",
    "sitio web", "página web", "página oficial", "сайт", "портал", "web sitesi", "resmi sitesi", "internet sitesi",
    "veb-sayt",
    "rəsmi sayt", "saytı",
)  # fmt: skip

SYNDICATED = (
    " via ", "reprinted in", "republished", "syndicated", "cross-posted", "originally published", "first published",
    "quoted in", "cited in", "as cited", "as quoted", "mirrored", "archived", "re-posted", "reposted", "hosted by",
    "translated by", "zitiert nach", "nachdruck", "übernommen von", "cité dans", "repris par", "citado en", "цит. по",
    "перепечатка", "aktaran",
)  # fmt: skip

SEVERAL_ANSWERS = (
    "multiple answers", "multiple responses", "more than one answer", "several answers", "select all", "more than one",
    "could choose", "could select", "could name", "not mutually exclusive", "overlap", "respectively",
    "mehrfachnennung", "mehrfachantwort", "plusieurs réponses", "réponses multiples", "respuestas múltiples",
    "varias respuestas", "несколько вариантов", "birden fazla", "bir neçə cavab",
)  # fmt: skip

REMAINDER = (
    "other", "others", "the rest", "remaining", "the remainder", "don't know", "undecided", "no answer", "übrige",
    "übrigen", "sonstige", "andere", "rest", "autres", "le reste", "otros", "otras", "el resto", "остальные", "другие",
    "прочие", "diğer", "diğerleri", "kalan", "digər", "digərləri", "qalan",
)  # fmt: skip

# Somebody's written work: whole words, and beginnings of words in languages that inflect.
SCHOLARLY = (
    "et al", "study", "studies", "survey", "surveys", "paper", "papers", "report", "reports", "analysis", "analyses",
    "research", "review", "poll", "colleagues", "article", "book", "étude", "études", "enquête", "rapport", "estudio",
    "encuesta", "informe",
)  # fmt: skip
SCHOLARLY_STEMS = ("studie", "umfrage", "bericht", "исследован", "опрос", "доклад", "araştırma", "rapor", "tədqiqat",
    "sorğu", "hesabat")  # fmt: skip

FUNCTION_WORDS = frozenset(
    """
    a an and as at but by de del der des die das du el en et for from il im in into is la las le les los mit no not of
    off on or out over than that the their to und une un up van von was who why with y zu zum zur how what
    """.split()
)
