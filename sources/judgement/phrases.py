"""The phrases of pages that are not what they are cited for, by language: data, matched after `folded`.

A page's declared language is often that of its template, so the phrases of all languages are tried. In the patterns
`{0,n}` bounds all that may repeat.
"""

import re

CODE = r"(?:(?:http|error|fehler|erreur|errore?|erro|hata|xeta|xəta|ошибка)[ :]{0,2})?(?:code )?(?:404|410)"
CODE += r"(?: ?(?:error|fehler|erreur|errore|erro|hatası|xətası|ошибка))?"

# Sentences that a page says of itself: as a whole title or heading, or within a page of few words.
NOT_FOUND = {
    "en": (
        r"(?:page|file|article|resource|url|content|story|post|item|publication|report|record|entry|object|video)"
        r"(?: (?:you (?:have )?(?:requested|are looking for|were looking for|tried to (?:reach|access|open|view))|"
        r"requested))?(?: [\"'“/][^ ]{1,200})?"
        r"(?:,? (?:was|is|has|could|can|cannot|does|do|it|seems to be|may have been))?"
        r" ?(?:not(?: be)? (?:found|located|exist|available)|be found|n[’']t (?:be )?(?:found|exist|available)|"
        r"no longer (?:exists?|available|here|online|at this address|active)|doesn[’']t exist|isn[’']t here|"
        r"isn[’']t available|"
        r"couldn[’']t be found|can[’']t be found|wasn[’']t found|unavailable|missing)",
        r"(?:page|article|story|post|content|video|item)(?: (?:you (?:requested|are looking for)))? "
        r"(?:(?:has|have) been |was )(?:removed|deleted)",
        r"(?:page|article|story|post) (?:removed|deleted|expired)",
        r"(?:we )?(?:can[’']t|cannot|can not|couldn[’']t|could not|were unable to|are unable to) (?:find|locate) "
        r"(?:the|that|this|your|any) (?:page|file|article|document|content|resource|story)",
        r"document (?:requested )?(?:was |is |could |can)?(?:not (?:be )?found|cannot be found)",
        r"(?:no such (?:page|file|article)|there[’'] ?s nothing here|nothing (?:was )?found (?:here|at this (?:address|"
        r"location|url)))",
        r"(?:link|url|address) (?:you followed |you clicked )?(?:is|may be|appears to be) (?:broken|no longer valid)",
    ),
    "de": (
        r"(?:seite|datei|artikel|dokument|inhalt|beitrag|ressource|adresse|url)"
        r"(?: (?:wurde|konnte|ist|kann|existiert|steht))?(?: leider)? nicht "
        r"(?:gefunden(?: werden)?|(?:mehr )?(?:verfügbar|vorhanden|auffindbar|online|zur verfügung))",
        r"(?:seite|artikel|dokument|inhalt|beitrag)(?: (?:existiert|gibt es))(?: leider)? nicht(?: mehr)?",
        r"(?:seite|artikel|beitrag) wurde (?:gelöscht|entfernt)",
    ),
    "fr": (
        r"(?:page|article|document|fichier|contenu|ressource|adresse)(?: (?:demandée?|recherchée?|que vous "
        r"(?:cherchez|recherchez|demandez|avez demandée?)))?(?: (?:est|a été))? "
        r"(?:introuvable|inexistante?|non trouvée?|supprimée?|n[’']existe (?:pas|plus)|n[’']a (?:pas )?(?:pu )?"
        r"(?:être|été) trouvée?|n[’']est (?:pas|plus) disponible|n[’']a pas été trouvée?)",
    ),
    "es": (
        r"(?:página|archivo|artículo|documento|contenido|recurso|noticia)(?: (?:solicitad[ao]|buscad[ao]|que (?:busca|"
        r"buscas|estás? buscando|intenta ver)))? (?:no (?:encontrad[ao]|existe|(?:ha sido|fue|se ha|pudo ser|se pudo) "
        r"encontrad[ao]|está disponible|se encuentra|disponible)|inexistente)",
        r"no (?:se )?(?:ha |hemos )?(?:encontró|encontrado|encontramos) (?:la|esta) página",
    ),
    "it": (
        r"(?:pagina|articolo|documento|file|contenuto|risorsa)(?: (?:richiest[ao]|cercat[ao]|che (?:stai|state) "
        r"cercando|che cerchi))? non (?:trovat[ao]|esiste|è (?:stat[ao] trovat[ao]|(?:più )?disponibile)|"
        r"disponibile|è più disponibile)",
    ),
    "pt": (
        r"(?:página|artigo|arquivo|ficheiro|documento|conteúdo|recurso|notícia)(?: (?:solicitad[ao]|que (?:procura|"
        r"você procura|está a procurar|você está procurando)))? não (?:encontrad[ao]|existe|(?:foi|pôde ser|pode ser) "
        r"encontrad[ao]|está (?:mais )?disponível|disponível)",
    ),
    "ru": (
        r"(?:страница|статья|материал|документ|файл|новость|публикация)(?:, котор(?:ую|ый) вы (?:ищете|запросили),?)?"
        r" (?:не (?:найден[ао]?|существует|доступ(?:ен|на))|удал[её]н[ао]?|недоступ(?:ен|на)|больше не существует)",
        r"(?:такой|данной|этой|запрашиваемой|запрошенной) страницы (?:не существует|нет)",
    ),
    "tr": (
        r"(?:sayfa|sayfayı|içerik|haber|dosya|makale|yazı|belge)(?: (?:ne yazık ki|maalesef))? "
        r"(?:bulunamadı|bulunamıyor|mevcut değil|bulunmuyor|bulunmamaktadır|yok|kaldırılmış(?:tır)?|silinmiş(?:tir)?)",
    ),
    "az": (
        r"(?:səhifə|məqalə|xəbər|material|fayl|sənəd) (?:tapılmadı|tapılmayıb|mövcud deyil|yoxdur|silinib|"
        r"silinmişdir)",
    ),
}  # fmt: skip

