"""Words around a figure: those that do not tell two quantities apart, and those that lean on another sentence."""

NEUTRAL = frozenset(
    """
    was were is are be been being had has have stood stands reached reaches amounted amounts totalled totaled came
    accounted recorded reported registered measured estimated counted stated noted shows showed found according per
    cent percent percentage also thus still however therefore moreover about around approximately roughly nearly almost
    all altogether
    some just only more less least most than over under above below there it its this these those that which year
    during year's time same again already overall total number figure share rate level so then such
    betrug betragt lag liegt erreichte wurde wurden waren war hatte haben gab laut etwa rund ungefahr knapp mehr als
    insgesamt anteil zahl prozent auch jedoch
    etait etaient est sont atteint atteignait selon environ pres plus moins pour cent nombre part taux aussi
    era eran fue fueron son alcanzo segun alrededor mas menos ciento porcentaje numero tasa tambien
    был была было были составил составила составило составляет достиг достигла около примерно более менее процентов
    процента процент число доля также
    oldu olmustur yaklasik fazla yuzde orani sayisi olub teqriben faiz sayi
    """.split()
)

PRONOUNS = frozenset(
    """
    it they he she this these those that them its their his her former latter both each another others same such
    er sie es diese dieser dieses davon deren dessen ihre seine il elle ils elles ce cette ces celui leur lui
    ellos ellas este esta estos estas ese esa su sus он она оно они это этот эта эти их его её ее
    bu bunlar onlar o
    """.split()
)
