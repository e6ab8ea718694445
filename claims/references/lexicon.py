"""Words that tell what a stretch of a reference is: journal, publisher, body, place, given name, plain word.

Plain data, lower case; small on purpose: each list holds the commonest words, the forms of print do the rest.
"""

JOURNAL_WORDS = frozenset(
    """journal j review rev quarterly quart letters transactions trans annals ann bulletin bull magazine mag archives
    archiv arch studies gazette digest monthly weekly fortnightly survey abstracts communications acta proceedings
    zeitschrift zschr blätter jahrbuch jb vierteljahrshefte vierteljahrsschrift rundschau mitteilungen
    annales revue cahiers actes bulletin mémoires archives revista cuadernos anales boletín estudios rivista
    quaderni annali studi bollettino archivio cadernos estudos вестник журнал вопросы известия записки труды
    обозрение архив dergisi dergi araştırmaları jurnalı jurnal xəbərləri notes papers science sciences research
    sentinel frontiers advances yearbook perspectives""".split()
)
NEWS_WORDS = frozenset(
    """times post herald telegraph guardian independent tribune courier chronicle gazette mail news daily sunday
    observer express mirror standard globe sun star ledger wire agency reuters bbc newsweek economist spiegel
    zeitung tagesblatt tageszeitung presse anzeiger kurier le monde figaro libération el país mundo corriere
    repubblica
    stampa известия газета ведомости вести правда haber haberleri xəbərlər gazetesi qəzeti examiner inquirer register
    argus advertiser sentinel blog radio tv television magazine""".split()
)
PROCEEDINGS_WORDS = frozenset(
    """proceedings proc conference conf symposium symp workshop congress colloquium meeting kongress tagung actes
    colloque congreso atti convegno конференции материалы bildirileri sempozyumu handbook encyclopedia encyclopaedia
    companion advances""".split()
)
PUBLISHER_WORDS = frozenset(
    """press publishers publisher publishing publications books book house verlag verlagsanstalt editions éditions
    editorial ediciones edizioni editore editora editrice edições presses university univ universität université
    universidad università universidade üniversitesi school college institute institut instituto istituto centre
    center zentrum foundation stiftung company co inc ltd gmbh sons academic printing office faculty department dept
    laboratory laboratories издательство изд наука yayınları yayınevi yayıncılık nəşriyyatı nəşriyyat libri
    ministry bureau society wiley springer elsevier routledge sage macmillan palgrave clarendon blackwell""".split()
)
BODY_WORDS = frozenset(
    """ministry minister department office agency bureau commission committee council bank fund organisation
    organization institute institution association federation union university centre center foundation group board
    authority service services society party police parliament assembly senate court government secretariat
    programme program corporation company trust forum network league alliance academy observatory administration
    army forces troops initiative project state states nations republic embassy chamber station news press wire
    ministerium ministerin bundesamt amt bundesministerium bundesanstalt statistisches landesamt stiftung verband
    verein gesellschaft institut zentrum rat kommission
    ministère commission institut observatoire agence conseil fondation banque office centre
    ministerio instituto comisión agencia banco fundación consejo observatorio ministero istituto comissão
    министерство институт комитет агентство банк фонд совет комиссия управление центр
    bakanlığı kurumu başkanlığı enstitüsü bankası komitəsi nazirliyi bankı agentliyi müdirliyi xəbərləri""".split()
)
PLACES = frozenset(
    """london paris berlin new york boston chicago baltimore bergamo cambridge oxford washington philadelphia
    baltimore princeton ithaca
    stanford berkeley los angeles san francisco seattle toronto montreal ottawa vancouver sydney melbourne canberra
    edinburgh glasgow manchester bristol leeds liverpool dublin belfast cardiff amsterdam rotterdam leiden utrecht
    hague brussels bruxelles leuven louvain antwerp geneva genève genf zurich zürich basel bern lausanne vienna wien
    graz salzburg münchen munich hamburg köln cologne frankfurt stuttgart göttingen tübingen heidelberg leipzig
    dresden weimar bonn bremen kiel hannover mainz freiburg münster darmstadt wiesbaden baden-baden opladen neuwied
    rome roma milan milano turin torino venice venezia florence firenze naples napoli bologna padova padua genova
    madrid barcelona sevilla valencia bilbao lisbon lisboa porto coimbra são paulo rio janeiro buenos aires méxico
    mexico bogotá santiago lima stockholm oslo copenhagen københavn helsinki turku uppsala lund gothenburg warsaw
    warszawa kraków prague praha budapest bucharest sofia athens istanbul i̇stanbul ankara i̇zmir baku bakı tbilisi
    yerevan moscow moskva москва м спб л петербург ленинград киев минск казань beijing shanghai hong kong tokyo kyoto
    seoul singapore delhi mumbai calcutta bombay manila jakarta cairo jerusalem tel aviv nairobi johannesburg cape
    lyon marseille lille strasbourg rennes nantes toulouse bordeaux grenoble aix-en-provence
    england uk usa us ma mass ca calif ny nj pa md dc il conn ct tx wa ont germany deutschland france italy italia
    netherlands switzerland austria spain portugal canada australia india japan china""".split()
)
FUNCTION_WORDS = frozenset(
    """the a an of in on for and or to from by with at as into upon under over between toward towards without within
    per via versus its their our his her is are was
    der die das des dem den ein eine einer eines und oder von vom zu zur zum im am aus für mit bei nach über unter
    le la les l un une et ou de du des d en dans sur par pour au aux à
    el los las lo un una y o del al con por para sobre e da do das dos na no nas nos em com
    il i gli della delle dei degli del nel nella su tra fra
    и в на о об от для из к по с у а ve ile için və üçün ilə""".split()
)
# Capitalised words that begin titles and bodies, never a person's name.
NOT_NAMES = (
    frozenset(
        """the a an this that these those what why how when where who whose which towards toward on in for from
    new old first second third world global international national european american british african asian regional
    central eastern western northern southern united federal public private annual final general special official
    report reports review history essays essay introduction handbook encyclopedia dictionary studies study case law
    laws act order code convention treaty rules regulation directive protocol resolution declaration statute bill
    interview policy working paper papers country notes note letter letters memorandum minutes survey
    analysis theory politics economics state states war peace social political economic human rights
    ministers ministry das die der zur zum vom eine ein über les la le des une un el los las il gli una
    press centre center times post herald news journal magazine daily weekly statistical statistics database
    editorial board editors online open data source sources""".split()
    )
    | BODY_WORDS
)
GIVEN_NAMES = frozenset(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick
    jack dennis jerry tyler aaron henry peter adam zachary nathan walter harold carl arthur roger keith lawrence
    terry sean christian albert jesse philip hugh simon martin alan allan ian neil graham stuart colin derek nigel
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
    megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean alice
    julia grace judy sophia rose denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
    edith clara fiona nora ada lena jane dana rosalind harriet charlotte lucy ellen claire kate lizzie naomi ingrid
    hans karl heinrich friedrich wilhelm johann johannes georg ernst otto hermann walter werner wolfgang klaus jürgen
    günter günther helmut dieter manfred uwe bernd jörg stefan ulrich ludwig franz josef rudolf kurt max erich fritz
    anja ursula renate brigitte helga monika petra sabine gisela ingrid eva annegret gudrun heike ulrike jutta
    brunhilde
    pierre jean jacques michel philippe andré françois louis henri claude bernard gérard alain étienne marcel lucien
    marie françoise monique sylvie catherine hélène mathilde isabelle nathalie élisabeth madeleine simone
    juan josé luis carlos antonio manuel francisco jorge pedro pablo miguel fernando rafael diego julio javier carmen
    pilar dolores lucía ana marta joão paulo luiz fernanda
    giovanni giuseppe mario luigi antonio francesco carlo marco alessandro paolo pietro enrico guido ida piera
    ivan sergei alexander vladimir dmitri nikolai mikhail andrei olga natalia elena tatiana irina svetlana
    ahmet mehmet mustafa ali hasan hüseyin ibrahim ismail osman yusuf murat kemal selim ayşe fatma emine zeynep
    elnur rashad vugar leyla aysel erik lars anders nils sven olof astrid greta karin birgit henrik tomas johan
    wei li jing hiroshi kenji yuki min jin arun priya ravi sanjay anil sunita jozef piotr tadeusz
    nkem samuel kwame amina fatima omar hassan""".split()
)
ABBREVIATIONS = frozenset(
    """st vs v ed eds vol no nr proc conf symp int inst univ dept rev j jr sr dr prof mr mrs co corp inc ltd trans
    tech rep assoc soc sci am ann appl math phys chem biol med hist econ pol stud quart bull arch acad nat
    natl gov govt
    hrsg hg bd aufl z zs ztschr jb jg ff f vgl bzw dh ca circa etc cf al op cit ibid repr u.s u.k u.n d.c
    sc sciences int soc wiss ges forsch vjschr ser сер lit phil theol geogr anthrop jahrb annu conv comput
    syst res lett eng env environ electron optim anal discr theor genet hum numer program lang softw comm
    commun
    intl euro brit austl l crim proced jurisp""".split()
)
REPORT_WORDS = frozenset(
    """report reports rapport bericht informe rapporto relatório доклад rapor hesabat review outlook survey profile
    statistics assessment strategy evaluation briefing brief paper flyer manual guidelines""".split()
)
LAW_WORDS = frozenset(
    """act statute code convention treaty regulation directive constitution ordinance bill protocol gesetz verordnung
    urteil beschluss loi décret ley decreto legge qanunu məcəlləsi закон кодекс kanunu sayılı""".split()
)
