"""English."""

from claims.quantities.lexicon import Lexicon, NounOrder, Phrases, fractions, numbers, stems, table, words

_DENOMINATORS = """
2: half, halves
3: third, thirds
4: quarter, quarters, fourth, fourths
5: fifth, fifths
6: sixth, sixths
7: seventh, sevenths
8: eighth, eighths
9: ninth, ninths
10: tenth, tenths
"""
_ORDINALS = numbers("""
1: first
2: second
3: third
4: fourth
5: fifth
6: sixth
7: seventh
8: eighth
9: ninth
10: tenth
11: eleventh
12: twelfth
20: twentieth
""")

LEXICON = Lexicon(
    code="en",
    common=words("the of and to in is that was were for with on by from at are as be have has been which this not or"),
    numbers=numbers("""
1: one
2: two
3: three
4: four
5: five
6: six
7: seven
8: eight
9: nine
10: ten
11: eleven
12: twelve
13: thirteen
14: fourteen
15: fifteen
16: sixteen
17: seventeen
18: eighteen
19: nineteen
20: twenty
30: thirty
40: forty, fourty
50: fifty
60: sixty
70: seventy
80: eighty
90: ninety
"""),
    hundreds=words("hundred"),
    scales=table("""
12: dozen
1000: thousand, k, ths
1000000: million, mn, mln, mio, m
1000000000: billion, bn, bln, b
1000000000000: trillion, tn, trn
100000: lakh, lakhs
10000000: crore, crores
"""),
    joiners=words("and -"),
    articles=words("a an"),
    one=words("one"),
    only=stems("only, just, at least, more than, fewer than, less than, no more than, a single, not one but, exactly"),
    fractions=Phrases(
        [
            *fractions(
                "1: one, a, one -, a -\n2: two, two -\n3: three, three -\n4: four, four -\n5: five, five -\n7: seven, seven -"
                "\n9: nine, nine -",
                _DENOMINATORS,
            ).entries,
            *fractions("1: every, one in every", "\n".join(f"{v}: {k}" for k, v in _ORDINALS.items() if v > 2)).entries,
            ("half", "1/2"),
            ("one half", "1/2"),
        ]
    ),
    fraction_of=stems("of, the, its, their, all, a million, those"),
    one_in=stems("in, out of, of every, in every, out of every"),
    ordinals=_ORDINALS,
    multiples=table("""
2: doubled, doubling, twofold, two - fold, twice as, twice the, double the
3: tripled, trebled, tripling, trebling, threefold, three - fold, triple the
4: quadrupled, quadrupling, fourfold, four - fold
5: quintupled, fivefold, five - fold
6: sixfold, six - fold
8: eightfold, eight - fold
10: tenfold, ten - fold
0.5: halved, halving
"""),
    times=stems(
        "times as, times more, times higher, times larger, times greater, times bigger, times faster, times lower, "
        "times less, times the, times that, times its, times their, fold, - fold, times likelier"
    ),
    vague=table("""
20000: tens of thousands
200000: hundreds of thousands
24: dozens
40: scores
200: hundreds, several hundred
2000: thousands, several thousand, many thousands
2000000: millions, several million
2000000000: billions, several billion
20000000: tens of millions
200000000: hundreds of millions
24000: dozens of thousands
"""),
    vague_of=stems("of, more"),
    majority=stems("a majority of, the majority of, majority of, most of"),
    surveyed=stems(
        "respondents, those surveyed, those polled, those interviewed, voters, households, interviewees, participants, "
        "people surveyed, people polled, americans, germans, britons, russians, turks, azerbaijanis, patients, residents, "
        "parents, students, teachers, citizens, adults, women, men, families, firms, companies"
    ),
    percent=stems("%, percent, per cent, pct, percents, per - cent"),
    points=stems(
        "percentage point, percentage points, percentage - point, percentage - points, pp, pps, p.p., % points, "
        "percent points, per cent points, % point, ppt, ppts"
    ),
    currencies=table("""
USD: dollar, dollars, us dollar, us dollars, u.s. dollars, american dollars, bucks
EUR: euro, euros
GBP: pound sterling, pounds sterling, pound, pounds, british pounds
AZN: manat, manats, azerbaijani manat, azerbaijani manats
TRY: lira, liras, turkish lira, turkish liras
RUB: rouble, roubles, ruble, rubles, russian rubles, russian roubles
CHF: swiss franc, swiss francs
JPY: yen
CNY: yuan, renminbi
INR: rupee, rupees, indian rupees
GEL: lari, laris
UAH: hryvnia, hryvnias
KZT: tenge
KGS: som, soms
AMD: dram, drams
ILS: shekel, shekels
PLN: zloty, zlotys
SEK: swedish kronor, swedish krona
NOK: norwegian kroner
DKK: danish kroner
ZAR: rand
BRL: reais
KRW: won
"""),
    durations=table("""
years: year, years, yrs, yr
months: month, months
weeks: week, weeks
days: day, days
hours: hour, hours, hrs, hr
minutes: minute, minutes, mins
seconds: second, seconds, secs
decades: decade, decades
centuries: centuries
"""),
    measures=table("""
km: kilometre, kilometres, kilometer, kilometers
m: metre, metres, meter, meters
cm: centimetre, centimetres, centimeter, centimeters
mm: millimetre, millimetres, millimeter, millimeters
mi: mile, miles
ft: foot, feet
in: inch, inches
km²: square kilometre, square kilometres, square kilometer, square kilometers, sq km, sq. km
m²: square metre, square metres, square meter, square meters, sq m
mi²: square mile, square miles
m³: cubic metre, cubic metres, cubic meter, cubic meters
ha: hectare, hectares
acres: acre, acres
kg: kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos
g: gram, grams, gramme, grammes
mg: milligram, milligrams
µg: microgram, micrograms
lb: lbs
t: tonne, tonnes, ton, tons, metric ton, metric tons, metric tonne, metric tonnes
l: litre, litres, liter, liters
ml: millilitre, millilitres, milliliter, milliliters
gal: gallon, gallons
barrels: barrel, barrels
MW: megawatt, megawatts
GW: gigawatt, gigawatts
kW: kilowatt, kilowatts
kWh: kilowatt - hours, kilowatt hours
MWh: megawatt - hours, megawatt hours
GWh: gigawatt - hours, gigawatt hours
TWh: terawatt - hours, terawatt hours
°C: degrees celsius, degree celsius, degrees centigrade, degrees c
°F: degrees fahrenheit
°: degrees
mph: miles per hour, miles an hour
km/h: kilometres per hour, kilometers per hour, kilometres an hour
"""),
    per=stems("per, /, for every, for each, in every"),
    per_time=stems("a, an, each, every"),
    per_adverbs=table("""
year: annually, yearly, per annum, p.a., a year, each year, every year, per - year
month: monthly
day: daily
week: weekly
capita: per capita, per head
"""),
    for_life=stems("to life imprisonment, to lifetime imprisonment, to life in prison, to life, to a life sentence"),
    bound_before=table("""
~: about, around, approximately, approx, approx ., roughly, circa, ca, ca ., c ., some, nearly, almost, an estimated, estimated, close to, just about, somewhere around, near, as roughly, just under, nearly half of the, in the region of, on the order of, more or less, just over
>: more than, over, greater than, above, exceeding, in excess of, exceeded, exceeds, well over, upwards of, higher than, larger than, surpassing, surpassed, topping, topped, far more than, longer than, exceed, surpass
>=: at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum, minimum of, a total of at least
<: fewer than, less than, under, below, lower than, smaller than, well under, well below, shorter than
<=: up to, at most, no more than, not more than, a maximum of, maximum of, as many as, as much as, maximum, not exceeding
"""),
    bound_after=table("""
>=: or more, and more, or over, and above, or above, or higher, and over, plus, +, at least, or greater
<=: or less, or fewer, or under, at most, or below
~: or so
"""),
    between=words("between"),
    between_and=words("and"),
    to=words("to"),
    from_=stems("from, down from, up from, compared with, compared to, against"),
    change_to=stems("to, at"),
    change_by=stems("by, up by, down by"),
    rise=stems(
        "increas*, rose, rise, rises, risen, rising, grew, grow, grows, grown, growing, growth, climb*, jump*, surg*, soar*, "
        "up, gain*, expand*, swell*, swollen, rocket*, went up, advanc*, accelerat*, doubl*, tripl*, improv*, ballooned"
    ),
    fall=stems(
        "decreas*, fell, fall, falls, fallen, falling, drop*, declin*, reduc*, shrank, shrink*, shrunk, plung*, plummet*, "
        "down, lower*, dwindl*, slump*, halv*, cut, cuts, cutting, contract*, tumbl*, slid, dip*, loss, lost, shed"
    ),
    peak=stems("peak*, high of, record of, record high of, maximum of, peak of, low of"),
    months=numbers("""
1: january, jan
2: february, feb
3: march, mar
4: april, apr
5: may
6: june, jun
7: july, jul
8: august, aug
9: september, sep, sept
10: october, oct
11: november, nov
12: december, dec
"""),
    year_before=stems(
        "in, since, until, till, by, from, of, after, before, during, to, between, and, early, late, mid, year, through, "
        "circa, around, for, throughout, fiscal, fy, spring, summer, autumn, winter, ad, ce, as of, end -, post -, pre -, mid -"
    ),
    since=words("since"),
    decade_after=words("s"),
    span_before=stems("past, last, next, coming, recent, previous, following, preceding, first, final, subsequent"),
    span_after=stems("ago, later, earlier, old, of age, hence, prior, after, before, late, early, apart, into"),
    clock_after=stems("am, pm, a.m., p.m., o ' clock, hrs gmt, gmt, utc, noon, cet"),
    ages=stems("aged, ages, age, age of, age group, over - , under -, under the age of, over the age of, ages of"),
    ages_after=stems("- year - old, year - old, years old, years of age, - year - olds, year - olds, - and"),
    locators=stems(
        "p, pp, p ., pp ., page, pages, no, no ., nos, nos ., nr, nr ., number, vol, vol ., volume, issue, art, art ., "
        "article, articles, §, § §, section, sections, sec, sec ., chapter, chapters, ch ., chap, chap ., fig, fig ., figs, "
        "figure, figures, table, tables, tab ., annex, annexes, appendix, para, para ., paras, paragraph, paragraphs, "
        "footnote, fn, note, n ., endnote, line, lines, step, part, parts, resolution, resolutions, res ., rule, clause, "
        "directive, regulation, decree, order, law, act, bill, protocol, case, version, v ., v, room, flight, route, "
        "highway, line, channel, type, category, class, grade, level, phase, stage, tier, zone, unit, block, building, "
        "apartment, day, season, episode, round, item, goal, sdg, question, lot, box, model, size, paper, brief, report no, "
        "working paper, number, chapter, volume, series, top, top -, g -, page no, ext, tel, phone, fax, isbn, issn, group, "
        "box, map, chart, graph, equation, eq ., hypothesis, theorem, lemma, scenario, policy, priority, title, sub, "
        "subsection, schedule, row, column, col ., step, lesson, exercise, brigade no, unit no, article no, exhibit, proposition"
    ),
    names=stems(
        "boeing, airbus, iphone, windows, formula, apollo, agenda, horizon, vision, fortune, galaxy, playstation, xbox, "
        "covid, euro, expo, basel, catch, area, radio, studio, convention, opus, symphony, route, highway, interstate, ford, "
        "peugeot, bmw, fox, channel, ps, ipad, android, python, http, mi, su, mig, type, ftse, s & p, nasdaq, dax, nikkei, "
        "eternity, world cup, olympics, euro, league, article, act of, covenant of, convention of, protocol of, treaty of"
    ),
    ordinal_after=words("st nd rd th"),
    rank_before=stems("ranked, ranks, rank, ranking, place, placed, position"),
    rank_of=stems("of, out of, among, out of the, among the, of the, amongst"),
    definite=words("the these those both its their our his her my your all other another either neither"),
    abstract=stems(
        "reason*, principle*, step*, way, ways, factor*, question*, aim, aims, side, sides, part, parts, party, parties, "
        "thing*, point*, type*, kind*, form, forms, categor*, phase*, stage*, section*, chapter*, approach*, method*, "
        "option*, model*, scenario*, issue*, problem*, challenge*, goal*, objective*, pillar*, dimension*, aspect*, "
        "element*, component*, level*, layer*, term*, concept*, idea*, theor*, hypothes*, argument*, criteri*, condition*, "
        "rule*, lesson*, measure*, strateg*, trend*, topic*, theme*, example*, key, main, major, primary, fundamental, "
        "guiding, important, basic, central, core, different, distinct, broad, separate, other, others, such, further, "
        "additional, set, sets, sort, sorts, mechanism*, function*, purpose*, consideration*, implication*, conclusion*, "
        "observation*, recommendation*, explanation*, assumption*, feature*, characteristic*, perspective*, view*, "
        "direction*, front, fronts, respect*, variable*, source*, risk*, threat*, thirds, more, or, and, world*, "
        "interrelated, related, possible, potential, great, big, opposing, dimensional, track*, tier*, possibilit*, "
        "occasion*, group*, domain*, area*, sphere*, field*, task*, priorit*, role*, leaders, sections, hand, hands, times"
    ),
    people=stems(
        "people, persons, men, women, children, soldiers, troops, workers, jobs, homes, houses, households, families, "
        "students, refugees, migrants, civilians, residents, inhabitants, employees, members, fighters, prisoners, "
        "deaths, cases, victims, patients, respondents, participants, voters, officers, police, visitors, tourists, "
        "words, units, copies, species, personnel, users, vehicles, tents, migrants, schools, villages, companies, firms"
    ),
    noun_stops=words(
        "of in on at to from by with for and or but nor as is are was were be been being has have had do does did will would "
        "can could may might must shall should that which who whom whose where when while if than then so because since "
        "until after before during between among under over above below through across against into onto out off up down "
        "per a an the this these those their its his her our your my it they we he she you not no each every all both "
        "also already still just only even respectively annually annual total overall alone together according due via "
        "without within about around including excluding such like despite plus minus versus vs more less fewer ago later "
        "earlier higher lower larger smaller greater older younger now today year years month months week weeks day days "
        "hour hours percent died killed wounded injured arrested said told reported joined became remain remained came went "
        "got took made left lost there here how why what"
    ),
    adjectives=stems(
        "gas, news, sports, arms, sales, rights, goods, services, systems, operations, customs, savings, women, human rights, armed, weapons, emissions, children, veterans, communications, species, business, series"
    ),
    skipped=words("of the their its these those his her our all such a other more additional new"),
    number_of=stems("number of, numbers of, total of, share of, count of"),
    noun_order=NounOrder.LAST_PLURAL,
)
