"""Words that end in a full stop without ending a sentence, by language. Lower case, dots inside, no last dot.

PREFIXES      never end a sentence: what they announce follows (a name, a word)
NUMBERED      announce a number: no end before a digit or a Roman numeral
ENDINGS       may end one: they do before a capital
OPEN_ENDINGS  may end one before a word that begins sentences; before another capital they do not ('U.S. Army')
LABELS        words that open a caption or heading with a number ('Table 3. Exports')
"""

PREFIXES = {
    "": (
        "dr prof mr mrs ms messrs st mt ft hon rev rep sen gov gen col lt maj capt cmdr sgt adm pres e.g i.e "
        "eg ie cf vs v viz approx ca circa n.b ph cong rec incl excl resp esp op trans ed eds"
    ),
    "de": (
        "bzw z.b d.h vgl sog ggf evtl u.a v.a i.d.r geb gest hr hrsg fr frl dipl ing inkl exkl rd zzgl abzgl "
        "bspw bes lt einschl entspr insb jur med phil rer nat h.c std verf o.ä zt z.t"
    ),
    "fr": "m mm mme mmes mlle mgr me p.ex c.-à-d cf env éd dir av apr réf",
    "es": "ee sr sra sres srta d dña dra lic ing arq p.ej ej aprox vid cfr gral ud uds vd vds pbro fdo admón dpto",
    "ru": (
        "т.е т.ч т.н напр см ср проф акад доц ул пр просп пер пл обл р-н гр им ок прибл д-р г-н г-жа св ген "
        "полк кап майор лейт канд т.к т.о"
    ),
    "tr": "bkz ör örn mö ms m.ö m.s doç yrd av sn bay alb gnkur yak krş çev haz yay t.c tc mah cad sok yzb kur",
    "az": "məs akad təx təq hüq prosp küç ş r-n m.ö t.ü dos kand",
}

NUMBERED = {
    "": (
        "no nos nr p pp vol vols fig figs tab art arts sec sect ch chap para paras cl eq app s c n ref refs "
        "jan feb mar apr jun jul aug sep sept oct nov dec ser bk pt pts oct table"
    ),
    "de": "nr nrn abs abb abschn anm aufl bd bde kap rn rdnr s ziff jan feb febr okt dez tel seite tz hs",
    "fr": "art al chap p pp n no t vol janv févr avr juil sept oct nov déc par fasc §",
    "es": "art arts pág págs núm núms cap vol t párr ene abr ago dic p pp n",
    "ru": "стр с рис табл гл п пп ст т ч вып янв февр апр авг сент окт нояб дек д кв № разд прил",
    "tr": "s sf sayfa şek tab böl md mad c cilt sy no bşk oca şub",
    "az": "səh s şək cəd fəs mad c cild №",
}

ENDINGS = {
    "": "etc a.m p.m",
    "fr": "etc",
    "es": "etc a.m p.m a.c d.c",
    "ru": "т.д т.п др пр млн млрд трлн тыс руб коп чел экз долл кг км га",
    "tr": "vb vs vd",
    "az": "s b mln mlrd min",
}

OPEN_ENDINGS = {
    "": "inc ltd co corp jr sr bros plc bn mn mio mrd est sqq ff al seq cit ibid jun dept univ",
    "de": "usw usf etc u.s.w ff f mio mrd tsd v.h u.ä o.g v.chr n.chr co jh jhd jg mill",
    "fr": "s.a av.j.-c apr.j.-c hab pers bd",
    "es": "ee.uu s.a s.l cía mill hab",
    "ru": "г гг в вв н.э до н.э",
    "tr": "a.ş ltd şti st mn",
    "az": "nəf man km",
}

LABELS = (
    "table figure fig chart box map annex appendix chapter section part tabelle tab abbildung abb grafik "
    "anhang tableau graphique carte encadré annexe tabla gráfico cuadro mapa anexo таблица табл рисунок "
    "рис график карта приложение tablo şekil harita grafik ek cədvəl şəkil xəritə qrafik əlavə"
)