# What says so only when it is all that a title or heading says.
ALONE = (
    "not found", "nicht gefunden", "introuvable", "non trouvé", "no encontrado", "no encontrada", "non trovato",
    "não encontrado", "не найдено", "bulunamadı", "tapılmadı", "gone", "410 gone", "dead link", "page unavailable",
    "page missing", "missing page", "the resource cannot be found", "page error", "invalid url", "error: not found",
    "file or directory not found", "seite fehlt", "this page isn[’']t available", "looks like you[’']re lost",
    "content unavailable", "requested url not found", "the requested url was not found on this server",
    "die angegebene seite konnte nicht gefunden werden", "documento no encontrado", "erreur 404",
)  # fmt: skip

# Pages of a server or a host where the work stood: whole titles or headings.
PLACEHOLDERS = (
    r"(?:this )?(?:account|website|site)(?: has been| is)?(?: temporarily)? (?:suspended|disabled|deactivated)",
    r"welcome to nginx", r"apache2 (?:ubuntu |debian )?default page(?:: it works)?", r"it works",
    r"(?:iis windows server|iis\d{0,2})", r"(?:domain )?default (?:web ?site |web )?page", r"site not found",
    r"(?:web)?site(?: is)? not (?:configured|published)", r"no such (?:app|site|bucket)",
)  # fmt: skip

# Said of the very domain. Whole titles or short pages; a registrar's articles are longer.
PARKED = (
    r"(?:this|the|this premium) (?:domain(?: ?name)?|web address)(?: [a-z0-9.-]{3,80})? "
    r"(?:is|may be|is now|has been|name is|might be|could be|is probably) (?:listed |currently )?"
    r"(?:available )?(?:for sale|for purchase|parked|expired|for registration)",
    r"this (?:website|site) is for sale",
    r"(?:this|the) domain(?: ?name)?(?: [a-z0-9.-]{3,80})? (?:has |recently |has recently )?(?:expired|lapsed)",
    r"(?:buy|acquire|purchase|own|get) this domain", r"domain (?:name )?(?:is )?for sale", r"domain (?:has )?expired",
    r"make (?:us )?an offer (?:on|for) this domain", r"domain (?:is )?parked|parked domain",
    r"(?:diese )?domain (?:steht|ist) zum verkauf|domain zu verkaufen|diese domain kaufen|domain kaufen",
    r"(?:ce nom de domaine|ce domaine|le domaine) (?:est|a) (?:à vendre|en vente|expiré)",
    r"(?:este dominio|dominio) (?:está |se encuentra )?(?:en venta|a la venta|caducado|ha caducado|expirado)",
    r"(?:questo dominio|il dominio|dominio) (?:è )?(?:in vendita|scaduto)",
    r"(?:este domínio|domínio) (?:está )?(?:à venda|expirou|expirado)",
    r"(?:этот |данный )?домен (?:прода[её]тся|выставлен на продажу|припаркован|истек)|купить (?:этот )?домен",
    r"(?:bu alan adı|alan adı|bu domain) (?:satılık(?:tır)?|satışta)|satılık alan adı",
    r"(?:bu domen|domen) (?:satılır|satışdadır)",
    r"the sponsored listings displayed above|sponsored listings|this webpage was generated by the domain owner",
    r"(?:this )?page (?:is )?provided courtesy of|renew your domain|this domain is registered",
)  # fmt: skip
# With these a short page is one of advertising links; alone they are weak.
ADVERTISING = (r"related (?:searches|links|topics)", r"ähnliche suchbegriffe", r"sponsored links", r"privacy policy")

