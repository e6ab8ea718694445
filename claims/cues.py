"""Words by which a text says who said or found something, in seven languages. Lower case; plain words, no patterns."""

# Languages with many cases: KINDS, BODY_STEMS, INSTITUTIONS hold stems of their words.
STEMS = frozenset({"ru", "tr", "az"})

# Before the name: 'according to X'. What follows must be a name or a kind of person.
ACCORDING = {
    "en": (
        "according to|as reported by|as stated by|as stated in|as noted by|as noted in|as estimated by|"
        "as cited by|estimated by|reported by|documented by|in the words of|in the view of|in the opinion of|"
        "per the|as per the|in its report|in its annual report|cited by"
    ),
    "de": (
        "laut|nach angaben|nach auskunft|nach einschätzung|nach ansicht|nach meinung|nach berechnungen|"
        "nach schätzungen|nach erkenntnissen|den angaben|gemäß angaben|wie aus angaben"
    ),
    "fr": "selon|d'après|d’après|au dire de|aux dires de|de l'avis de|aux yeux de",
    "es": "según|de acuerdo con|de acuerdo a|en palabras de|a juicio de|a decir de",
    "ru": (
        "по данным|согласно данным|согласно отчёту|согласно отчету|согласно докладу|согласно|по информации|"
        "по сведениям|по оценке|по оценкам|по словам|по мнению|по подсчётам|по подсчетам|как сообщает|"
        "как сообщил|как сообщила|как сообщило|как сообщили|как отмечает|как заявил|как заявила|как заявило|"
        "как заявили"
    ),
}

# Behind the name: 'X verilerine göre', 'X zufolge'.
FOLLOWING = {
    "de": "zufolge",
    "tr": (
        "verilerine göre|raporuna göre|raporlarına göre|açıklamasına göre|açıklamalarına göre|"
        "araştırmasına göre|anketine göre|tahminine göre|tahminlerine göre|istatistiklerine göre|"
        "ifadesine göre|göre"
    ),
    "az": (
        "məlumatına görə|məlumatlarına görə|məlumatına əsasən|hesabatına görə|hesabatına əsasən|"
        "statistikasına görə|statistikasına əsasən|hesablamalarına görə|rəyinə görə|sözlərinə görə|"
        "açıqlamasına görə|fikrincə|görə|əsasən"
    ),
}

# Verbs whose subject is the one who says so, whatever follows.
SAYING = {
    "en": (
        "said says say reported reports report estimates estimated estimate claims claimed claim argues "
        "argued argue notes noted warns warned warn concluded concludes conclude announced announces "
        "maintains maintained maintain asserts asserted contends contended believes puts put ranks ranked "
        "rates rated rate predicts predicted projects projected forecasts recorded counted documented "
        "declared states stated state acknowledged admitted"
    ),
    "de": (
        "berichtet berichtete berichten schätzt schätzte schätzen meldet meldete melden mitteilte mitteilt "
        "teilte erklärte erklärt sagte sagt warnt warnte schreibt schrieb heißt meint betont betonte"
    ),
    "fr": (
        "estime estimait estiment affirme affirmait affirment déclare signale rapporte indique note souligne constate"
    ),
    "es": (
        "afirma afirmó afirman estima estimó estiman señala señaló señalan informó informa declaró declara "
        "indica indicó sostiene sostuvo advierte advirtió"
    ),
    "ru": (
        "сообщил сообщила сообщило сообщили сообщает сообщают заявил заявила заявило заявили заявляет "
        "считает считают утверждает утверждают отмечает отмечают оценивает подсчитал подсчитали прогнозирует"
    ),
    "tr": (
        "bildirdi bildirmiştir bildiriyor açıkladı açıklamıştır belirtti belirtmiştir belirtiyor söyledi "
        "vurguladı kaydetti ifade"
    ),
    "az": "bildirib bildirir bildirdi açıqlayıb açıqladı deyib vurğulayıb",
}

# Verbs that say so only before 'that' or behind a named study, survey or set of data.
FINDING = {
    "en": (
        "found finds find shows show showed shown reveals revealed reveal demonstrates demonstrated "
        "demonstrate indicates indicated indicate suggests suggested suggest confirms confirmed confirm "
        "calculated calculates"
    ),
    "de": "zeigt zeigte zeigen ergab ergibt ergeben belegt belegte belegen kommt",
    "fr": "montre montrent montrait révèle révèlent conclut concluent suggère suggèrent confirme",
    "es": "muestra muestran mostró reveló revela revelan concluye concluyó sugiere sugieren confirma",
    "ru": "показал показала показало показали показывает показывают выявил выявило свидетельствуют",
    "tr": "gösteriyor gösterdi göstermektedir ",
    "az": "göstərir göstərib göstərdi",
}

