"""The words around citations by author and date, in the languages of reports. Plain data, lower case."""

# The heading of a list of works.
LIST_HEADING = (
    r"(?:list of )?references?(?: list| cited)?|(?:select(?:ed)? |annotated )?bibliography|works cited|"
    r"literature(?: cited)?|sources|(?:cited|primary|secondary) (?:works|sources|literature)|"
    r"literatur(?:verzeichnis|nachweise|angaben)?|quellen(?:verzeichnis)?|quellen- und literaturverzeichnis|"
    r"bibliogra(?:ph|f)ie|(?:verwendete|zitierte) literatur|"
    r"références(?: bibliographiques)?|ouvrages cités|sources et bibliographie|"
    r"referencias(?: bibliográficas)?|bibliografía|obras citadas|fuentes|"
    r"referências(?: bibliográficas)?|bibliografia|riferimenti(?: bibliografici)?|"
    r"(?:список )?(?:использованн\w{2,4} )?литератур[аы]|библиография|источники|"
    r"kaynakça|kaynaklar|ədəbiyyat(?: siyahısı)?|istinadlar|literatuur(?:lijst)?|referenser|litteratur"
)

# What may stand before the name in a bracket.
SIGNALS = (
    "see also|see e.g.|see for example|see for instance|see especially|see|but see|but cf.|cf. also|cf.|cf|compare|"
    "contrast|for example|for instance|for a review|reviewed in|reviewed by|e.g.|eg|i.e.|viz.|also|but|and|or|"
    "as cited in|as quoted in|cited in|cited by|quoted in|quoted by|as in|as reported by|reported by|reported in|"
    "according to|adapted from|based on|data from|data|estimates from|figures from|taken from|following|after|from|by|"
    "source|sources|in|the|inter alia|notably|especially|particularly|most recently|more recently|recently|"
    "vgl. auch|vgl. etwa|vgl. dazu|vgl.|vgl|siehe auch|siehe etwa|siehe|s. auch|s. a.|so auch|so|ebenso|etwa|z. b.|"
    "z.b.|zit. nach|zitiert nach|nach|bei|laut|quelle|und|oder|sowie|auch|"
    "voir aussi|voir notamment|voir par exemple|voir|v. aussi|cité par|cité dans|d'après|selon|et|notamment|"
    "véase también|véase|ver también|ver|cfr.|citado en|citado por|según|por ejemplo|p. ej.|y|o|"
    "vedi|si veda|cit. in|e|см. также|см. подробнее|см.|ср.|цит. по|напр.|например|по|и|а также|"
    "bkz.|bkz|krş.|akt.|aktaran|ve|bax|və|zie ook|zie|en"
).split("|")

OTHERS = (
    r"et\.? ?al\b\.?|and others|and colleagues|and co-?workers|u\. ?a\.|und andere|et coll\b\.?|et autres|y otros|"
    r"y cols?\.|y colaboradores|e altri|e outros|и др\.|и соавт\.|vd\.|ve diğerleri|v\. ?b\.|və b\.|və digərləri|"
    r"e\. ?a\."
)
JOINERS = frozenset("and und et y e ve və и en & / , ;".split())

NO_DATE = (
    r"n\. ?d\.|no date|undated|o\. ?J\.|o\. ?D\.|ohne Jahr|s\. ?d\.|s\. ?f\.|s\. ?a\.|sin fecha|sans date|б\. ?г\.|"
    r"б\. ?д\.|t\. ?y\.|tarihsiz|tarixsiz"
)
FORTHCOMING = (
    r"forthcoming|in press|in preparation|in print|to appear|im Erscheinen|im Druck|i\. ?E\.|à paraître|sous presse|"
    r"en prensa|en preparación|próximamente|в печати|baskıda|çapda"
)

PARTICLES = frozenset(
    """van von der den de del della di da du dos das do la le les ten ter zu zur zum vom af av al el bin ibn ben abu st
    st. mac y""".split()
)
# Words in the names of bodies that are not capitalised.
SMALL = frozenset(
    """of for the on in and to at & de des du la le les l d et pour en sur der die das für und des im am del los las el
    y para por e da do das dos di della per il и по в на о ve ile və""".split()
)

# Capitalised words before a year that never are an author.
NOT_AUTHORS = frozenset(
    """spring summer autumn fall winter frühjahr frühling sommer herbst winter printemps été automne hiver primavera
    verano otoño invierno весна лето осень зима quarter q1 q2 q3 q4 h1 h2 fy fiscal year years figure fig table
    tables tab box chart map annex appendix chapter section part phase round wave version edition edn vol volume no
    issue since until before after circa ca between during about around early mid late born died founded established
    built stand baujahr jahrgang gegründet seit bis ab um act acts law laws bill code statute regulation regulations
    directive treaty convention agreement protocol charter accord resolution declaration census election elections
    cup olympics games summit conference congress gesetz verordnung richtlinie novelle loi décret ley decreto plan
    закон kanunu kanun qanun monday tuesday wednesday thursday friday saturday sunday isbn issn doi page pages p pp
    ad bc bce ce us$ usd eur prices terms constant total average total estimate baseline target""".split()
)

# What leads to an author at the beginning of a sentence.
LEADS = (
    r"(?:as|according to|nach|laut|selon|según|d['’]après|comme|secondo|segundo|по данным)\s"
    r"(?:(?:the|der|die|das|dem|le|la|les|el|los)\s)?"
)

# Words by which a text speaks of an author, before the name and behind the year.
BEFORE_AUTHOR = frozenset(
    """by see cf cf. following nach bei laut vgl vgl. siehe selon par voir chez según por véase bkz см см. по""".split()
)
BEHIND_AUTHOR = frozenset(
    """find finds found show shows showed shown argue argues argued report reports reported estimate estimates
    estimated note notes noted claim claims claimed conclude concludes concluded suggest suggests suggested state
    states stated write writes wrote put puts count counts counted give gives gave observe observes observed
    describe describes described propose proposes proposed demonstrate demonstrates demonstrated study studies
    studied review reviews reviewed use uses used measure measures measured calculate calculates calculated has have
    zeigt zeigen zeigte schreibt schreiben nennt nennen findet finden fand fanden betont betonen schätzt schätzen
    zählt zählen montre montrent écrit écrivent estime estiment trouve trouvent note notent señala señalan muestra
    muestran estima estiman encuentra encuentran escribe escriben показал показала показали пишет пишут отмечает
    отмечают считает gösterir belirtir""".split()
)

COUNTRIES = frozenset(
    """afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus
    belgium benin bolivia bosnia botswana brazil bulgaria burundi cambodia cameroon canada chad chile china colombia
    congo croatia cuba cyprus czechia denmark ecuador egypt estonia ethiopia finland france gabon gambia georgia
    germany ghana greece guatemala guinea haiti honduras hungary iceland india indonesia iran iraq ireland israel
    italy jamaica japan jordan kazakhstan kenya korea kosovo kuwait kyrgyzstan laos latvia lebanon liberia libya
    lithuania luxembourg madagascar malawi malaysia mali malta mexico moldova mongolia montenegro morocco mozambique
    myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru
    philippines poland portugal qatar romania russia rwanda senegal serbia singapore slovakia slovenia somalia spain
    sudan sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey turkmenistan uganda
    ukraine uruguay uzbekistan venezuela vietnam yemen zambia zimbabwe europe africa asia america england scotland
    wales deutschland österreich schweiz frankreich italien spanien polen russland españa francia alemania italia
    méxico perú türkiye almanya fransa azərbaycan gürcüstan россия украина германия франция казахстан""".split()
)
