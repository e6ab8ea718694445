"""Words that tell a statistic from a count that measures nothing, by language.

ABSTRACT      what a text counts of itself or of ideas: 'three main reasons'. English, French and Spanish: whole words
              in the singular; German: ends of compounds; Russian, Turkish and Azerbaijani: stems
POINTING      determiners before a number that names known things: 'the three nations', 'these two men'
SCOPING       words before a duration that make it a time: 'over the last ten years'
SENTENCING    words near a duration that make it one person's prison term
"""

ABSTRACT = {
    "en": (
        "advantage benefit caveat drawback gap shortcoming strength thread weakness weaknesses alternative "
        "angle answer approach area argument aspect assumption attribute axis axes challenge chapter "
        "character characteristic choice component concept conclusion condition consequence consideration "
        "criterion criteria dimension direction element end example explanation extreme face facet factor "
        "fault feature field finding form front fundamental goal half hypothesis hypotheses idea implication "
        "indicator issue item kind layer lesson level limb limitation list matter means measure mechanism "
        "message method mode model motive necessity notion objective objection observation occasion opinion "
        "option order paper paragraph part party path pattern perspective phase pillar point position "
        "possibility possibilities principle priority priorities problem proposal proposition purpose "
        "question reading reason recommendation respect result risk role rule scenario section sense set "
        "side size solution source speed stage standpoint step strand strategy strategies subject "
        "supposition task technique tendency term theme theory theories thesis theses thing thought tier "
        "topic tradition trend type variable variant version view way word world"
    ),
    "de": (
        "ansätze ansatz argumente aspekte arten art aufgaben bedingungen beispiele bereiche dimensionen "
        "ebenen elemente faktoren fragen formen gründe grund hypothesen ideen indikatoren kapitel kategorien "
        "kriterien merkmale methoden möglichkeiten optionen perspektiven phasen prinzipien probleme punkte "
        "säulen schritte seiten stufen szenarien teile teilen teil themen thesen trends typen variablen "
        "varianten wege weisen ziele abschnitte abschnitt herausforderungen risiken lösungen empfehlungen "
        "ergebnisse grundsätze quellen stellen"
    ),
    "fr": (
        "approche argument aspect axe but catégorie cause chapitre composante condition conséquence critère "
        "défi dimension domaine élément enjeu étape exemple facteur façon fois forme genre hypothèse idée "
        "leçon manière méthode modèle motif moyen niveau objectif option ordre partie perspective phase "
        "pilier piste point possibilité principe priorité problème question raison recommandation règle "
        "risque scénario section solution sorte source thème type variable version voie volet côté chose sens"
    ),
    "es": (
        "argumento aspecto capítulo categoría causa clase componente condición condiciones consecuencia cosa "
        "criterio desafío dimensión dimensiones eje ejemplo elemento enfoque etapa factor factores fase "
        "forma hipótesis idea lección lecciones manera medio método modelo modo motivo nivel niveles "
        "objetivo opción opciones parte perspectiva pilar pilares posibilidad posibilidades principio "
        "prioridad prioridades problema punto pregunta razón razones recomendación recomendaciones regla "
        "reto riesgo sección secciones solución soluciones sentido tema tipo variable versión versiones vía "
        "vez veces lado"
    ),
    "ru": (
        "аргумент аспект вариант вид вопрос глав задач закономерност идеи категори компонент критери метод "
        "модел направлен област основани ответ особенност пример причин принцип проблем пункт пут раздел "
        "рекоменда риск сторон стади сценари тем тип точ уровн услови фактор фаз форм част черт шаг элемент "
        "этап цел способ"
    ),
    "tr": (
        "açı adım alan amaç aşama boyut bölüm çeşit çözüm düzey faktör form gerekçe hedef ilke kategori "
        "kısım kriter konu koşul neden nokta öge öneri ölçüt örnek risk seçenek senaryo sebep soru sorun "
        "strateji şekil tarz taraf tür unsur yaklaşım yol yön yöntem"
    ),
    "az": (
        "addım amil aspekt baxım bölmə cəhət fəsil forma hədəf hissə istiqamət kateqoriya məqam mərhələ "
        "məsələ məqsəd meyar mövzu nöqtə növ nümunə prinsip problem risk sahə səbəb səviyyə ssenari şərt "
        "sual tərəf tövsiyə üsul variant yanaşma yol"
    ),
}

EXACT = frozenset({"en", "fr", "es"})
COMPOUND = frozenset({"de"})

POINTING = {
    "en": "the these those all both its their our his her other last first next such any each every main",
    "de": "die der den dem das diese dieser diesen beide beiden alle allen ihre ihren seine unsere andere anderen",
    "fr": "les ces ses leurs nos tous toutes des deux autres",
    "es": "los las estos estas esos esas sus nuestros todos todas ambos otros otras",
    "ru": "эти этих этим все всех обе оба их наши другие",
    "tr": "bu şu o her diğer bütün tüm",
    "az": "bu o hər digər bütün",
}

SCOPING = {
    "en": "last past next previous first coming following recent another preceding final early",
    "de": "letzten vergangenen nächsten kommenden folgenden ersten vorigen",
    "fr": "derniers dernières prochains prochaines premiers premières",
    "es": "últimos últimas próximos próximas primeros primeras pasados",
    "ru": "последние последних прошлые следующие первые ближайшие",
    "tr": "son geçen gelecek ilk önümüzdeki",
    "az": "son ötən gələn ilk növbəti",
}

TIMING = {
    "en": "ago later earlier before after afterwards thereafter hence",
    "de": "später zuvor danach früher lang",
    "fr": "plus auparavant après avant tard",
    "es": "después antes atrás más",
    "ru": "назад спустя позже ранее",
    "tr": "önce sonra",
    "az": "əvvəl sonra",
}

ASIDE = {
    "en": "old plan programme program strategy term anniversary period contract agenda cycle deal lease mandate",
    "de": "plan programm vertrag alt",
    "fr": "ans plan",
    "es": "edad plan",
    "ru": "план лет",
    "tr": "yaşında yaşındaki plan",
    "az": "yaşında yaşlı plan",
}

SENTENCING = (
    "prison imprison jail sentenced detention custody behind bars haft gefängnis freiheitsstrafe "
    "verurteilt prison emprisonnement condamné cárcel prisión condenado тюрьм заключен лишени приговор "
    "hapis cezaevi mahkum həbs məhkum"
)

# Behind a share: what makes it a rule of voting or a manner of speaking.
SPEAKING_OF = (
    "majority majorities certain sure committed convinced mehrheit sicher majorité sûr mayoría seguro "
    "большинство большинством уверен çoğunluk emin çoxluq əmin"
)

# What 'the 27 …' names as known: the number tells how many there are of them, no finding.
KNOWN = (
    "member members state states country countries republic republics nation nations goals signatories provinces "
    "mitgliedstaaten mitglieder staaten länder pays états membres países estados miembros стран государств членов ülke "
    "üye üyesi ölkə üzv"
)

AGES = "aged|at the age of|im alter von|âgé de|âgée de|à l'âge de|a la edad de|в возрасте"