# Verb forms of a plural subject that are nouns as well: 'a UN report', but 'Smith et al. report'.
BASE_FORMS = frozenset(
    "report estimate claim state note conclude announce maintain warn argue rate rank forecasts projects".split()
)

# Verb forms that are plural nouns more often: 'member states', 'the states'.
NEED_THAT = frozenset({"states", "state", "rates", "rate", "ranks", "rank", "projects"})

THAT = frozenset("that dass que что ki çto".split())

# What is printed by a body: 'a X study', 'the report of X', 'X's latest figures'.
STUDIES = {
    "en": (
        "study studies report reports survey surveys poll polls assessment assessments analysis analyses "
        "review audit estimate estimates data figures statistics census index barometer paper findings "
        "calculations investigation"
    ),
    "de": (
        "studie studien bericht berichte umfrage umfragen erhebung untersuchung analyse daten zahlen "
        "statistik gutachten angaben schätzungen berechnungen"
    ),
    "fr": "étude études rapport rapports enquête enquêtes sondage analyse données chiffres statistiques estimations",
    "es": "estudio estudios informe informes encuesta encuestas sondeo análisis datos cifras estadísticas estimaciones",
    "ru": "исследование исследования отчёт отчет доклад опрос опроса данные статистика анализ",
    "tr": "araştırması araştırma raporu rapor anketi anket verileri veriler çalışması",
    "az": "hesabatı hesabat sorğusu sorğu məlumatları tədqiqatı tədqiqat",
}

# Those who are of a kind and have no name. English, German, French, Spanish: words; the others: stems.
KINDS = {
    "en": (
        "analysts analyst scholars scholar experts expert researchers researcher academics scientists "
        "economists practitioners practitioner critics observers commentators officials official authorities "
        "activists historians specialists professionals sources witnesses reports research studies surveys "
        "estimates data statistics figures literature evidence media newspapers journalists lawyers doctors "
        "polls respondents residents investigators prosecutors mayor minister president director spokesman "
        "spokeswoman spokesperson author authors government police study survey"
    ),
    "de": (
        "experten experte fachleuten fachleute forschern forscher wissenschaftlern wissenschaftler analysten "
        "beobachtern beobachter kritikern kritiker medienberichten berichten bericht studien umfragen "
        "schätzungen zeugen behörden polizei regierung presse statistik umfrage studie"
    ),
    "fr": (
        "experts expert chercheurs spécialistes analystes observateurs économistes critiques sources témoins "
        "médias autorités études estimations sondages journalistes auteurs"
    ),
    "es": (
        "expertos experto investigadores especialistas analistas observadores economistas críticos fuentes "
        "testigos medios autoridades estudios estimaciones encuestas periodistas autores"
    ),
    "ru": "эксперт учён учен исследовател аналитик наблюдател критик источник очевид властя власти сми специалист",
    "tr": "uzman araştırma rapor kaynak yetkili bilim analist gözlemci tanık iddia",
    "az": "ekspert mütəxəssis alim araşdırma tədqiqatçı mənbə analitik müşahidəçi şahid",
}

# Nouns of bodies that are named in lower case: 'the regional water agency', 'the labour office'.
OFFICES = frozenset(
    "agency office board bank council commission committee institute union association bureau authority service "
    "department inspectorate federation chamber ministry tribunal regulator ombudsman hospital university".split()
)

# Verbs that stand before who says so, between commas: 'vans, says the institute, idle'.
INVERTED = frozenset(
    "says said reports reported writes wrote notes noted warns warned estimates estimated argues argued adds added "
    "sagt sagte schreibt schrieb meldet meldete berichtet schätzt warnt dit estime affirme rappelle note souligne "
    "explique dice afirma señala advierte estima сообщает отмечает считает пишет говорит".split()
)

# Lower-case nouns that are a body with a capital adjective before them: 'Turkish police'.
BODIES = frozenset("police government army authorities parliament court ministry military officials".split())

BODY_STEMS = {"ru": "банк министерств комитет служб агентств институт университет центр фонд совет полици прокуратур"}

# First words of names that go on in lower case: 'Banque mondiale', 'Organización Mundial de la salud'.
INSTITUTIONS = {
    "fr": "banque organisation ministère institut office agence conseil commission comité union fonds cour",
    "es": "banco organización ministerio instituto oficina agencia consejo comisión comité unión fondo corte",
    "ru": "министерств банк комитет служб агентств институт университет центр фонд совет организаци управлени",
}

# What may stand between two words of a name.
LINKS = frozenset("of for on the and & de del des du der für et la las les i y и ve və und zu l' d' l’ d’".split())

# Between what was printed and who printed it: 'data from X', 'eine Studie der X'.
BY = {
    "en": "by from",
    "de": "der des von vom",
    "fr": "de du des d' d’",
    "es": "de del",
}

