"""The words of title pages: months, headings that are no titles, who publishes, what an imprint line says (data)."""

import re

_MONTHS = (
    ("january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari", "январь", "января", "ocak", "yanvar"),
    ("february", "februar", "février", "febrero", "febbraio", "fevereiro", "februari", "февраль", "февраля", "şubat"),
    ("march", "märz", "mars", "marzo", "março", "maart", "март", "марта", "mart"),
    ("april", "avril", "abril", "aprile", "апрель", "апреля", "nisan", "aprel"),
    ("may", "mai", "mayo", "maggio", "maio", "mei", "май", "мая", "mayıs"),
    ("june", "juni", "juin", "junio", "giugno", "junho", "июнь", "июня", "haziran", "iyun"),
    ("july", "juli", "juillet", "julio", "luglio", "julho", "июль", "июля", "temmuz", "iyul"),
    ("august", "août", "agosto", "augustus", "август", "августа", "ağustos", "avqust"),
    ("september", "septembre", "septiembre", "settembre", "setembro", "сентябрь", "сентября", "eylül", "sentyabr"),
    ("october", "oktober", "octobre", "octubre", "ottobre", "outubro", "октябрь", "октября", "ekim", "oktyabr"),
    ("november", "novembre", "noviembre", "novembro", "ноябрь", "ноября", "kasım", "noyabr"),
    ("december", "dezember", "décembre", "diciembre", "dicembre", "dezembro", "декабрь", "декабря", "aralık", "dekabr"),
)
_SHORT = ("jan", "feb", "mar mär", "apr avr", "", "jun", "jul", "aug", "sep sept", "oct okt", "nov", "dec dez déc")
MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
SHORT_MONTHS = {name: number for number, names in enumerate(_SHORT, 1) for name in names.split()}

# Headings that name a part of a document, not the document.
GENERIC = re.compile(
    r"(?:executive summary|summary|abstract|contents|table of contents|introduction|key (?:points|findings"
    r"|messages)|foreword|preface"
    r"|acknowledge?ments|policy (?:brief|paper)|working paper|background|overview|zusammenfassung"
    r"|inhalt(?:sverzeichnis)?|einleitung"
    r"|résumé|sommaire|introduction|resumen|índice|introducción|sommario|аннотация|содержание|введение|özet|giriş"
    r"|notes|references)"
    r"\W{0,5}\d{0,4}",
    re.IGNORECASE,
)

# A line with one of these names who publishes, or the series.
PUBLISHER = re.compile(
    r"(?<!\w)(?:institut\w{0,4}|university|universität|université|universidad|centre|center|zentrum|ministry"
    r"|ministerium|ministère"
    r"|department|commission|council|bank|foundation|stiftung|agency|office|programme|academy|association|society"
    r"|group|forum|network|bureau|committee|press|series|paper|brief|report no|working|discussion|vol|no|nr|issue"
    r"|институт|университет|министерство|центр|üniversitesi|enstitüsü)(?!\w)",
    re.IGNORECASE,
)

# What stands before a date, parted by a comma: 'By Helen Osei', 'Note for the committee', 'Informe técnico'.
DATED = re.compile(
    r".{0,80}(?<!\w)(?:statistics|observator(?:y|ium)|observatoire|observatorio|fondation|fundación|federation|verband"
    r"|verein|kammer|gutachten|kurzgutachten|memorandum|briefing|factsheet|bulletin|newsletter"
    r"|(?:policy|technical|research) note"
    r"|(?:annual|technical|research|policy) report|informe|rapport|note de|bericht|politika notu|rapor|raporu"
    r"|общество|фонд|доклад|derneği|vakfı|birliği)(?!\w).{0,60}"
    r"|(?:by|von|par|por|di|yazan)\s(?:[^\W\d_][\w.’'-]{0,24}(?:,?\s(?:and|und|et|y|e|ve|&))?,?\s?){1,12}",
    re.IGNORECASE,
)

# What may stand before a date in an imprint line: a label, or a series with its number.
IMPRINT = re.compile(
    r"(?:(?:first |last )?(?:published|issued|released|updated|revised|date[ds]?|as of|version|edition|printed)"
    r"(?: (?:on|in|date))?|stand|datum|veröffentlicht(?: am| im)?|erschienen(?: am| im)?|ausgabe"
    r"|publiée?(?: le| en)?"
    r"|paru(?:e)? (?:le|en)|date de publication|mise à jour|publicado(?: el| en)?|fecha|data|pubblicato(?: il)?"
    r"|дата(?: публикации)?|опубликовано|tarih|yayın tarihi)"
    r"|(?:[^\W\d_]{2,20}[ -]){0,5}(?:brief|briefing|paper|report|note|notes|bulletin|series|study|memo|newsletter"
    r"|analysis|review|journal|insight|insights|update|policy|papier|bericht|studie|analyse|heft|cahier"
    r"|note d'analyse|informe|nota|документ|доклад)"
    r"(?:,? (?:(?:number|issue|no|nr|num|vol|n)\.?[°º]?|№|#|n[°º]) ?[\dIVX/.-]{1,12}(?:,? (?:no|nr|issue)\.? ?\d{1,4})?"
    r"| [\dIVX/.-]{1,12})?"
    r"|(?:(?:number|issue|no|nr|num|vol|volume|band|heft|jahrgang|tome|ausgabe)\.? ?|№ ?|# ?|n[°º] ?)[\dIVX/.-]{1,12}"
    r"(?:[,/]? (?:no|nr|issue|heft)\.? ?\d{1,4})?",
    re.IGNORECASE,
)

# A date in a line with one of these is that of an event, or goes on with a sentence.
EVENT = re.compile(
    r"(?<!\w)(?:conference|workshop|summit|meeting|elections?|referendum|held|seminar|symposium|congress|session"
    r"|presented|konferenz|tagung|wahl(?:en)?|gipfel|conférence|colloque|sommet|élections?|conferencia|cumbre|elecciones"
    r"|конференция|выборы|саммит|since|until|between|began|attacks?)(?!\w)",
    re.IGNORECASE,
)
SMALL_WORD = re.compile(
    r"(?<!\w)(?:in|on|of|since|until|from|to|by|before|after|during|and|the|am|im|vom|seit|bis|nach|vor|und|der|en|le|du"
    r"|de|depuis|avant|après|et|el|del|desde|hasta|в|с|до|после|и)$"
)
