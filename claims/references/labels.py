"""The words that reference styles use as labels, by what they announce; English first, then the other languages.

Plain data: lower case, without the full stop that may follow. Where a word is short enough to be mistaken, the
pattern that uses it asks for a figure behind it.
"""

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene gennaio gen janeiro ocak yanvar января январь янв",
            "february feb febr februar février févr febrero febbraio febbr fevereiro fev şubat fevral "
            "февраля февраль фев",
            "march mar märz maerz mars marzo março mart марта март мар",
            "april apr avril avr abril abr aprile nisan aprel апреля апрель апр",
            "may mai mayo maggio magg maio mayıs мая май",
            "june jun juni juin junio giugno giu junho haziran iyun июня июнь июн",
            "july jul juli juillet juil julio luglio lug julho temmuz iyul июля июль июл",
            "august aug août aout agosto ago ağustos avqust августа август авг",
            "september sep sept septembre septiembre settembre sett setembro set eylül sentyabr сентября сентябрь сен",
            "october oct oktober okt octobre octubre ottobre ott outubro out ekim oktyabr октября октябрь окт",
            "november nov novembre noviembre novembro kasım noyabr ноября ноябрь ноя",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro aralık dekabr декабря декабрь дек",
        ),
        start=1,
    )
    for name in names.split()
}

SEASONS = ("spring", "summer", "autumn", "fall", "winter", "frühjahr", "sommer", "herbst", "printemps", "été", "hiver")

# What stands before the day on which a page was read.
ACCESSED = (
    "extracted on|extracted|downloaded on|downloaded|"
    "date accessed|date of access|access date|last accessed|accessed on|accessed|last visited|visited on|visited|"
    "last retrieved|retrieved on|retrieved|last viewed|viewed on|viewed|last checked|last access|cited|read on|"
    "heruntergeladen am|"
    "zuletzt abgerufen am|zuletzt abgerufen|abgerufen am|abgerufen|letzter zugriff am|letzter zugriff|zugriff am|"
    "zugriff|zuletzt aufgerufen am|zuletzt besucht am|aufgerufen am|eingesehen am|stand|"
    "page consultée le|consultée le|consultés le|consulté le|consultation le|dernier accès le|"
    "fecha de consulta|fecha de acceso|última consulta|consultado el|consultada el|consultado em|recuperado el|"
    "acesso em|acessado em|consulta|"
    "data di accesso|data accesso|ultimo accesso|consultato il|visitato il|"
    "дата обращения|дата доступа|просмотрено|"
    "erişim tarihi|son erişim|erişim|"
    "müraciət tarixi|müraciət olunub|baxış tarixi|baxılıb"
).split("|")

# What promises an address.
AVAILABLE = (
    "available online at|available online|available from|available at|available on|available|retrieved from|"
    "accessible at|online at|"
    "verfügbar unter|abrufbar unter|online unter|online verfügbar unter|unter|"
    "disponible sur|disponible à l’adresse|disponible à|en ligne sur|"
    "disponible en línea en|disponible en|recuperado de|disponível em|disponibile all’indirizzo|disponibile su|"
    "режим доступа|доступно на|url|uri|erişim adresi|internet adresi|erişim|ünvan|mövcuddur|keçid|link|"
    "archived from the original at|archived at|archived|archive copy|archiviert unter|archiviert|archivé à|archivé sur|"
    "archivado en|архивная копия|arşiv"
).split("|")

NO_DATE = (  # the initials of 'S. A. Gabriel' must not be taken for 's. a.'
    r"(?-i:[Nn]\.\s?d\.|o\.\s?J\.|o\.\s?D\.|s\.\s?d\.|s\.\s?f\.|s\.\s?a\.|б\.\s?г\.|б\.\s?д\.|t\.\s?y\.)|no date|"
    r"undated|without date|ohne Jahr|ohne Datum|sans date|sin fecha|senza data|sem data|без даты|tarihsiz|tarixsiz"
)

PAGES = (
    "pages|page|pp|p|seiten|seite|pgs|pg|págs|pág|pags|pag|páginas|página|pagg|pagine|"
    "страницы|стр|сс|с|səhifə|səh|sayfa|syf|ss|s"
).split("|")

VOLUME = "volume|vol|band|bd|jahrgang|jg|tome|tomo|cilt|cild|том|vols|v|t|т".split("|")

