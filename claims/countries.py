"""Countries by their English names, in lower case: they record and count what happens there, and publish nothing."""

_COUNTRIES = frozenset(
    " ".join(name.split())
    for name in """
    afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahrain,
    bangladesh, belarus, belgium, benin, bhutan, bolivia, bosnia, bosnia and herzegovina, botswana, brazil, britain,
    brunei, bulgaria, burkina faso, burundi, cambodia, cameroon, canada, chad, chile, china, colombia, congo, costa
    rica, croatia, cuba, cyprus, czechia, czech republic, denmark, djibouti, ecuador, egypt, el salvador, england,
    eritrea, estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia, georgia, germany, ghana, great
    britain, greece, guatemala, guinea, guyana, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq,
    ireland, israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kosovo, kuwait, kyrgyzstan,
    laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg, madagascar, malawi,
    malaysia, maldives, mali, malta, mauritania, mauritius, mexico, moldova, monaco, mongolia, montenegro, morocco,
    mozambique, myanmar, namibia, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea, north
    macedonia, northern ireland, norway, oman, pakistan, palestine, panama, papua new guinea, paraguay, peru,
    philippines, poland, portugal, qatar, romania, russia, rwanda, saudi arabia, scotland, senegal, serbia, sierra
    leone, singapore, slovakia, slovenia, somalia, south africa, south korea, south sudan, spain, sri lanka, sudan,
    sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, tunisia, turkey, türkiye,
    turkmenistan, uganda, ukraine, united arab emirates, united kingdom, united states, uruguay, uzbekistan,
    venezuela, vietnam, wales, yemen, zambia, zimbabwe, europe, africa, asia, america, latin america, north america,
    south america, oceania
    """.split(",")
)
_GEOGRAPHIC = frozenset("gulf strait straits sea bay lake isle cape mount river".split())


def is_country(name: str) -> bool:
    """Whether a name is that of a country, a continent, or a stretch of water or land ('Gulf of Guinea')."""
    folded = name.casefold()
    return folded in _COUNTRIES or folded.partition(" ")[0] in _GEOGRAPHIC
