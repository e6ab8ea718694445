"""Bodies that reports name: one a line, `id < parent | names, in several languages | hosts`.

An acronym (no small letters) is matched by case; other names without case and accents. A host has a full stop and no
blank. A parent's name stands for its parts: a UN study may be one of the UNDP.
"""

BODIES = """
un | UN | United Nations | Vereinte Nationen | Nations Unies | Naciones Unidas | ООН | Организация Объединенных Наций | Birleşmiş Milletler | BM | BMT | ONU | un.org | news.un.org
undp < un | UNDP | United Nations Development Programme | UN Development Programme | PNUD | ПРООН | undp.org
ohchr < un | OHCHR | UN Human Rights | Office of the High Commissioner for Human Rights | UN Human Rights Office | High Commissioner for Human Rights | УВКПЧ | HCDH | ACNUDH | Special Rapporteur on the promotion and protection of human rights | ohchr.org
unhcr < un | UNHCR | UN Refugee Agency | High Commissioner for Refugees | УВКБ | ACNUR | HCR | BMMYK | unhcr.org
unicef < un | UNICEF | United Nations Children's Fund | ЮНИСЕФ | unicef.org
unesco < un | UNESCO | ЮНЕСКО | uis.unesco.org | unesco.org
unodc < un | UNODC | UN Office on Drugs and Crime | United Nations Office on Drugs and Crime | УНП ООН | ONUDC | unodc.org
unfpa < un | UNFPA | UN Population Fund | United Nations Population Fund | ЮНФПА | unfpa.org
unep < un | UNEP | UN Environment Programme | United Nations Environment Programme | PNUE | ЮНЕП | unep.org
unctad < un | UNCTAD | ЮНКТАД | CNUCED | unctad.org
unwomen < un | UN Women | ONU Femmes | ONU Mujeres | ООН-женщины | unwomen.org
unaids < un | UNAIDS | ONUSIDA | ЮНЭЙДС | unaids.org
ocha < un | OCHA | UNOCHA | Office for the Coordination of Humanitarian Affairs | УКГВ | unocha.org
undesa < un | UNDESA | UN DESA | Department of Economic and Social Affairs | population.un.org
unsc < un | UN Security Council | United Nations Security Council | Sicherheitsrat der Vereinten Nationen | Conseil de sécurité des Nations unies
unrwa < un | UNRWA | unrwa.org
unidir < un | UNIDIR | unidir.org
unece < un | UNECE | Economic Commission for Europe | unece.org
unu < un | UNU | United Nations University | unu.edu
who < un | WHO | World Health Organization | World Health Organisation | Weltgesundheitsorganisation | Organisation mondiale de la santé | OMS | ВОЗ | Всемирная организация здравоохранения | Dünya Sağlık Örgütü | DSÖ | ÜST | who.int
fao < un | FAO | Food and Agriculture Organization | Food and Agriculture Organisation | ФАО | fao.org
wfp < un | WFP | World Food Programme | Welternährungsprogramm | PAM | ВПП | wfp.org
ilo < un | ILO | International Labour Organization | International Labour Organisation | International Labor Organization | Internationale Arbeitsorganisation | OIT | МОТ | Uluslararası Çalışma Örgütü | ilo.org
iom < un | IOM | International Organization for Migration | International Organisation for Migration | МОМ | OIM | iom.int
itu < un | ITU | International Telecommunication Union | UIT | МСЭ | itu.int
wmo < un | WMO | World Meteorological Organization | ВМО | OMM | wmo.int
icao < un | ICAO | International Civil Aviation Organization | OACI | ИКАО | icao.int
imo < un | IMO | International Maritime Organization | imo.org
unwto < un | UNWTO | World Tourism Organization | unwto.org
ifad < un | IFAD | International Fund for Agricultural Development | FIDA | ifad.org
iaea < un | IAEA | International Atomic Energy Agency | IAEO | AIEA | МАГАТЭ | iaea.org
ipcc < un | IPCC | Intergovernmental Panel on Climate Change | Weltklimarat | GIEC | МГЭИК | ipcc.ch
worldbank | World Bank | Weltbank | Banque mondiale | Banco Mundial | Всемирный банк | Dünya Bankası | Dünya Bankı | IBRD | worldbank.org
ifc < worldbank | IFC | International Finance Corporation | ifc.org
imf | IMF | International Monetary Fund | Internationaler Währungsfonds | IWF | FMI | Fonds monétaire international | МВФ | Международный валютный фонд | Uluslararası Para Fonu | BVF | imf.org
wto | WTO | World Trade Organization | World Trade Organisation | Welthandelsorganisation | OMC | ВТО | Dünya Ticaret Örgütü | wto.org
oecd | OECD | OECD | Organisation for Economic Co-operation and Development | Organisation for Economic Cooperation and Development | OCDE | ОЭСР | oecd.org | oecd-ilibrary.org
iea < oecd | IEA | International Energy Agency | Internationale Energieagentur | AIE | МЭА | Uluslararası Enerji Ajansı | iea.org
irena | IRENA | International Renewable Energy Agency | irena.org
opec | OPEC | OPEP | ОПЕК | opec.org
nato | NATO | North Atlantic Treaty Organization | OTAN | НАТО | nato.int
osce | OSCE | Organization for Security and Co-operation in Europe | OSZE | ОБСЕ | AGİT | ATƏT | osce.org
odihr < osce | ODIHR | Office for Democratic Institutions and Human Rights | БДИПЧ
coe | Council of Europe | Europarat | Conseil de l'Europe | Consejo de Europa | Совет Европы | Avrupa Konseyi | Avropa Şurası | coe.int
echr < coe | European Court of Human Rights | ECtHR | Europäischer Gerichtshof für Menschenrechte | CEDH | ЕСПЧ | AİHM | hudoc.echr.coe.int
venice < coe | Venice Commission | Venedig-Kommission
greco < coe | GRECO
eu | EU | European Union | Europäische Union | Union européenne | Unión Europea | Европейский союз | Евросоюз | Avrupa Birliği | Avropa İttifaqı | europa.eu
commission < eu | European Commission | Europäische Kommission | EU-Kommission | Commission européenne | Comisión Europea | Европейская комиссия | Еврокомиссия | Avrupa Komisyonu | ec.europa.eu
eurostat < commission | Eurostat | Евростат
europarl < eu | European Parliament | Europäisches Parlament | Parlement européen | europarl.europa.eu
ecb < eu | ECB | European Central Bank | Europäische Zentralbank | EZB | BCE | ЕЦБ | ecb.europa.eu
europol < eu | Europol | Европол | europol.europa.eu
frontex < eu | Frontex | frontex.europa.eu
eea < eu | EEA | European Environment Agency | Europäische Umweltagentur | eea.europa.eu
ecdc < eu | ECDC | ecdc.europa.eu
fra < eu | European Union Agency for Fundamental Rights | Fundamental Rights Agency | fra.europa.eu
euca < eu | European Court of Auditors | Europäischer Rechnungshof | eca.europa.eu
eib < eu | EIB | European Investment Bank | Europäische Investitionsbank | eib.org
ebrd | EBRD | European Bank for Reconstruction and Development | ЕБРР | BERD | ebrd.com
adb | Asian Development Bank | Азиатский банк развития | adb.org
afdb | African Development Bank | AfDB | Banque africaine de développement | afdb.org
iadb | Inter-American Development Bank | IADB | Banco Interamericano de Desarrollo | iadb.org
bis | Bank for International Settlements | Bank für Internationalen Zahlungsausgleich | bis.org
africanunion | African Union | Afrikanische Union | Union africaine | Африканский союз | au.int
asean | ASEAN | asean.org
cis | CIS | Commonwealth of Independent States | СНГ | cis.minsk.by
interpol | Interpol | INTERPOL | Интерпол | interpol.int
icrc | ICRC | International Committee of the Red Cross | IKRK | CICR | МККК | icrc.org
ifrc | IFRC | International Federation of Red Cross | ifrc.org
icc | International Criminal Court | Internationaler Strafgerichtshof | МУС | icc-cpi.int
icj < un | International Court of Justice | Internationaler Gerichtshof | icj-cij.org
wef | World Economic Forum | Weltwirtschaftsforum | Forum économique mondial | weforum.org
amnesty | Amnesty International | Amnesty | Международная амнистия | Uluslararası Af Örgütü | amnesty.org
hrw | Human Rights Watch | HRW | hrw.org
transparency | Transparency International | Трансперенси Интернешнл | transparency.org
rsf | Reporters Without Borders | Reporters sans frontières | Reporter ohne Grenzen | Репортеры без границ | rsf.org
cpj | Committee to Protect Journalists | cpj.org
freedomhouse | Freedom House | freedomhouse.org
msf | Médecins Sans Frontières | Doctors Without Borders | Ärzte ohne Grenzen | msf.org
oxfam | Oxfam | oxfam.org
savechildren | Save the Children | savethechildren.net
greenpeace | Greenpeace | greenpeace.org
wwf | WWF | World Wildlife Fund | World Wide Fund for Nature | worldwildlife.org | panda.org
iucn | IUCN | International Union for Conservation of Nature | iucn.org
crisisgroup | International Crisis Group | Crisis Group | crisisgroup.org
rand | RAND | RAND Corporation | rand.org
brookings | Brookings | Brookings Institution | brookings.edu
carnegie | Carnegie Endowment | Carnegie Europe | Carnegie Endowment for International Peace | carnegieendowment.org
chatham | Chatham House | Royal Institute of International Affairs | chathamhouse.org
csis | CSIS | Center for Strategic and International Studies | csis.org
cfr | Council on Foreign Relations | cfr.org
ecfr | ECFR | European Council on Foreign Relations | ecfr.eu
iiss | IISS | International Institute for Strategic Studies | iiss.org
sipri | SIPRI | Stockholm International Peace Research Institute | СИПРИ | sipri.org
rusi | RUSI | Royal United Services Institute | rusi.org
swp | SWP | Stiftung Wissenschaft und Politik | swp-berlin.org
iep | Institute for Economics and Peace | Global Terrorism Index | economicsandpeace.org
pew | Pew | Pew Research Center | Pew Research Centre | pewresearch.org
gallup | Gallup | gallup.com
ipsos | Ipsos | ipsos.com
yougov | YouGov | yougov.com
mckinsey | McKinsey | McKinsey Global Institute | mckinsey.com
deloitte | Deloitte | deloitte.com
pwc | PwC | PricewaterhouseCoopers | pwc.com
kpmg | KPMG | kpmg.com
kas | Konrad-Adenauer-Stiftung | Konrad Adenauer Foundation | kas.de
fes | Friedrich-Ebert-Stiftung | Friedrich Ebert Foundation | fes.de
boell | Heinrich-Böll-Stiftung | Heinrich Böll Foundation | boell.de
bertelsmann | Bertelsmann Stiftung | Bertelsmann Foundation | bertelsmann-stiftung.de
usstate < usgov | US Department of State | U.S. Department of State | State Department | US-Außenministerium | Госдепартамент | ABD Dışişleri Bakanlığı | state.gov
usgov | US Government | U.S. government
cia < usgov | CIA | Central Intelligence Agency | ЦРУ | cia.gov
fbi < usdoj | FBI | Federal Bureau of Investigation | ФБР | fbi.gov
usdoj < usgov | US Department of Justice | U.S. Department of Justice | justice.gov
pentagon < usgov | Pentagon | US Department of Defense | U.S. Department of Defense | defense.gov
usaid < usgov | USAID | ЮСАИД | usaid.gov
census < usgov | US Census Bureau | U.S. Census Bureau | Census Bureau | census.gov
bls < usgov | BLS | Bureau of Labor Statistics | bls.gov
bea < usgov | Bureau of Economic Analysis | bea.gov
cbo < usgov | CBO | Congressional Budget Office | cbo.gov
gao < usgov | GAO | Government Accountability Office | gao.gov
crs < usgov | Congressional Research Service | congress.gov
cdc < usgov | CDC | Centers for Disease Control | Centers for Disease Control and Prevention | cdc.gov
nih < usgov | NIH | National Institutes of Health | nih.gov
fda < usgov | FDA | Food and Drug Administration | fda.gov
epa < usgov | EPA | Environmental Protection Agency | epa.gov
nasa < usgov | NASA | nasa.gov
noaa < usgov | NOAA | noaa.gov
eia < usgov | EIA | Energy Information Administration | eia.gov
usgs < usgov | USGS | US Geological Survey | usgs.gov
fed < usgov | Federal Reserve | Fed | federalreserve.gov
ons | ONS | Office for National Statistics | ons.gov.uk
nao | National Audit Office | nao.org.uk
ukhome | Home Office | UK Home Office
bankofengland | Bank of England | bankofengland.co.uk
obr | OBR | Office for Budget Responsibility | obr.uk
ifs | IFS | Institute for Fiscal Studies | ifs.org.uk
nhs | NHS | NHS England | National Health Service | england.nhs.uk | nhs.uk
ofcom | Ofcom | ofcom.org.uk
destatis | Destatis | Statistisches Bundesamt | Statistischen Bundesamtes | Statistischen Bundesamt | Federal Statistical Office of Germany | German Federal Statistical Office | destatis.de
bundesbank | Bundesbank | Deutsche Bundesbank | bundesbank.de
uba | Umweltbundesamt | German Environment Agency | umweltbundesamt.de
rki | RKI | Robert Koch-Institut | Robert Koch Institute | rki.de
bka | BKA | Bundeskriminalamt | bka.de
bamf | BAMF | Bundesamt für Migration und Flüchtlinge | bamf.de
bfv | Verfassungsschutz | Bundesamt für Verfassungsschutz | verfassungsschutz.de
bundesagentur | Bundesagentur für Arbeit | Federal Employment Agency | arbeitsagentur.de
ifo | ifo Institut | ifo Institute | ifo.de
diw | DIW | Deutsches Institut für Wirtschaftsforschung | diw.de
insee | INSEE | Insee | insee.fr
courdescomptes | Cour des comptes | ccomptes.fr
ined | INED | ined.fr
ine | INE | Instituto Nacional de Estadística | ine.es
bde | Banco de España | Bank of Spain | bde.es
cis-es | Centro de Investigaciones Sociológicas | cis.es
cepal < un | CEPAL | ECLAC | Comisión Económica para América Latina | cepal.org
istat | Istat | ISTAT | istat.it
rosstat | Rosstat | Росстат | Федеральная служба государственной статистики | rosstat.gov.ru | gks.ru
cbr | Bank of Russia | Central Bank of Russia | Банк России | Центральный банк России | cbr.ru
vciom | VTsIOM | VCIOM | ВЦИОМ | wciom.ru
levada | Levada | Levada Center | Левада-центр | levada.ru
tuik | TÜİK | TÜIK | TurkStat | Turkstat | Turkish Statistical Institute | Türkiye İstatistik Kurumu | tuik.gov.tr
tcmb | TCMB | Türkiye Cumhuriyet Merkez Bankası | tcmb.gov.tr
azstat | Azstat | ARDSK | State Statistical Committee of Azerbaijan | State Statistical Committee of the Republic of Azerbaijan | Dövlət Statistika Komitəsi | stat.gov.az
cbar | Central Bank of Azerbaijan | Azərbaycan Mərkəzi Bankı | cbar.az
geostat | Geostat | National Statistics Office of Georgia | geostat.ge
armstat | Armstat | Statistical Committee of Armenia | armstat.am
statcan | Statistics Canada | Statistique Canada | statcan.gc.ca
abs | Australian Bureau of Statistics | abs.gov.au
scb | Statistics Sweden | Statistiska centralbyrån | scb.se
ssb | Statistics Norway | Statistisk sentralbyrå | ssb.no
cbs-nl | Statistics Netherlands | Centraal Bureau voor de Statistiek | cbs.nl
bfs | Bundesamt für Statistik | Swiss Federal Statistical Office | bfs.admin.ch
statat | Statistik Austria | Statistics Austria | statistik.at
"""  # noqa: E501  (one body a line)
