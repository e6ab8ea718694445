"""Addresses that are of no work, where redirects lead: of errors, and of gates that want a login, an agreement or
patience."""

import re
from urllib.parse import parse_qsl, unquote

from sources.address import Address

# The path of an error page: what a redirect must not lead to.
_ERROR_WORDS = (
    r"(?:404|410|page|file|seite|pagina|sayfa|strona|str|http|err|error|errors|erro|erreur|errore?s?|fehler|hata|xeta|fout|blad|fel|"
    r"feil|chyba|oshibka|not|non|no|ne|nicht|niet|ikke|found|gefunden|gevonden|trouvee?|trovata|encontrada|encontrado|nao|introuvable|"
    r"missing|status|code|document|custom|my|bulunamadi|nenalezena|znaleziono|exist|removed|gone|unavailable|deleted)"
)
_ERROR_NAMES = (
    r"(?:404|410|error|errors|errorpages?|httperrors?|fehler|fehlerseite|erreur|errore|suspendedpage|not[-_]?found|"
    r"nicht[-_]?gefunden|introuvable|non[-_]?trouvee?|non[-_]?trovata|no[-_]?encontrad[ao]|nao[-_]?encontrad[ao]|"
    r"niet[-_]?gevonden|bulunamadi|missing)"
)
ERROR_PATH = re.compile(
    r"(?:^|[/=?])(?:content|page|article|item|document|link|file|post|story)[-_]?(?:removed|expired|unavailable|gone|deleted)(?:[/.?]|$)|"
    rf"(?:^|[/=?])(?:{_ERROR_WORDS}[-_]?){{0,4}}{_ERROR_NAMES}(?:[-_]?{_ERROR_WORDS}){{0,3}}(?:[/.?&=;]|$)",
    re.IGNORECASE,
)
# Whole parts of a path, without their ending.
_GATE = re.compile(
    r"(?:wp|user|users|member|members|my|do|go)?[-_]?(?:log|sign)[-_]?(?:in|on)(?:[-_]?(?:page|form|required))?|servicelogin|sso|saml2?|idp|"
    r"adfs|wsfed|oauth2?|openid(?:[-_]?connect)?|openathens|cas|shibboleth(?:\.sso)?|auth|authori[sz]e|authentication|authenticate|"
    r"wayfless|institution(?:al)?[-_]?(?:login|access)|consent|cookie[-_]?(?:wall|consent|absent|check|policy[-_]?accept)|cookies?[-_]?(?:required|disabled)|"
    r"gdpr|privacy[-_]?(?:gate|wall)|subscribe|paywall|purchase[-_]?access|(?:validate)?captcha|challenge|"
    r"cp[-_]?challenge|human[-_]?(?:check|verification)|bot[-_]?(?:check|detected)|sorry|blocked|access[-_]?(?:denied|blocked)|denied|forbidden|"
    r"age[-_]?(?:gate|check|verification|verify)|verify[-_]?age|disclaimer|accept[-_]?(?:terms|cookies)|terms[-_]?(?:accept|of[-_]?use)|accept|"
    r"(?:not[-_]?available|unavailable)[-_]?(?:in[-_]?(?:your|this).{0,40}|region|country)|geo[-_]?(?:block|blocked|fence|restricted)|"
    r"(?:unsupported|update|upgrade)[-_]?(?:your[-_]?)?browser|browser[-_]?(?:not[-_]?supported|check)|giris|oturum[-_]?ac|uye[-_]?girisi|anmeld(?:en|ung)|"
    r"einloggen|connexion|identification|iniciar[-_]?sesi[oó]n|acceder|acceso|entrar|accedi|inloggen|logowanie|zaloguj|vhod|voyti|inloggning|logga[-_]?in",
    re.IGNORECASE,
)
_GATE_HOST = re.compile(
    r"(?:consent|log-?in|sign-?in|accounts?|auth|oauth|sso|idp|cas|adfs|captcha|validate|challenge)\."
)
_WORKS = re.compile(
    r"(?:(?:site|under|scheduled|planned)[-_]?)?maintenance(?:[-_]?(?:mode|page))?|outage|offline|(?:be[-_]?)?back[-_]?soon|wartung|bakim|mantenimiento|"
    r"temporarily[-_]?unavailable|service[-_]?unavailable",
    re.IGNORECASE,
)
# What brings a reader back once the gate is passed; `from` and the like only say where he came from.
_BRINGS_BACK = re.compile(
    r"(?:return|next|continue|dest|destination|goto|back|backurl|redirect|redir|service|target|donus|retour|zurueck|came_?from|wreply|relaystate|ru|url_?back)"
    r"(?:[-_]?(?:to|url|uri|path))?",
    re.IGNORECASE,
)
_PARTS = 3


def is_gate(address: Address) -> bool:
    """Whether an address is of a page to log in at, to agree on or to pass a check: by its last parts, or its host."""
    return any(map(_GATE.fullmatch, _parts(address))) or _GATE_HOST.match(address.host) is not None


def tells_of_works(address: Address) -> bool:
    """Whether an address is of a notice that a site is being worked on."""
    return any(map(_WORKS.fullmatch, _parts(address)))


def brings_back(final: Address, asked: Address) -> bool:
    """Whether an address has in its query where to send the reader afterwards: to what he asked for."""
    if not final.query or len(asked.path) < 2:
        return False
    wanted = unquote(asked.path)
    given = parse_qsl(final.query[:4000], max_num_fields=50) if final.query.count("&") < 50 else []
    return any(_BRINGS_BACK.fullmatch(name) is not None and wanted in unquote(value) for name, value in given)


def _parts(address: Address) -> list[str]:
    parts = [part for part in address.path.split("/") if part][-_PARTS:]
    return [form for part in parts for form in {part, part.partition(".")[0]}]
