"""Statistical offices, central banks, ministries and agencies of countries, and further bodies between them.

One a line, as in `bodies`. Names that several countries use ('National Statistical Office', 'Central Bank', 'INE') are
left out, so that no body is taken for another.
"""

OFFICES = """
stat-pl | Statistics Poland | Główny Urząd Statystyczny | stat.gov.pl
stat-cz | Czech Statistical Office | Český statistický úřad | czso.cz | csu.gov.cz
stat-sk | Statistical Office of the Slovak Republic | Štatistický úrad Slovenskej republiky | statistics.sk
stat-hu | Hungarian Central Statistical Office | Központi Statisztikai Hivatal | ksh.hu
stat-ro | Institutul Național de Statistică | National Institute of Statistics of Romania | insse.ro
stat-bg | Национален статистически институт | National Statistical Institute of Bulgaria | nsi.bg
stat-hr | Croatian Bureau of Statistics | Državni zavod za statistiku | dzs.hr | dzs.gov.hr
stat-rs | Statistical Office of the Republic of Serbia | Republički zavod za statistiku | stat.gov.rs
stat-si | Statistical Office of the Republic of Slovenia | Statistični urad Republike Slovenije | stat.si
stat-ba | Agency for Statistics of Bosnia and Herzegovina | bhas.gov.ba
stat-al | INSTAT | Albanian Institute of Statistics | instat.gov.al
stat-mk | State Statistical Office of North Macedonia | stat.gov.mk
stat-xk | Kosovo Agency of Statistics | ask.rks-gov.net
stat-gr | ELSTAT | Hellenic Statistical Authority | statistics.gr
stat-cy | Statistical Service of Cyprus | CYSTAT | cystat.gov.cy
stat-dk | Statistics Denmark | Danmarks Statistik | dst.dk
stat-fi | Statistics Finland | Tilastokeskus | Statistikcentralen | stat.fi
stat-is | Statistics Iceland | Hagstofa Íslands | hagstofa.is | statice.is
stat-ee | Statistics Estonia | Statistikaamet | stat.ee
stat-lv | Central Statistical Bureau of Latvia | Centrālā statistikas pārvalde | stat.gov.lv
stat-lt | Statistics Lithuania | State Data Agency of Lithuania | stat.gov.lt | osp.stat.gov.lt
stat-be | Statbel | Statistics Belgium | statbel.fgov.be
stat-lu | STATEC | statec.lu | statistiques.public.lu
stat-ie | Central Statistics Office of Ireland | Central Statistics Office Ireland | cso.ie
stat-pt | Statistics Portugal | Instituto Nacional de Estatística | ine.pt
stat-mt | National Statistics Office of Malta | nso.gov.mt
stat-ua | Ukrstat | State Statistics Service of Ukraine | Державна служба статистики України | Госстат Украины | Держстат | ukrstat.gov.ua
stat-by | Belstat | Белстат | National Statistical Committee of Belarus | belstat.gov.by
stat-md | National Bureau of Statistics of Moldova | Biroul Național de Statistică | statistica.gov.md | statistica.md
stat-kz | Bureau of National Statistics of Kazakhstan | Бюро национальной статистики | stat.gov.kz
stat-uz | Statistics Agency of Uzbekistan | Агентство статистики Узбекистана | stat.uz
stat-kg | National Statistical Committee of the Kyrgyz Republic | Нацстатком Кыргызстана | stat.gov.kg | stat.kg
stat-tj | Agency on Statistics of Tajikistan | stat.tj
stat-cn | National Bureau of Statistics of China | stats.gov.cn
stat-jp | Statistics Bureau of Japan | stat.go.jp
stat-kr | Statistics Korea | KOSTAT | kostat.go.kr
stat-in | MoSPI | Ministry of Statistics and Programme Implementation | mospi.gov.in | mospi.nic.in
stat-pk | Pakistan Bureau of Statistics | pbs.gov.pk
stat-bd | Bangladesh Bureau of Statistics | bbs.gov.bd
stat-id | Badan Pusat Statistik | Statistics Indonesia | bps.go.id
stat-my | Department of Statistics Malaysia | DOSM | dosm.gov.my
stat-ph | Philippine Statistics Authority | psa.gov.ph
stat-vn | General Statistics Office of Vietnam | gso.gov.vn
stat-sg | SingStat | Singapore Department of Statistics | singstat.gov.sg
stat-nz | Stats NZ | Statistics New Zealand | stats.govt.nz
stat-za | Stats SA | Statistics South Africa | statssa.gov.za
stat-ke | Kenya National Bureau of Statistics | KNBS | knbs.or.ke
stat-ng | National Bureau of Statistics of Nigeria | Nigerian National Bureau of Statistics | nigerianstat.gov.ng
stat-gh | Ghana Statistical Service | statsghana.gov.gh
stat-ug | Uganda Bureau of Statistics | UBOS | ubos.org
stat-eg | CAPMAS | Central Agency for Public Mobilization and Statistics | capmas.gov.eg
stat-ma | Haut-Commissariat au Plan | Haut Commissariat au Plan | hcp.ma
stat-il | Israel Central Bureau of Statistics | Israeli Central Bureau of Statistics | cbs.gov.il
stat-ps | Palestinian Central Bureau of Statistics | PCBS | pcbs.gov.ps
stat-br | IBGE | Instituto Brasileiro de Geografia e Estatística | Brazilian Institute of Geography and Statistics | ibge.gov.br
stat-mx | INEGI | Instituto Nacional de Estadística y Geografía | inegi.org.mx
stat-ar | INDEC | Instituto Nacional de Estadística y Censos de la República Argentina | indec.gob.ar
stat-co | Departamento Administrativo Nacional de Estadística | dane.gov.co
stat-cl | Instituto Nacional de Estadísticas de Chile | ine.gob.cl | ine.cl
stat-pe | INEI | Instituto Nacional de Estadística e Informática | inei.gob.pe
stat-nir | NISRA | Northern Ireland Statistics and Research Agency | nisra.gov.uk
stat-sct | National Records of Scotland | nrscotland.gov.uk

bank-fr | Banque de France | Bank of France | banque-france.fr
bank-it | Banca d'Italia | Bank of Italy | bancaditalia.it
bank-pt | Banco de Portugal | Bank of Portugal | bportugal.pt
bank-nl | De Nederlandsche Bank | Dutch Central Bank | dnb.nl
bank-be | National Bank of Belgium | Banque nationale de Belgique | nbb.be
bank-at | Oesterreichische Nationalbank | Österreichische Nationalbank | Austrian National Bank | OeNB | oenb.at
bank-ch | Swiss National Bank | Schweizerische Nationalbank | Banque nationale suisse | SNB | snb.ch
bank-ie | Central Bank of Ireland | centralbank.ie
bank-gr | Bank of Greece | bankofgreece.gr
bank-pl | National Bank of Poland | Narodowy Bank Polski | nbp.pl
bank-cz | Czech National Bank | Česká národní banka | cnb.cz
bank-hu | Magyar Nemzeti Bank | Hungarian National Bank | mnb.hu
bank-ro | National Bank of Romania | Banca Națională a României | bnr.ro
bank-bg | Bulgarian National Bank | bnb.bg
bank-hr | Croatian National Bank | Hrvatska narodna banka | hnb.hr
bank-rs | National Bank of Serbia | nbs.rs
bank-se | Sveriges Riksbank | Riksbank | Riksbanken | riksbank.se
bank-no | Norges Bank | norges-bank.no
bank-dk | Danmarks Nationalbank | nationalbanken.dk
bank-fi | Bank of Finland | Suomen Pankki | suomenpankki.fi
bank-ua | National Bank of Ukraine | Національний банк України | Нацбанк Украины | bank.gov.ua
bank-ge | National Bank of Georgia | nbg.gov.ge
bank-am | Central Bank of Armenia | cba.am
bank-kz | National Bank of Kazakhstan | Нацбанк Казахстана | nationalbank.kz
bank-uz | Central Bank of Uzbekistan | cbu.uz
bank-cn | People's Bank of China | PBoC | pbc.gov.cn
bank-jp | Bank of Japan | boj.or.jp
bank-kr | Bank of Korea | bok.or.kr
bank-in | Reserve Bank of India | rbi.org.in
bank-pk | State Bank of Pakistan | sbp.org.pk
bank-bd | Bangladesh Bank | bb.org.bd
bank-id | Bank Indonesia | bi.go.id
bank-my | Bank Negara Malaysia | bnm.gov.my
bank-th | Bank of Thailand | bot.or.th
bank-ph | Bangko Sentral ng Pilipinas | bsp.gov.ph
bank-sg | Monetary Authority of Singapore | mas.gov.sg
bank-hk | Hong Kong Monetary Authority | HKMA | hkma.gov.hk
bank-au | Reserve Bank of Australia | rba.gov.au
bank-nz | Reserve Bank of New Zealand | rbnz.govt.nz
bank-ca | Bank of Canada | Banque du Canada | bankofcanada.ca
bank-mx | Banxico | Banco de México | Bank of Mexico | banxico.org.mx
bank-br | Banco Central do Brasil | Central Bank of Brazil | bcb.gov.br
bank-ar | BCRA | Banco Central de la República Argentina | bcra.gob.ar
bank-cl | Banco Central de Chile | Central Bank of Chile | bcentral.cl
bank-co | Banco de la República | banrep.gov.co
bank-pe | Banco Central de Reserva del Perú | bcrp.gob.pe
bank-za | South African Reserve Bank | resbank.co.za
bank-ng | Central Bank of Nigeria | cbn.gov.ng
bank-ke | Central Bank of Kenya | centralbank.go.ke
bank-gh | Bank of Ghana | bog.gov.gh
bank-eg | Central Bank of Egypt | cbe.org.eg
bank-ma | Bank Al-Maghrib | bkam.ma
bank-il | Bank of Israel | boi.org.il
bank-sa | Saudi Central Bank | sama.gov.sa

unhabitat < un | UN-Habitat | UN Habitat | United Nations Human Settlements Programme | ONU-Habitat | ООН-Хабитат | unhabitat.org
undrr < un | UNDRR | UN Office for Disaster Risk Reduction | UNISDR | undrr.org
unfccc < un | UNFCCC | UN Climate Change | Klimarahmenkonvention | CCNUCC | CMNUCC | РКИК ООН | unfccc.int
unccd < un | UNCCD | unccd.int
unido < un | UNIDO | United Nations Industrial Development Organization | ONUDI | ЮНИДО | unido.org
unops < un | UNOPS | unops.org
unitar < un | UNITAR | unitar.org
unama < un | UNAMA | UN Assistance Mission in Afghanistan | unama.unmissions.org
wipo < un | WIPO | World Intellectual Property Organization | OMPI | ВОИС | wipo.int
escap < un | UNESCAP | ESCAP | unescap.org
escwa < un | ESCWA | unescwa.org
uneca < un | UNECA | Economic Commission for Africa | uneca.org
unhrc < un | UN Human Rights Council | United Nations Human Rights Council | UN-Menschenrechtsrat | Conseil des droits de l'homme | Совет ООН по правам человека
paho < who | PAHO | Pan American Health Organization | Organización Panamericana de la Salud | paho.org
iarc < who | IARC | International Agency for Research on Cancer | iarc.fr | iarc.who.int
codex < un | Codex Alimentarius
gavi | Gavi | GAVI | Gavi, the Vaccine Alliance | gavi.org
globalfund | Global Fund to Fight AIDS | theglobalfund.org
gates | Gates Foundation | Bill & Melinda Gates Foundation | gatesfoundation.org
ihme | IHME | Institute for Health Metrics and Evaluation | healthdata.org

ema < eu | European Medicines Agency | Europäische Arzneimittel-Agentur | Agence européenne des médicaments | ema.europa.eu
efsa < eu | EFSA | European Food Safety Authority | efsa.europa.eu
echa < eu | ECHA | European Chemicals Agency | echa.europa.eu
euaa < eu | EUAA | EASO | European Union Agency for Asylum | European Asylum Support Office | euaa.europa.eu | easo.europa.eu
easa < eu | EASA | European Union Aviation Safety Agency | easa.europa.eu
esma < eu | ESMA | European Securities and Markets Authority | esma.europa.eu
eba < eu | European Banking Authority | Europäische Bankenaufsichtsbehörde | eba.europa.eu
euda < eu | EMCDDA | EUDA | European Monitoring Centre for Drugs and Drug Addiction | European Union Drugs Agency | emcdda.europa.eu | euda.europa.eu
enisa < eu | ENISA | enisa.europa.eu
eige < eu | EIGE | European Institute for Gender Equality | eige.europa.eu
eurofound < eu | Eurofound | eurofound.europa.eu
cedefop < eu | Cedefop | CEDEFOP | cedefop.europa.eu
jrc < commission | Joint Research Centre | Gemeinsame Forschungsstelle | Centre commun de recherche | joint-research-centre.ec.europa.eu
olaf < commission | European Anti-Fraud Office
eppo < eu | European Public Prosecutor's Office | Europäische Staatsanwaltschaft | eppo.europa.eu
cjeu < eu | Court of Justice of the European Union | Europäischer Gerichtshof | EuGH | CJEU | curia.europa.eu
consilium < eu | Council of the European Union | Rat der Europäischen Union | Conseil de l'Union européenne | consilium.europa.eu
eib-eif < eib | European Investment Fund | eif.org
esa | European Space Agency | Europäische Weltraumorganisation | Agence spatiale européenne | esa.int
copernicus < eu | Copernicus Climate Change Service | climate.copernicus.eu
ecowas | ECOWAS | CEDEAO | Economic Community of West African States | ecowas.int
sadc | SADC | Southern African Development Community | sadc.int
oas | Organization of American States | Organización de los Estados Americanos | OEA | oas.org
oic | Organisation of Islamic Cooperation | Organization of Islamic Cooperation | Организация исламского сотрудничества | oic-oci.org
arableague | Arab League | League of Arab States | Arabische Liga | Ligue arabe | Лига арабских государств
gcc | Gulf Cooperation Council | gcc-sg.org
sco | Shanghai Cooperation Organisation | Shanghai Cooperation Organization | ШОС | sectsco.org
eaeu | Eurasian Economic Union | Eurasian Economic Commission | ЕАЭС | ЕЭК | eaeunion.org | eec.eaeunion.org
csto | CSTO | ОДКБ | Collective Security Treaty Organization | odkb-csto.org
ots | Organization of Turkic States | Türk Devletleri Teşkilatı | Türk Dövlətləri Təşkilatı | turkicstates.org
aiib | AIIB | Asian Infrastructure Investment Bank | aiib.org
fatf | FATF | Financial Action Task Force | ФАТФ | fatf-gafi.org
wada | WADA | World Anti-Doping Agency | wada-ama.org
fifa | FIFA | fifa.com
iata | IATA | International Air Transport Association | iata.org
woah | WOAH | World Organisation for Animal Health | woah.org | oie.int
iom-missing < iom | Missing Migrants Project | missingmigrants.iom.int

idmc | IDMC | Internal Displacement Monitoring Centre | internal-displacement.org
nrc | Norwegian Refugee Council | nrc.no
rescue | International Rescue Committee | rescue.org
care | CARE International | care-international.org
caritas | Caritas | Caritas Internationalis | caritas.org
worldvision | World Vision | wvi.org
planint | Plan International | plan-international.org
actionaid | ActionAid | actionaid.org
globalwitness | Global Witness | globalwitness.org
occrp | OCCRP | Organized Crime and Corruption Reporting Project | occrp.org
bellingcat | Bellingcat | bellingcat.com
idea | International IDEA | idea.int
vdem | V-Dem Institute | Varieties of Democracy | v-dem.net
eiu | Economist Intelligence Unit | eiu.com
bruegel | Bruegel | bruegel.org
ceps | CEPS | Centre for European Policy Studies | ceps.eu
dgap | DGAP | Deutsche Gesellschaft für Auswärtige Politik | German Council on Foreign Relations | dgap.org
zew | ZEW | Leibniz-Zentrum für Europäische Wirtschaftsforschung | zew.de
ifw | Kiel Institute for the World Economy | Institut für Weltwirtschaft | ifw-kiel.de
iw | Institut der deutschen Wirtschaft | German Economic Institute | iwkoeln.de
rwi | RWI | rwi-essen.de
iab | Institut für Arbeitsmarkt- und Berufsforschung | iab.de
pik | Potsdam Institute for Climate Impact Research | Potsdam-Institut für Klimafolgenforschung | pik-potsdam.de
atlantic | Atlantic Council | atlanticcouncil.org
wilson | Wilson Center | wilsoncenter.org
heritage | Heritage Foundation | heritage.org
cato | Cato Institute | cato.org
urban | Urban Institute | urban.org
kff | KFF | Kaiser Family Foundation | kff.org
wri | World Resources Institute | wri.org
ember | ember-energy.org | ember-climate.org
gcp | Global Carbon Project | globalcarbonproject.org
owid | Our World in Data | ourworldindata.org
hopkins | Johns Hopkins University | jhu.edu
acled | ACLED | Armed Conflict Location & Event Data | acleddata.com
ucdp | UCDP | Uppsala Conflict Data Program | ucdp.uu.se
icct-hague | International Centre for Counter-Terrorism | icct.nl
soufan | Soufan Center | Soufan Group | thesoufancenter.org
icsr | ICSR | International Centre for the Study of Radicalisation | icsr.info
bloombergnef | BloombergNEF | about.bnef.com
moodys | Moody's | moodys.com
fitch | Fitch Ratings | fitchratings.com
statista | Statista | statista.com
gfk | GfK | gfk.com
eurobarometer < commission | Eurobarometer | Евробарометр
afrobarometer | Afrobarometer | afrobarometer.org
latinobarometro | Latinobarómetro | latinobarometro.org

usda < usgov | USDA | US Department of Agriculture | U.S. Department of Agriculture | usda.gov
hhs < usgov | US Department of Health and Human Services | U.S. Department of Health and Human Services | hhs.gov
dhs < usgov | Department of Homeland Security | dhs.gov
cbp < dhs | Customs and Border Protection | cbp.gov
doe < usgov | US Department of Energy | U.S. Department of Energy | energy.gov
ustreasury < usgov | US Treasury | U.S. Treasury | US Department of the Treasury | U.S. Department of the Treasury | treasury.gov
irs < usgov | Internal Revenue Service | irs.gov
sec < usgov | Securities and Exchange Commission | sec.gov
nces < usgov | National Center for Education Statistics | nces.ed.gov
bjs < usdoj | Bureau of Justice Statistics | bjs.gov | bjs.ojp.gov
nhtsa < usgov | NHTSA | National Highway Traffic Safety Administration | nhtsa.gov
faa < usgov | Federal Aviation Administration | faa.gov
whitehouse < usgov | White House | whitehouse.gov
hmrc | HMRC | HM Revenue and Customs
dwp | Department for Work and Pensions
defra | Defra | Department for Environment, Food and Rural Affairs
hmt | HM Treasury
metoffice | Met Office | metoffice.gov.uk
ofgem | Ofgem | ofgem.gov.uk
ofsted | Ofsted
fca-uk | Financial Conduct Authority | fca.org.uk
bmf | Bundesfinanzministerium | Bundesministerium der Finanzen | bundesfinanzministerium.de
bmi | Bundesinnenministerium | Bundesministerium des Innern | bmi.bund.de
bmg | Bundesgesundheitsministerium | Bundesministerium für Gesundheit | bundesgesundheitsministerium.de
bmas | BMAS | Bundesarbeitsministerium | Bundesministerium für Arbeit und Soziales | bmas.de
bmwk | BMWK | BMWi | Bundeswirtschaftsministerium | bmwk.de | bmwi.de | bmwe.de
auswaertiges | Auswärtiges Amt | German Foreign Office | German Federal Foreign Office | auswaertiges-amt.de
dwd | DWD | Deutscher Wetterdienst | dwd.de
bnetza | Bundesnetzagentur | Federal Network Agency | bundesnetzagentur.de
bafin | BaFin | bafin.de
brh | Bundesrechnungshof | bundesrechnungshof.de
kfw | KfW | kfw.de
bfn | Bundesamt für Naturschutz | bfn.de
kba | Kraftfahrt-Bundesamt | kba.de
bundestag | Bundestag | Deutscher Bundestag | bundestag.de
drees | DREES | drees.solidarites-sante.gouv.fr
dares | DARES | dares.travail-emploi.gouv.fr
spf | Santé publique France | santepubliquefrance.fr
ademe | Ademe | ADEME | ademe.fr
inserm | Inserm | INSERM | inserm.fr
rte | Réseau de transport d'électricité | rte-france.com
ofpra | Ofpra | OFPRA | ofpra.gouv.fr
meteofrance | Météo-France | meteofrance.fr | meteofrance.com
aemet | Aemet | AEMET | Agencia Estatal de Meteorología | aemet.es
airef | AIReF | airef.es
dgt | Dirección General de Tráfico | dgt.es
cnmc | CNMC | Comisión Nacional de los Mercados y la Competencia | cnmc.es
inps | INPS | inps.it
ispra | Istituto Superiore per la Protezione e la Ricerca Ambientale | isprambiente.gov.it
rivm | RIVM | rivm.nl
cpb-nl | Centraal Planbureau | Netherlands Bureau for Economic Policy Analysis | cpb.nl
knmi | KNMI | knmi.nl
foph | Bundesamt für Gesundheit | Swiss Federal Office of Public Health | bag.admin.ch
seco | Staatssekretariat für Wirtschaft | seco.admin.ch
bafu | Bundesamt für Umwelt | bafu.admin.ch
ages | Österreichische Agentur für Gesundheit und Ernährungssicherheit | ages.at
wifo | WIFO | Österreichisches Institut für Wirtschaftsforschung | wifo.ac.at
aihw | AIHW | Australian Institute of Health and Welfare | aihw.gov.au
csiro | CSIRO | csiro.au
bom | Bureau of Meteorology | bom.gov.au
healthcanada | Health Canada | Santé Canada
nitiaayog | NITI Aayog | niti.gov.in
minfin-ru | Минфин России | Министерство финансов РФ | minfin.gov.ru
mineconom-ru | Минэкономразвития | economy.gov.ru
minzdrav-ru | Минздрав России | Министерство здравоохранения РФ | minzdrav.gov.ru
mvd-ru | МВД России | мвд.рф | mvd.ru
achamber-ru | Счетная палата РФ | Счётная палата РФ | ach.gov.ru
rospotrebnadzor | Роспотребнадзор | rospotrebnadzor.ru
fom-ru | Фонд «Общественное мнение» | fom.ru
kremlin | Kremlin | Кремль | kremlin.ru
afad | AFAD | Afet ve Acil Durum Yönetimi | afad.gov.tr
bddk | BDDK | Bankacılık Düzenleme ve Denetleme Kurumu | bddk.org.tr
sgk | Sosyal Güvenlik Kurumu | sgk.gov.tr
mgm-tr | Meteoroloji Genel Müdürlüğü | mgm.gov.tr
icisleri-tr | İçişleri Bakanlığı | icisleri.gov.tr
saglik-tr | Türkiye Cumhuriyeti Sağlık Bakanlığı | T.C. Sağlık Bakanlığı | saglik.gov.tr
socar | SOCAR | ARDNŞ | socar.az
dsmf-az | Dövlət Sosial Müdafiə Fondu | dsmf.gov.az
dim-az | Dövlət İmtahan Mərkəzi | dim.gov.az
fhn-az | Fövqəladə Hallar Nazirliyi | fhn.gov.az
mia-az | Azərbaycan Daxili İşlər Nazirliyi | mia.gov.az
mfa-az | Azərbaycan Xarici İşlər Nazirliyi | Ministry of Foreign Affairs of Azerbaijan | mfa.gov.az
anama | ANAMA | Mine Action Agency of the Republic of Azerbaijan | Minatəmizləmə Agentliyi | anama.gov.az
"""  # noqa: E501  (one body a line)