# A name behind one of these is no subject: 'a study on terrorism in Africa found'.
PREPOSITIONS = frozenset(
    "in on at of for to with from against between into about over under after before during since within through "
    "like including "
    "in auf an für zu mit aus gegen zwischen nach vor über unter durch bei "
    "en dans sur pour avec contre entre à sous depuis sobre para con desde hasta "
    "в на для с от против между после до из о об".split()
)

# Between a subject and its verb.
AUXILIARIES = frozenset(
    "which who has have had also long always often recently then later since itself again hat haben ont a ha han "
    "are is was were "
    "первым уже также ранее".split()
)

# Before words in quotation marks: what follows is a title, a name or a term, not somebody's words.
NAMING = {
    "en": (
        "article report book study paper novel film song poem play essay chapter section titled entitled "
        "called named dubbed call calls labelled labeled termed known so-called term terms slogan motto "
        "programme program project operation campaign law act strategy initiative concept notion idea policy "
        "doctrine series exhibition newspaper magazine journal website conference workshop event party "
        "movement group company ministry phrase word words label headline title plan bill directive theory "
        "model category"
    ),
    "de": (
        "artikel bericht buch studie aufsatz roman film lied gedicht kapitel titel namens nennt nennen "
        "genannt genannte genannten sogenannt sogenannte sogenannten begriff programm projekt kampagne "
        "gesetz strategie initiative konzept reihe zeitung zeitschrift tagung partei gruppe losung motto "
        "wort überschrift"
    ),
    "fr": (
        "article rapport livre étude roman film chanson poème chapitre intitulé intitulée appelle appellent "
        "appelé appelée dit dite terme programme projet opération campagne loi stratégie initiative concept "
        "notion revue journal slogan politique"
    ),
    "es": (
        "artículo informe libro estudio novela película canción poema capítulo titulado titulada llama "
        "llaman llamado llamada término programa proyecto operación campaña ley estrategia iniciativa "
        "concepto noción revista periódico lema política"
    ),
    "ru": (
        "статья статье книга книге роман фильм песня газета газете журнал журнале программа программе "
        "программы проект проекте операция закон стратегия концепция понятие термин организация партия "
        "компания группа лозунг доклад"
    ),
    "tr": "adlı isimli denilen başlıklı kitap makale film şarkı gazetesi programı projesi operasyonu yasası kavramı",
    "az": "adlı kitab məqalə film mahnı qəzeti proqramı layihəsi əməliyyatı qanunu anlayışı",
}

# Words right behind a quotation that say it was a name: '“…” Anlaşması', '“…” qanun'.
NAMED_BEHIND = frozenset(
    "programme program project policy law act campaign operation strategy initiative anlaşması yasası programı projesi "
    "adlı başlıklı qanun qanunu proqramı layihəsi adlı başlıqlı haqqında".split()
)

# Articles: short words in quotation marks behind one are a term: 'a “one size fits all” approach'.
ARTICLES = frozenset(
    "a an the this these those its their his her our such any no und der die das ein eine einen einem einer eines "
    "le la les un une des ce cette el los las una unos esta este l".split()
)

# Verbs of speech that stand beside a quotation and name nobody else's study; of some languages that is all we read.
SPEAKING = {
    "en": (
        "wrote writes asked replied recalled added insisted explained testified told declared remarked "
        "observed held provides read reads defines defined cried complained recounted stressed spoke quoted"
    ),
    "de": "schrieb schreibt fragte antwortete ergänzte äußerte hieß lautet rief klagte sei räumte kritisierte",
    "fr": (
        "écrit écrivait dit dites demandé répondu ajouté expliqué déclaré affirmé précisé raconte explique ajoute "
        "répond confie insiste poursuit résume"
    ),
    "es": "dijo dice escribió preguntó respondió añadió explicó manifestó aseguró reza resume resumió",
    "ru": (
        "сказал сказала сказали написал пишет спросил ответил добавил подчеркнул говорит говорится гласит "
        "пояснил пояснила добавила"
    ),
    "tr": "dedi demiş diyor dediği diye yazdı sordu",
    "az": "deyir söyləyib yazır yazıb soruşub",
    "it": "detto dichiarato spiegato aggiunto spiega dichiara scrive ricorda",
    "nl": "zei zegt schreef schrijft verklaarde aldus vertelde waarschuwde",
    "pl": "powiedział powiedziała mówi mówił mówiła stwierdził stwierdziła dodał dodała napisał",
    "pt": "disse diz afirmou declarou escreveu acrescentou garantiu explicou",
}

# English words that have a capital at the head of a sentence and name nobody.
NO_NAMES = frozenset(
    "a an the we i he she they it you new using based our this these that many most some all another other one two "
    "such both earlier later recent".split()
)
# Before a verb these turn it: 'the cost is put at'.
PASSIVE = frozenset("is are was were be been being".split())
# What a country does with its cases, and says nothing by.
COUNTING = frozenset("recorded counted ranked rated rates registered".split())
