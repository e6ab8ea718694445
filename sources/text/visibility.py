"""Whether a reader sees an element of a web page: attributes, inline styles, simple rules of its own style sheets.

Only evidence that is shown may count, so what hides text by any common means is known here: `hidden`, `display:none`,
`visibility`, `opacity`, no size, off the screen, clipped away, ink in the colour of its ground, and the class names by
which style sheets elsewhere do the same. Text for screen readers alone and `aria-hidden` text are no evidence either.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sources.text.colours import Colour, are_alike, colour_of
from sources.text.comments import cut_comments

Declarations = dict[str, str]

HIDDEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden visually-hidden-focusable sr-only-focusable screen-reader-text "
    "screen-reader-only screenreader-only screen-reader screenreader a11y-hidden accessibly-hidden "
    "element-invisible element-hidden offscreen off-screen u-hiddenvisually u-visually-hidden "
    "govuk-visually-hidden usa-sr-only cdk-visually-hidden a-offscreen hidden-visually is-visually-hidden "
    "show-for-sr assistive-text".split()
)
# Frameworks hide with these on every screen, unless another class shows the element on wide ones ('d-md-block').
_HIDING_CLASSES = frozenset({"hidden", "d-none", "is-hidden", "display-none", "displaynone", "invisible"})
_SHOWING_CLASS = re.compile(
    r"(?:[a-z0-9]{1,4}:(?:block|flex|grid|inline|table|visible|contents))|d-[a-z]{2,3}-(?!none)"
)
_RELEVANT = re.compile(
    r"display|visib|opac|font|color|background|left|right|top|bottom|indent|clip|transform|height|width|content-v"
)
_SIMPLE_SELECTOR = re.compile(r"(\*|[a-z][a-z0-9-]{0,40})?((?:[.#][\w-]{1,80}){0,6})", re.IGNORECASE)
_SELECTOR_PART = re.compile(r"[.#][\w-]{1,80}")
_LENGTH = re.compile(r"(-?\d{0,6}\.?\d{1,6})(px|em|rem|vw|vh|%|pt|ex|ch|cm|in)?")
_FAR = {
    "px": 500,
    "pt": 400,
    "em": 50,
    "rem": 50,
    "ex": 100,
    "ch": 100,
    "%": 100,
    "vw": 100,
    "vh": 100,
    "cm": 15,
    "in": 6,
}
_SHEET_CHARACTERS = 2_000_000
_SCREEN_MEDIA = re.compile(
    r"@(?:media\s{1,4}(?:only\s{1,4})?(?:screen|all)|layer[^{]{0,200}|supports[^{]{0,500})\s{0,4}", re.I
)
_WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Look:
    """How text at some place of a page is shown. `ground` and `ink` are None where unknown."""

    gone: bool = False  # whatever stands within is hidden too
    invisible: bool = False  # what stands within may be shown again
    tiny: bool = False
    ink: Colour | None = None
    ground: Colour | None = None
    raised: bool = False  # set as a superscript
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str | None
    names: frozenset[str]  # '.class' and '#id'
    weight: tuple[int, int, int, int]  # ids, classes, tags, place in the sheets
    declarations: Declarations


class Visibility:
    """Judges the elements of one page, given its style sheets; `foreign` where it has sheets that are not in it."""

    def __init__(self, sheets: Iterable[str], *, foreign: bool) -> None:
        self._by_name: dict[str, list[_Rule]] = {}
        self._by_tag: dict[str, list[_Rule]] = {}
        self._seen: dict[tuple[str, str, str, str, str, str], Declarations] = {}
        self._grounds_unknown = foreign
        self._count = 0
        for sheet in sheets:
            self._read_sheet(sheet[:_SHEET_CHARACTERS])

    @property
    def page(self) -> Look:
        """The look of a page without any style: on white, unless a sheet we cannot read may say otherwise."""
        return Look(ground=None if self._grounds_unknown else _WHITE)

    def look(self, tag: str, attributes: Mapping[str, str | None], within: Look) -> Look:
        """The look of an element whose parent has the look `within`; the same object where nothing changes."""
        if within.gone:
            return within
        declarations: Declarations = {}
        if attributes or tag in self._by_tag or tag == "dialog":
            if _is_hidden_by_attribute(tag, attributes):
                return replace(within, gone=True, is_hidden=True)
            declarations = self._declarations(tag, attributes)
        return _applied(declarations, within) if declarations else within

    def _declarations(self, tag: str, attributes: Mapping[str, str | None]) -> Declarations:
        get = attributes.get
        key = (
            tag, get("id") or "", get("class") or "", get("style") or "", get("bgcolor") or "", get("color") or "",
        )  # fmt: skip
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._cascade(*key)
        return found

    def _cascade(self, tag: str, identity: str, classes: str, style: str, ground: str, ink: str) -> Declarations:
        names = [f".{name}" for name in classes.split()] + ([f"#{identity}"] if identity else [])
        rules = [*self._by_tag.get(tag, ()), *self._by_tag.get("*", ())]
        for name in names:
            rules += self._by_name.get(name, ())
        present = set(names)
        fitting = [rule for rule in rules if rule.names <= present and rule.tag in (None, tag)]
        result: Declarations = {}
        if ground:
            result["background-color"] = ground
        if ink and tag == "font":
            result["color"] = ink
        for rule in sorted(fitting, key=lambda rule: rule.weight):
            result |= rule.declarations
        if style:
            result |= _declarations_of(style)
        if classes and _is_hidden_by_class(classes):
            result["-hidden-by-class"] = "yes"
        return result

    def _read_sheet(self, sheet: str) -> None:
        sheet, _ = cut_comments(sheet, "/*", "*/")
        if "@import" in sheet:
            self._grounds_unknown = True
        preludes: list[str] = []
        at = 0
        for brace in re.finditer(r"[{}]", sheet):
            chunk = sheet[at : brace.start()]
            at = brace.end()
            if brace[0] == "{":
                preludes.append(chunk.rsplit(";", 1)[-1].strip()[:4000])
            elif preludes:
                selectors = preludes.pop()
                if not selectors.startswith("@") and all(_SCREEN_MEDIA.fullmatch(outer) for outer in preludes[:8]):
                    self._add_rules(selectors, chunk)

    def _add_rules(self, selectors: str, body: str) -> None:
        declarations = _declarations_of(body)
        if not declarations:
            return
        for selector in selectors.split(","):
            match = _SIMPLE_SELECTOR.fullmatch(selector.strip())
            if match is None or not match[0]:
                if "background" in declarations or "background-color" in declarations:
                    self._grounds_unknown = True
                continue
            names = frozenset(_SELECTOR_PART.findall(match[2]))
            tag = match[1].lower() if match[1] else None
            self._count += 1
            ids = sum(name.startswith("#") for name in names)
            weight = (ids, len(names) - ids, int(tag not in (None, "*")), self._count)
            rule = _Rule(None if tag == "*" else tag, names, weight, declarations)
            if names:
                self._by_name.setdefault(min(names), []).append(rule)
            else:
                self._by_tag.setdefault(tag or "*", []).append(rule)


def _is_hidden_by_attribute(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    if (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return True
    return "popover" in attributes or (tag == "dialog" and "open" not in attributes)


def _is_hidden_by_class(classes: str) -> bool:
    names = classes.lower().split()
    if any(name in HIDDEN_CLASSES for name in names):
        return True
    return any(name in _HIDING_CLASSES for name in names) and not _SHOWING_CLASS.search(classes)


def _declarations_of(style: str) -> Declarations:
    """The declarations that can hide text, lower case; what is marked important does not lose to what follows."""
    lowered = style.lower()
    if not _RELEVANT.search(lowered) and "vertical-align" not in lowered and "position" not in lowered:
        return {}
    found: Declarations = {}
    important: set[str] = set()
    for declaration in lowered.split(";"):
        name, colon, value = declaration.partition(":")
        name, value = name.strip(), value.strip()
        if not colon or not value or len(value) > 500:
            continue
        is_important = "!" in value
        if is_important:
            value = value.partition("!")[0].strip()
            important.add(name)
        if is_important or name not in important:
            found[name] = value
    return found


def _applied(declarations: Declarations, within: Look) -> Look:
    """The look `within`, changed by these declarations."""
    gone = "-hidden-by-class" in declarations or _is_gone(declarations)
    invisible, tiny, ink = within.invisible, within.tiny, within.ink
    visibility = declarations.get("visibility")
    if visibility is not None:
        invisible = visibility in ("hidden", "collapse")
    size = declarations.get("font-size")
    if size is not None and not size.endswith("%") and not size.endswith("em"):
        tiny = _is_at_most(size, 1.0)
    if size in ("0%", "0em", "0rem"):
        tiny = True
    ground = _ground(declarations, within.ground)
    if "color" in declarations:
        value = declarations["color"]
        ink = within.ink if value in ("inherit", "currentcolor") else colour_of(value)
        if value == "transparent" and "text" not in declarations.get("-webkit-background-clip", ""):
            invisible = invisible or "text" not in declarations.get("background-clip", "")
    raised = declarations.get("vertical-align") in ("super", "text-top")
    unseen = invisible or tiny or are_alike(ink, ground)
    look = Look(gone, invisible, tiny, ink, ground, raised, gone or unseen)
    return within if look == within else look


def _ground(declarations: Declarations, under: Colour | None) -> Colour | None:
    """The colour behind the text; None when it is an image or cannot be told."""
    ground = under
    for name in ("background", "background-color"):
        value = declarations.get(name)
        if value is None or value in ("none", "transparent", "inherit", "initial", "unset"):
            continue
        ground = colour_of(value)
    image = declarations.get("background-image")
    return None if image not in (None, "none") else ground


def _is_gone(declarations: Declarations) -> bool:
    if not declarations:
        return False
    get = declarations.get
    if get("display") == "none" or get("content-visibility") == "hidden":
        return True
    if "opacity" in declarations and _is_at_most(declarations["opacity"].rstrip("%"), 0.0):
        return True
    transform = get("transform", "")
    if "scale(0)" in transform or re.search(r"translate[xy]?\(-\d{4}", transform):
        return True
    return _is_off_screen(declarations) or _is_clipped(declarations)


def _is_off_screen(declarations: Declarations) -> bool:
    if _is_far(declarations.get("text-indent"), negative_only=True):
        return True
    if declarations.get("position") in ("absolute", "fixed"):
        sides = ("left", "top", "right", "bottom")
        return any(_is_far(declarations.get(side), negative_only=True) for side in sides) or any(
            _is_far(declarations.get(side), negative_only=False, times=6) for side in ("left", "top")
        )
    return any(_is_far(declarations.get(side), negative_only=True, times=4) for side in ("margin-left", "margin-top"))


def _is_clipped(declarations: Declarations) -> bool:
    clip = declarations.get("clip", "").replace(" ", "").replace(",", "").replace("px", "")
    if clip.startswith(("rect(0000)", "rect(1111)", "rect(0auto")) and "position" in declarations:
        return True
    path = declarations.get("clip-path", "").replace(" ", "")
    if path.startswith(("inset(50%", "inset(100%", "circle(0", "polygon(000")):
        return True
    if not declarations.get("overflow", "").startswith(("hidden", "clip")):
        return False
    sizes = (declarations.get(name) for name in ("height", "width", "max-height", "max-width"))
    return any(size is not None and _is_at_most(size, 1.0) for size in sizes)


def _is_at_most(value: str, bound: float) -> bool:
    """Whether a length or a number, in whatever small unit, is no more than `bound`."""
    match = _LENGTH.fullmatch(value)
    return match is not None and 0.0 <= float(match[1]) <= (bound if match[2] in (None, "px", "pt") else 0.0)


def _is_far(value: str | None, *, negative_only: bool, times: int = 1) -> bool:
    """Whether an offset moves an element off any screen."""
    match = _LENGTH.fullmatch(value) if value else None
    if match is None:
        return False
    offset = float(match[1])
    limit = _FAR.get(match[2] or "px", 500) * times
    return offset <= -limit or (not negative_only and offset >= limit * 2)
