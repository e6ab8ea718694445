"""Pairs of pages: what hides a figure makes it hidden text, what only looks like that leaves it visible."""

import pytest

from tests.sources.text.reading import page

HIDDEN = [
    "<p hidden>77%</p>",
    "<div hidden=''><p>77%</p></div>",
    "<p style='display:none'>77%</p>",
    "<p style='DISPLAY: NONE !important'>77%</p>",
    "<p style='visibility:hidden'>77%</p>",
    "<p style='opacity:0'>77%</p>",
    "<p style='opacity: 0.0'>77%</p>",
    "<p style='font-size:0'>77%</p>",
    "<p style='font-size:1px'>77%</p>",
    "<p style='position:absolute;left:-9999px'>77%</p>",
    "<p style='position:fixed; top:-100em'>77%</p>",
    "<p style='text-indent:-9999px'>77%</p>",
    "<p style='position:absolute;clip:rect(0,0,0,0)'>77%</p>",
    "<p style='clip-path: inset(100%)'>77%</p>",
    "<p style='height:0;overflow:hidden'>77%</p>",
    "<p style='width:1px;height:1px;overflow:hidden'>77%</p>",
    "<p style='transform:scale(0)'>77%</p>",
    "<p style='color:#fff'>77%</p>",
    "<p style='color:white;background:#ffffff'>77%</p>",
    "<p style='color:rgb(254, 254, 254)'>77%</p>",
    "<p style='color:transparent'>77%</p>",
    "<p><font color=white>77%</font></p>",
    "<table bgcolor=black><tr><td>a<td style='color:#000'>77%</table>",
    "<div style='background:navy'><p style='color:#000080'>77%</p></div>",
    "<p class=sr-only>77%</p>",
    "<p class='x visually-hidden'>77%</p>",
    "<p class=screen-reader-text>77%</p>",
    "<p class=d-none>77%</p>",
    "<p aria-hidden=true>77%</p>",
    "<!-- 77% -->",
    '<script type=\'application/ld+json\'>{"x": "77%"}</script>',
    "<noscript><p>77%</p></noscript>",
    "<p>a <del>77%</del> <s>77%</s></p>",
    "<dialog>77%</dialog>",
    "<p popover>77%</p>",
    "<datalist><option>77%</datalist>",
    "<video>77%</video>",
    "<svg><title>77%</title></svg>",
    "<p><img alt='77% of all people' src=x></p>",
    "<style>.a{display:none}</style><p class=a>77%</p>",
    "<style>/* x */ p.a, #b { color: red; display : none }</style><p id=b>77%</p>",
    "<style>@media screen { .a { visibility: hidden } }</style><p class=a>77%</p>",
    "<style>.a{display:block} .a.b{display:none}</style><p class='a b'>77%</p>",
    "<style>body{background:#fff} .a{color:#fefefe}</style><p class=a>77%</p>",
    "<style>.a{position:absolute;left:-999em}</style><p class=a>77%</p>",
    "<div style='display:none'><div style='display:block'>77%</div></div>",
    "<p>\u202e77%\u202c</p>",
    "<p><span aria-hidden=true>77%</span><span class=sr-only>12 per cent</span></p>",
]
SHOWN = [
    "<p>77%</p>",
    "<p hidden=until-found>77%</p>",
    "<p style='display:block'>77%</p>",
    "<p style='opacity:0.5'>77%</p>",
    "<p style='opacity:.01'>77%</p>",
    "<p style='font-size:12px'>77%</p>",
    "<div style='font-size:0'><span style='font-size:16px'>77%</span></div>",
    "<div style='visibility:hidden'><p style='visibility:visible'>77%</p></div>",
    "<p style='position:absolute;left:-20px'>77%</p>",
    "<p style='overflow:hidden;height:200px'>77%</p>",
    "<p style='height:1px'>77%</p>",
    "<p style='color:#fff;background:#000'>77%</p>",
    "<div style='background:navy'><p style='color:#fff'>77%</p></div>",
    "<div style='background:url(x.png)'><p style='color:#fff'>77%</p></div>",
    "<div style='background-image:url(x.png)'><p style='color:#fff'>77%</p></div>",
    "<link rel=stylesheet href=x.css><p style='color:#fff'>77%</p>",
    "<style>.hero p{background:#000}</style><p style='color:#fff'>77%</p>",
    "<p style='color:transparent;-webkit-background-clip:text'>77%</p>",
    "<p class='d-none d-md-block'>77%</p>",
    "<p class='hidden md:block'>77%</p>",
    "<p class='not-hidden'>77%</p>",
    "<p aria-hidden=false>77%</p>",
    "<dialog open>77%</dialog>",
    "<details>77%</details>",
    "<style>@media print{.a{display:none}}</style><p class=a>77%</p>",
    "<style>@media (max-width:600px){.a{display:none}}</style><p class=a>77%</p>",
    "<style>.a{display:none}</style><style>.a{display:block}</style><p class=a>77%</p>",
    "<style>.a{display:none}</style><p class=a style='display:inline'>77%</p>",
    "<style>.js .a{display:none} .a::after{display:none} .a:hover{display:none}</style><p class=a>77%</p>",
    "<style>.a{display:none</style><p class=b>77%</p>",
    "<ins>77%</ins>",
    "<p><span aria-hidden=true>77%</span><span class=sr-only>77 per cent</span></p>",
    "<textarea>77%</textarea>",
]


@pytest.mark.parametrize("markup", HIDDEN)
def test_a_hidden_figure_is_no_text(markup: str) -> None:
    source = page(markup + "<p>end</p>")
    assert "77" not in source.text
    assert "77%" in source.hidden
    assert source.text.endswith("end")


@pytest.mark.parametrize("markup", SHOWN)
def test_a_shown_figure_is_text(markup: str) -> None:
    assert "77%" in page(markup).text


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a</p><script>var x = '77%'</script>",
        "<p>a</p><style>.a{width:77%}</style>",
        "<p>a</p><template>77%</template>",
        "<p title='77%'>a</p>",
        "<p>a <abbr title='77%'>b</abbr></p>",
        "<p>a</p><iframe>77%</iframe>",
    ],
)
def test_what_nobody_is_meant_to_read_is_left_out(markup: str) -> None:
    assert "77" not in page(markup).text