ISSUE = (
    "number|issue|no|nos|nr|num|núm|numéro|número|n°|nº|n|№|heft|hft|h|ausgabe|fasc|iss|sayı|sy|выпуск|вып|ном"
).split("|")

SIGNALS = (
    "see, especially|see, in particular|see, for example|see for example|see, for instance|see for instance|"
    "see, e\\.\\s?g\\.|see e\\.\\s?g\\.|see, inter alia|"
    "see especially|see in particular|see generally|see also|see further|see, too|see|but see also|but see|"
    "but cf\\.|cf\\. also|cf\\.|cf|compare|contrast|accord|e\\.\\s?g\\.|for example|for instance|"
    "quoted in|cited in|reprinted in|discussed in|also|"
    "vgl\\. auch|vgl\\. etwa|vgl\\. dazu|vgl\\. hierzu|vgl\\.|vergleiche|siehe auch|siehe dazu|siehe hierzu|"
    "siehe etwa|siehe|s\\. auch|"
    "so auch|näher dazu|näher hierzu|hierzu näher|grundlegend|statt vieler|zum folgenden|zusammenfassend|"
    "dazu ausführlich|dazu näher|dazu auch|dazu|hierzu|ausführlich|kritisch|anders|ebenso|zit\\. nach|"
    "voir aussi|voir notamment|voir par exemple|voir|v\\. aussi|"
    "véase también|véase|ver también|ver|cfr\\. anche|cfr\\.|cfr|si veda|vedi|ver também|"
    "см\\. также|см\\. подробнее|см\\.|ср\\.|см|bkz\\.|bkz|bax|krş\\."
).split("|")

EDITORS = "editors|editor|eds|ed|hrsg|hgg|hg|hrsgg|dirs|dir|éds|éd|coords|coord|org|orgs|red|ред|der|haz".split("|")

EDITED_BY = (
    "ed\\. by|eds\\. by|edited by|edited with an introduction by|eds|ed|"
    "herausgegeben von|hrsg\\. v|hrsg\\. von|hg\\. v|hg\\. von|"
    "sous la direction de|sous la dir\\. de|dirigé par|éd\\. par|a cura di|editado por|coordinado por|"
    "organizado por|под ред|под редакцией"
).split("|")

TRANSLATED_BY = (
    "translated by|trans|transl|tr|übers\\. v|übers\\. von|aus dem .{3,30}? von|trad\\. de|trad|traduit par".split("|")
)

CONTAINED_IN = "in|dans|en|em|içinde|aus".split("|")

EDITION = (
    r"\d{1,2}(?:st|nd|rd|th|d)\s(?:rev(?:ised|\.)?\s)?(?:edn|ed|edition)\b\.?|"
    r"(?:first|second|third|fourth|fifth|sixth|revised|new|expanded|updated)\s(?:edn|ed|edition)\b\.?|rev\.\s?ed\.|"
    r"\d{1,2}\.\s?(?:\w{2,10}\.?\s){0,2}(?:Aufl(?:age|\.)|baskı)|\d{1,2}(?:e|ème)\séd(?:ition|\.)|\d{1,2}[ªa]\s?ed\.|"
    r"(?:2|3|4)-е изд\."
)

# What kind of thesis; the school that follows is its publisher.
THESIS = (
    r"(?:unpublished\s|unpubl\.\s)?(?:(?:ph\.?\s?d\.?|d\.?\s?phil\.?|doctoral|master['’]?s?|m\.?\s?a\.?|m\.?\s?sc\.?|"
    r"bachelor['’]?s?)\s)(?:thesis|dissertation|diss\.)|dissertation|(?:unveröffentlichte\s)?(?:magister|diplom|"
    r"master|bachelor|doktor)arbeit|diss\.|habil(?:itations)?schrift|thèse de doctorat|mémoire de maîtrise|"
    r"tesis doctoral|tesi di (?:laurea|dottorato)|tese de doutorado|дис\.|автореф\.|(?:yüksek lisans|doktora) tezi"
)

