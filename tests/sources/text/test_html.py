"""What a reader sees of a page, passage by passage."""

import pytest

from sources.text.model import PassageKind
from tests.sources.text.reading import check_spans, page, said, texts

INLINE = [
    ("bold figure keeps its sign", "<p>In <b>47</b>% of cases</p>", "In 47% of cases"),
    ("ordinal is glued", "<p>the 1<sup>st</sup> and 22<SUP>nd</SUP> year</p>", "the 1st and 22nd year"),
    ("note sign is no digit of the figure", "<p>47%<sup>3</sup> of them</p>", "47%³ of them"),
    ("note sign after a year", "<p>since 2016<sup>14</sup>.</p>", "since 2016¹⁴."),
    ("linked note sign", "<p>47%<sup><a href='#n'>3</a></sup>.</p>", "47%³."),
    ("bracketed note sign", "<p>900<sup class=reference><a href='#cite'>[12]</a></sup> dead</p>", "900[12] dead"),
    ("note link without sup", "<p>of 900<a href='#fn7' class=footnote>7</a> dead</p>", "of 900⁷ dead"),
    ("link that is a figure stays one", "<p>of <a href='/t'>900</a> dead</p>", "of 900 dead"),
    ("power of ten", "<p>10<sup>6</sup> and 2·10<sup>−3</sup></p>", "10⁶ and 2·10⁻³"),
    ("square kilometres", "<p>5 km<sup>2</sup></p>", "5 km²"),
    ("formula", "<p>CO<sub>2</sub> fell</p>", "CO₂ fell"),
    ("fraction of sup and sub", "<p>3<sup>1</sup>/<sub>2</sub> years</p>", "3½ years"),
    ("letter that calls a note", "<p>12<sup>a</sup> persons</p>", "12 ᵃ persons"),
    ("style raises", "<p>47%<span style='vertical-align:super'>3</span></p>", "47%³"),
    ("style sheet raises", "<style>.n{vertical-align:super}</style><p>47%<span class=n>3</span></p>", "47%³"),
    ("word break opportunity", "<p>counter<wbr>terror</p>", "counterterror"),
    ("soft hyphen", "<p>coun&shy;ter 12&shy;50</p>", "counter 1250"),
    ("no-break space stays", "<p>1&nbsp;250 and 1&#8239;000</p>", "1\xa0250 and 1\u202f000"),
    ("zero width space", "<p>1&#8203;250</p>", "1250"),
    ("entities", "<p>&lt; 5 &amp; &gt; 3 &euro; &frac12; &#x35;0</p>", "< 5 & > 3 € ½ 50"),
    ("white space folds", "<p>  a \n\t b  </p>", "a b"),
    ("line break is shown", "<p>44<br>71<br/>77</p>", "44\n71\n77"),
    ("spans side by side", "<p><span>Share</span><span>47%</span></p>", "Share 47%"),
    ("figures side by side", "<div><span>2018</span><span>47%</span></div>", "2018 47%"),
    ("single digits are one figure", "<p><span>4</span><span>7</span>%</p>", "47%"),
    ("sign in a span of its own", "<p><span>47</span><span>%</span></p>", "47%"),
    ("sign raised by a class", "<p>of 900<span class='x noteref'>3</span></p>", "of 900³"),
    ("sup within a note link", "<p>of 900<a href='#fn2'><sup>2</sup></a></p>", "of 900²"),
    ("power in mathematics", "<p><math><msup><mn>10</mn><mrow><mn>6</mn></mrow></msup></math></p>", "10⁶"),
    ("fraction in mathematics", "<p><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></p>", "1/2"),
    ("mathematics", "<p>x = <math><mn>3</mn><mo>+</mo><mn>4</mn></math></p>", "x = 3+4"),
    ("drawn text", "<svg><text>47%</text></svg>", "47%"),
    ("ruby", "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> 5</p>", "漢kan 5"),
    ("insertion", "<p>was <ins>48</ins></p>", "was 48"),
    ("unclosed tags", "<p>one 5<p>", "one 5"),
    ("closed details", "<details><summary>More</summary>84 %</details>", "More\n84 %"),
    ("text of a button", "<p><button>Show 5 more</button></p>", "Show 5 more"),
]


@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in INLINE], ids=[case[0] for case in INLINE])
def test_inline_text_reads_as_it_is_shown(markup: str, expected: str) -> None:
    assert page(markup).text == expected