# Hosts that sell or park domains, and what their pages load.
PARKING_HOSTS = frozenset(
    """
    sedoparking.com parkingcrew.net parkingcrew.com bodis.com above.com dan.com hugedomains.com afternic.com
    undeveloped.com sedo.com parklogic.com domainmarket.com buydomains.com uniregistry.com namedrive.com
    smartname.com trafficz.com voodoo.com cashparking.com parked.com domainsponsor.com dsparking.com skenzo.com
    fabulous.com domainnamesales.com brandbucket.com squadhelp.com atom.com efty.com domainlore.co.uk
    parking.reg.ru parkpage.foundationapi.com dynadot.com sav.com epik.com parkweb.com rook.com team-internet.com
    perfectdomain.com domains.atom.com expireddomains.com domaineasy.com ww1.parking.example
    """.split()
)
PARKING_SCRIPTS = (
    "sedoparking.com", "parkingcrew.net", "bodis.com", "parklogic.com", "d38psrni17bvxu.cloudfront.net",
    "img1.wsimg.com/parking-lander", "parking-lander", "domaincntrol.com", "afternic.com/forsale", "dan.com/buy-domain",
    "hugedomains.com/domain_profile", "sedo.com/search/details", "adsense/domains/caf.js", "above.com/marketplace",
    "skenzo.com", "cdn.consentmanager.net/delivery/parking",
)  # fmt: skip

# The path of an error page: what a redirect must not lead to.
ERROR_PATH = re.compile(
    r"(?:^|[/?=_])(?:404|page-?404|error-?404|404-?error|(?:page|file)?[-_]?not[-_]?found|error|errors|fehler|erreur|"
    r"fehlerseite|pagenotfound|notfound|page-introuvable|missing)(?:[-_/.?&=]|$)",
    re.IGNORECASE,
)

# What may stand before and after such a sentence.
LEAD = (
    r"(?:(?:oops|ooops|whoops|sorry|uh[- ]oh|we[’']re sorry|we are sorry|hoppla|désolé|entschuldigung|ups|üzgünüz|"
    r"извините|lo sentimos|spiacenti|desculpe|bağışlayın)[,.!:… -]{0,4})?(?:but )?"
    r"(?:(?:the|this|that|your|requested|die|der|das|diese[rs]?|angeforderte|gewünschte|gesuchte|aufgerufene|la|le|"
    r"l[’']|cette|cet|ce|el|esta|este|il|lo|questa|questo|a|o|esta|запрашиваемая|запрошенная|эта|данная|bu|"
    r"aradığınız|istediğiniz|axtardığınız|belə bir|web) ?){0,3}(?:web ?)?"
)
TAIL = r"(?:[ ,.!?…:;-]{0,4}(?:on (?:this|our) (?:server|site|website)|anymore|any more|error|here|or (?:has been|was) "
TAIL += r"(?:moved|removed|deleted))?)?[ ,.!?…:;-]{0,4}"

# Any page that matches a phrase above, and any wall, has one of these words.
CUES = frozenset(
    """
    404 410 found exist exists available unavailable missing removed deleted expired lapsed locate located
    nothing such find longer works default error iis iis7 iis8 iis85 iis10 checking online broken gone dead
    invalid lost suspended disabled deactivated nginx apache2 configured published domain domains parked parking
    sale purchase sponsored listings courtesy captcha password robot verify verifying turnstile gefunden
    verfügbar vorhanden auffindbar existiert gibt gelöscht entfernt fehlt verkauf verkaufen kaufen introuvable
    inexistant inexistante trouvé trouvée supprimé supprimée existe disponible domaine encontrado encontrada
    inexistente encontró encontramos dominio trovato trovata esiste disponibile disponível domínio найден
    найдена найдено существует доступен доступна недоступен недоступна удален удалена удалено нет домен
    bulunamadı bulunamıyor mevcut bulunmuyor bulunmamaktadır yok kaldırılmış kaldırılmıştır silinmiş silinmiştir
    satılık satılıktır satışta tapılmadı tapılmayıb mövcud yoxdur silinib silinmişdir domen satılır satışdadır
    """.split()
)
