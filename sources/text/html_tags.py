"""What the elements of HTML, SVG and MathML mean for reading: data, no logic."""

from sources.text.model import PassageKind

BLOCKS: dict[str, PassageKind] = dict.fromkeys(
    "address article aside body center details dialog dir div dl fieldset figure footer form frameset header hgroup hr "
    "legend main menu nav ol optgroup option p search section select summary ul blockquote pre listing xmp textarea "
    "foreignobject text marquee".split(),
    PassageKind.PARAGRAPH,
) | {
    "li": PassageKind.LIST_ITEM,
    "dt": PassageKind.LIST_ITEM,
    "dd": PassageKind.LIST_ITEM,
    "caption": PassageKind.CAPTION,
    "figcaption": PassageKind.CAPTION,
}

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

PREFORMATTED = frozenset({"pre", "listing", "xmp", "textarea"})

# Never shown. The text of the second group is kept as hidden text; the first holds nothing for a reader.
SILENT = frozenset("style script noscript iframe noembed noframes link meta base param source track".split())
UNSEEN = frozenset(
    "head template datalist object video audio canvas progress meter del s strike rp area map "
    "title desc defs metadata symbol clippath mask annotation annotation-xml".split()
)

NAVIGATION = frozenset({"nav", "menu", "aside", "select", "option", "search"})
# Navigation where they stand for the page as a whole, content within an article.
PAGE_FURNITURE = frozenset({"header", "footer"})
CONTENT = frozenset({"article", "main", "section", "blockquote", "figure", "dialog", "details"})
NAVIGATION_ROLES = frozenset(
    "navigation banner contentinfo complementary search menu menubar toolbar tablist dialog alertdialog".split()
)
NAVIGATION_NAMES = frozenset(
    "nav navbar navigation navigation-menu main-nav main-menu menu mainmenu topnav topbar sidebar side-bar breadcrumb "
    "breadcrumbs crumbs site-header site-footer page-header page-footer masthead footer colophon cookie cookies "
    "cookie-banner cookie-bar cookie-notice cookiebar cookieconsent consent consent-banner related related-articles "
    "related-posts read-more-links share sharing social social-share newsletter newsletter-signup subscribe pagination "
    "pager skip-link skiplink toc-nav advert advertisement ads ad-container banner-ad promo".split()
)
NAMED_ELEMENTS = frozenset({"div", "section", "ul", "ol", "aside", "p", "form", "header", "footer", "table"})

TABLE_ROLES = {
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
    "rowgroup": "tbody",
}

# Inline elements that pages lay out side by side: two of them without a blank between are often two things.
SPANS = frozenset({"span", "label", "a", "button", "data", "time", "output", "tspan"})

# Class names of a raised sign that a style sheet elsewhere lifts over the line.
RAISED_NAMES = frozenset(
    "sup super superscript noteref note-ref footnote-ref footnoteref footnote-number fnref fn-ref endnote-ref".split()
)

FORMULA_ELEMENTS = frozenset("mn mi mo mrow mtext ms msup msub mfrac msqrt mstyle mfenced mpadded".split())
# What the second and third parts of these are: raised, lowered, a denominator.
FORMULA_PARTS = {"msup": " ^", "msub": " _", "msubsup": " _^", "mfrac": " /"}

OWN_LINE = BLOCKS.keys() | HEADINGS.keys() | UNSEEN | {"p", "tr", "td", "th", "table", "span"}

PARTS = NAVIGATION | PAGE_FURNITURE | CONTENT  # parts of a page even without any attribute