BLOCKS = [
    ("paragraphs", "<p>a 1</p><p>b 2</p>", ["a 1", "b 2"]),
    ("divs", "<div>a 1<div>b 2</div>c 3</div>", ["a 1", "b 2", "c 3"]),
    ("list", "<ul><li>58%<li>21%<ul><li>7%</ul></ul>", ["58%", "21%", "7%"]),
    ("definition", "<dl><dt>Population<dd>47 m<dt>Dead:<dd>5</dl>", ["Population: 47 m", "Dead: 5"]),
    ("two terms", "<dl><dt>A<dt>B<dd>5</dl>", ["A, B: 5"]),
    ("two definitions", "<dl><dt>A<dd>5<dd>6</dl>", ["A: 5", "A: 6"]),
    ("term alone", "<dl><dt>A 5</dl><p>b</p>", ["A 5", "b"]),
    ("term in divs", "<dl><div><dt>A</dt><dd><p>5</p><p>6</p></dd></div></dl>", ["A: 5", "6"]),
    ("quotation", "<blockquote>He said 5.</blockquote>", ["He said 5."]),
    ("preformatted lines", "<pre>a  5\nb  6\n\nc</pre>", ["a | 5", "b | 6", "c"]),
    ("preformatted code", "<pre>x = 5\n  y</pre>", ["x = 5\n  y"]),
    ("picture without figure", "<p>a <img src=x alt='99 of them died'> 5</p>", ["a 5"]),
    ("caption", "<figure><img src=x alt='all of 99 dead'><figcaption>Fig 1: 5</figcaption></figure>", ["Fig 1: 5"]),
    ("picture is all there is", "<figure><img src=x alt='47 % said yes'></figure>", ["47 % said yes"]),
    ("hr between", "a 1<hr>b 2", ["a 1", "b 2"]),
    ("form", "<form><label>Age</label><input value=5><p>6</p></form>", ["Age", "6"]),
]


@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in BLOCKS], ids=[case[0] for case in BLOCKS])
def test_blocks_are_passages(markup: str, expected: list[str]) -> None:
    source = page(markup)
    assert texts(source) == expected
    check_spans(source)


def test_passages_know_what_they_are() -> None:
    source = page(
        "<nav>Home</nav><h1>Title</h1><p>x</p><ul><li>item<p>more</p></ul><figure><figcaption>cap</figcaption></figure>"
        "<aside>side</aside><footer>foot</footer>"
    )
    kinds = PassageKind
    assert [(said(source, passage), passage.kind) for passage in source.passages] == [
        ("Home", kinds.NAVIGATION),
        ("Title", kinds.HEADING),
        ("x", kinds.PARAGRAPH),
        ("item", kinds.LIST_ITEM),
        ("more", kinds.LIST_ITEM),
        ("cap", kinds.CAPTION),
        ("side", kinds.NAVIGATION),
        ("foot", kinds.NAVIGATION),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<div role=navigation>5</div>",
        "<div class='cookie-banner x'>5</div>",
        "<ul class=breadcrumb><li>5</ul>",
        "<header><p>5</p></header>",
        "<select><option>5</select>",
    ],
)
def test_navigation_is_marked(markup: str) -> None:
    assert {passage.kind for passage in page(markup).passages} == {PassageKind.NAVIGATION}


@pytest.mark.parametrize(
    "markup",
    [
        "<article><header><p>5</p></header></article>",
        "<main><footer>5</footer></main>",
        "<div class=content>5</div>",
        "<span class=menu>5</span>",
    ],
)
def test_content_is_not_taken_for_navigation(markup: str) -> None:
    assert PassageKind.NAVIGATION not in {passage.kind for passage in page(markup).passages}


def paths(markup: str) -> dict[str, tuple[str, ...]]:
    source = page(markup)
    return {said(source, passage): passage.headings for passage in source.passages}


def test_a_passage_stands_under_its_headings() -> None:
    found = paths("<h1>A</h1><p>1</p><h2>B</h2><p>2</p><h3>C</h3><p>3</p><h2>D</h2><p>4</p>")
    assert found["1"] == ("A",)
    assert found["3"] == ("A", "B", "C")
    assert found["4"] == ("A", "D")
    assert found["D"] == ("A",)


def test_a_heading_ends_with_its_section() -> None:
    found = paths("<h1>A</h1><section><h2>2016</h2><p>1</p></section><p>2</p><aside><h2>Ad</h2></aside><p>3</p>")
    assert found["1"] == ("A", "2016")
    assert found["2"] == ("A",)
    assert found["3"] == ("A",)


def test_a_title_in_a_section_of_its_own_stands_over_the_page() -> None:
    assert paths("<section><h1>A</h1></section><p>2</p>")["2"] == ("A",)


def test_headings_by_role_and_of_several_blocks_are_headings() -> None:
    found = paths("<div role=heading aria-level=1>A</div><h2><span>B</span><div>5</div></h2><p>x</p>")
    assert found["x"] == ("A", "B 5")


def test_reading_twice_gives_the_same() -> None:
    markup = "<h1>A</h1><table><tr><th>x<th>y<tr><td>1<td>2</table><p hidden>7</p>"
    assert page(markup) == page(markup)