# Signs of the medium and other remarks that are no field.
MEDIUM = (
    r"\[(?:internet|online|on-line|en ligne|en línea|data ?set|dataset|electronic resource|электронный ресурс|web|"
    r"press release|blog|video|pdf|cd-rom|dvd|report|preprint)\]|\((?:version|v\.)\s[\d.]{1,8}\)|"
    r"\((?:in press|forthcoming|im druck|im erscheinen|sous presse|en prensa)\)|\(=[^()]{3,120}\)|"
    r"(?<!\w)(?:paras?|ch\.|(?-i:ch)|chap|chapter|sec|arts?|articles?|rn|rdnr|rz|kap|cap|гл)\.?\s?\d[\w–-]{0,8}(?:\.\d{1,3}){0,3}(?:\(\w{1,4}\)){0,2}|"
    r"(?<=[,;(.]\s)(?:tables?|tab|tabelle|tableaux?|tablas?|cuadro|tabl|таблица|табл|tablo|cədvəl|figs?|figures?|abb|abbildung|"
    r"graph|graphique|gráfico|рис|chart|annex|annexe|anexo|anlage|appendix)\.?\s\d{1,3}[a-z]?(?:\.\d{1,3}){0,2}"
    r"(?:\s(?:and|und|et|y|и|ve|və)\s(?:[^\W\d_]{2,8}\.?\s)?\d{1,3}(?:\.\d{1,3})?)?(?=\s?[,;.)]|$)|"
    r"(?-i:(?<=[,(]\s)(?:HC|HL|Cm|Cmnd|Cmd|CP|HM)\s\d{1,5}(?:-[IVX]{1,4})?(?=[,.;)\s]))|"
    r"(?<!\w)(?:mss?|box|folder|fol|ф|оп|д|fo|ho|wo|co)\.?\s\d[\d/.-]{0,12}\d|"
    r"(?-i:\b[A-Z]{1,6}(?:/[A-Z0-9.]{1,12}){2,6}\b|\bCOM\s?\(\d{4}\)\s?\d{1,4}(?:\sfinal)?)|"
    r"app(?:l\.|lication|\.)?\snos?\.?\s\d{1,6}/\d{2}|judgment(?: of)?(?=\s\d)|(?<=\.\s)§§?\s?\d{1,5}\w{0,3}|"
    r"(?<=[.,]\s)(?:print|web)\."
)

# Which part of a work is meant, behind a comma: ', section on households', ', table "Arrears"', ', answers 2 and 3'.
PARTS = (
    r"sections?|subsection|tables?|annex|appendix|chapters?|Tabelle|Abschnitt|Kapitel|Schaubild|Anhang|Anlage|"
    r"tableau|graphique|chapitre|annexe|encadré|tabla|cuadro|gráfico|apartado|sección|capítulo|anexo|"
    r"раздел|таблица|глава|приложение|график|tablo|bölüm|cədvəl|bölmə"
)
PARTS_COUNTED = (
    r"answers?|questions?|rows?|columns?|tab|sheet|chart|figures?|box|Antwort|Antworten|Frage|Fragen|Tabellenblatt|Kasten|"
    r"Abbildung|réponses?|questions?|feuille|respuestas?|preguntas?|hoja"
)
PART_OF = r"on|about|for|zu|zum|zur|über|sur|concernant|de|del|des|du|sobre|о|об|по"
# What leads to another note's work that is cited anew, in part.
AS_IN = r"as in|as cited in|same as|wie in|comme à la|comme en|como en la|как в"

IBID = (
    r"ibid(?:em)?\b\.?|ib\.|id\.|ebd\.?|ebda\.?|ebenda\b|ivi\b|ibíd(?:em)?\b\.?|idem,? ibidem|там же|a\.\s?g\.\s?e\.|"
    r"yenə orada|aynı eser|dies\. ebd\."
)
OP_CIT = (
    r"op\.?\s?cit\.?|opere citato|(?:\(vorige [^()]{1,12}\)\s?)?a\.\s?a\.\s?O\.|o\.\s?c\.|ob\.\s?cit\.?|"
    r"указ\.\s?(?:соч|раб|ст)\.|цит\.\s?соч\.|"
    r"(?<=\s)cit\.|art\.\s?cit\.?|a\.\s?g\.\s?[emrt]\.|adı geçen eser"
)
LOC_CIT = r"loc\.?\s?cit\.?|l\.\s?c\.|lug\.\s?cit\.?"
SUPRA = r"supra\b|\babove\b|ci-dessus"
IDEM = r"idem\b|eadem\b|ders\.|dies\.|ид\.|он же"
NOTE_WORDS = (
    r"(?:foot)?notes?|nn?\.?|fn\.?|fns\.?|fußn\.?|fußnote|anm(?:erkung)?\.?|note|nota|примеч\.?|сноска|dipnot|not"
)
