"""Hosts and parts of addresses that say something about the address."""

# Second-level labels under which names are registered ("co" in example.co.uk).
SECOND_LEVEL = frozenset(
    "ac co com edu go gob gouv gov govt gub gv id info lg ltd mil ne net nhs nom or org police sch".split()
)

SHORTENERS = frozenset(
    """
    bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly cutt.ly shorturl.at tiny.cc rb.gy
    lnkd.in fb.me trib.al dlvr.it ift.tt amzn.to nyti.ms wapo.st reut.rs econ.st on.ft.com bbc.in gu.com ti.me
    youtu.be adf.ly bl.ink s.id t.ly soo.gd clck.ru vk.cc u.to qr.ae po.st shar.es snip.ly kutt.it
    """.split()
)

# Registrable domains (or their first label, for those with many endings) whose pages are answers to a search.
SEARCH_DOMAINS = frozenset("google bing yahoo duckduckgo yandex baidu ecosia startpage qwant".split())
SEARCH_PATHS = ("/search", "/suche", "/recherche", "/buscar", "/arama", "/axtar", "/results", "/find")
SEARCH_PARAMETERS = frozenset("q query search s keyword keywords searchterm text suche".split())

SESSION_PARAMETERS = frozenset(
    "jsessionid phpsessid sessionid session_id sid aspsessionid cfid cftoken zenid oscsid s_id sess".split()
)
TRACKING_PARAMETERS = frozenset(
    """
    fbclid gclid dclid gbraid wbraid msclkid mc_cid mc_eid igshid yclid _hsenc _hsmi mkt_tok twclid ttclid
    cmpid ocid ns_mchannel ns_source ns_campaign smid smtyp partner _r r guccounter ref_src
    """.split()
)
TRACKING_PREFIXES = ("utm_", "pk_", "piwik_", "at_medium", "at_campaign", "hsa_")

# Archives and copies: the host says nothing about who published the work.
ARCHIVES = frozenset(
    """
    archive.org web.archive.org archive.ph archive.is archive.today archive.md archive.li archive.fo archive.vn
    webcitation.org perma.cc webarchive.org.uk nationalarchives.gov.uk arquivo.pt archive-it.org
    webcache.googleusercontent.com
    vefsafn.is webarchive.loc.gov cachedview.com ghostarchive.org megalodon.jp
    """.split()
)
RESOLVERS = frozenset(
    "doi.org dx.doi.org hdl.handle.net handle.net purl.org n2t.net w3id.org orcid.org nbn-resolving.org".split()
)
MIRRORS = frozenset(
    """
    jstor.org ssrn.com papers.ssrn.com researchgate.net academia.edu semanticscholar.org arxiv.org econstor.eu
    repec.org ideas.repec.org hal.science europepmc.org ncbi.nlm.nih.gov pubmed.ncbi.nlm.nih.gov core.ac.uk zenodo.org
    osf.io scribd.com issuu.com docplayer.net slideshare.net reliefweb.int refworld.org ecoi.net files.ethz.ch
    scholar.google.com books.google.com drive.google.com docs.google.com dropbox.com github.com youtube.com
    news.google.com msn.com yahoo.com news.yahoo.com apple.news pressreader.com proquest.com lexisnexis.com
    sciencedirect.com springer.com link.springer.com tandfonline.com wiley.com onlinelibrary.wiley.com sagepub.com
    amazonaws.com cloudfront.net azureedge.net windows.net blob.core.windows.net facebook.com twitter.com x.com
    medium.com substack.com t.me telegra.ph wikipedia.org wikimedia.org
    """.split()
)

# Names of files that stand for a folder.
INDEX_NAMES = frozenset("index default home main start welcome homepage startseite accueil inicio".split())
# Endings of files behind which nothing more can follow.
FILE_ENDINGS = frozenset(
    """
    html htm xhtml shtml pdf php asp aspx jsp doc docx xls xlsx csv ppt pptx txt epub zip jpg jpeg png xml json stm ece
    cms
    """.split()
)

# Words in an address by which a year in it may lie ahead: a plan, an event, a goal.
FORWARD_WORDS = frozenset(
    """
    agenda budget bid candidate conference congress cop expo election elections event events forum forecast goals
    horizon meeting olympics olympic outlook plan plans program programme project projection projections
    registration roadmap scenario strategy summit symposium target targets tokyo tournament vision workshop worldcup
    wahl wahlen haushalt seçim выборы
    """.split()
)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero",
            "feb february februar fevrier febrero",
            "mar march marz maerz mars marzo",
            "apr april avril abril",
            "may mai mayo",
            "jun june juni juin junio",
            "jul july juli juillet julio",
            "aug august aout agosto",
            "sep sept september septembre septiembre",
            "oct october oktober okt octobre octubre",
            "nov november novembre noviembre",
            "dec december dezember dez decembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
