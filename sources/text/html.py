"""The visible text of a web page, in one pass over the tree that the HTML standard makes of it.

Follows the WHATWG HTML standard's parsing (lexbor) and, where it matters for figures, its rendering: what is not shown
goes to `hidden`; raised and lowered signs become their Unicode forms; shown line breaks stay line breaks.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sources.text import html_tags as tags
from sources.text import limits, walls
from sources.text.builder import LINE_BREAK, TextBuilder
from sources.text.flow import Flow
from sources.text.html_layout import has_spoken_twin, is_layout, is_navigation, is_note_link, span_of
from sources.text.metadata import facts_of
from sources.text.model import PassageKind, SourceText
from sources.text.visibility import Look, Visibility

Attributes = Mapping[str, str | None]
Action = Callable[[], None]
Opener = Callable[[LexborNode, str, Attributes], list[Action]]

_MARKUP = re.compile(r"<[^<>]{0,1000}>")


def read_html(markup: str) -> SourceText:
    """The text of a page. A page without visible text, or a wall before the content, is `unreadable`."""
    tree = LexborHTMLParser(markup, scripting=True)
    builder = TextBuilder()
    _Pass(tree, Flow(builder)).run()
    facts = facts_of(tree)
    result = builder.finish(
        media_type="text/html",
        title=facts.title,
        language=facts.language,
        published=facts.published,
        links=facts.links,
    )
    result = replace(result, anchors=facts.anchors)
    return walls.checked(result, tree, has_paywall=facts.has_paywall)


class _Pass:
    """One pass over a tree. Each element that is entered leaves the actions that its end calls for."""

    def __init__(self, tree: LexborHTMLParser, flow: Flow) -> None:
        self._flow = flow
        self._root = tree.root
        sheets = [node.text() for node in tree.css("style")]
        self._visibility = Visibility(sheets, foreign=tree.css_first('link[rel~="stylesheet"]') is not None)
        self._look = self._visibility.page
        self._ends: list[tuple[list[Action], Look] | None] = []
        self._content = 0  # how many elements around are content, where a header is no page furniture
        self._openers: dict[str, Opener] = {
            **dict.fromkeys(tags.BLOCKS, self._block),
            **dict.fromkeys(tags.HEADINGS, self._heading),
            **dict.fromkeys(tags.SPANS, self._span),
            **dict.fromkeys(tags.PREFORMATTED, self._preformatted),
            **dict.fromkeys(("thead", "tbody", "tfoot"), self._row_group),
            **dict.fromkeys(("td", "th"), self._cell),
            **dict.fromkeys(("sup", "sub"), self._mark),
            **dict.fromkeys(tags.FORMULA_ELEMENTS, self._math),
            "a": self._anchor,
            "br": self._line_break,
            "img": self._picture,
            "figure": self._figure,
            "caption": self._caption,
            "dl": self._definitions,
            "dt": self._term,
            "dd": self._definition,
            "table": self._table,
            "tr": self._row,
        }

    def run(self) -> None:
        """Read the whole tree."""
        node = self._root
        while node is not None and node.prev is not None:  # comments before the root
            node = node.prev
        ends = self._ends
        nodes = 0
        while node is not None:
            nodes += 1
            if nodes == limits.NODES:
                self._flow.builder.cut(limits.CUT_NODES)
            if nodes % 64 == 0 and self._flow.builder.is_full:
                break
            following = self._enter(node)
            if following is None:
                following = node.next
                while following is None and ends and node is not None:
                    node = node.parent
                    self._end_element()
                    following = node.next if ends and node is not None else None
            node = following
        while ends:
            self._end_element()
        self._flow.end_passage()

    def _end_element(self) -> None:
        entry = self._ends.pop()
        if entry is not None:
            actions, self._look = entry
            for action in reversed(actions):
                action()

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Take in a node; gives its first child where the pass goes down into it."""
        tag = node.tag or ""
        if tag == "-text":
            if self._look.is_hidden:
                self._flow.builder.hide(node.text_content or "")
            else:
                self._flow.text(node.text_content or "", raised=self._look.raised)
            return None
        if not node.is_element_node:
            if node.is_comment_node and not (comment := node.comment_content or "").startswith("?"):
                self._hide_line(comment)
            return None
        attributes: Attributes = node.attributes
        if tag in tags.SILENT:
            self._silent(node, tag, attributes)
            return None
        if tag == "title" and node.parent is not None and node.parent.tag == "head":
            return None
        if "aria-hidden" in attributes and has_spoken_twin(node):
            attributes = {key: value for key, value in attributes.items() if key != "aria-hidden"}
        outer = self._look
        look = self._visibility.look(tag, attributes, outer)
        if tag in tags.UNSEEN and not look.gone:
            look = replace(look, gone=True, is_hidden=True)
        self._look = look
        if look.gone:
            actions = [self._end_hidden_line] if tag in tags.OWN_LINE else []
        else:
            actions = self._open(node, tag, attributes)
        self._ends.append((actions, outer) if actions or look is not outer else None)
        child = node.first_child
        if child is None:
            self._end_element()
        return child

    def _silent(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        """An element of which nothing is shown; data and stand-ins in it are kept as hidden text."""
        if tag == "noscript" or (tag == "script" and "json" in (attributes.get("type") or "").lower()):
            content = node.text()[: limits.HIDDEN_CHARACTERS]
            self._hide_line(_MARKUP.sub(" ", content))

    def _end_hidden_line(self) -> None:
        self._flow.builder.hide(LINE_BREAK)

    def _hide_line(self, text: str) -> None:
        self._flow.builder.hide(LINE_BREAK + text + LINE_BREAK)

    def _open(self, node: LexborNode, tag: str, attributes: Attributes) -> list[Action]:
        """Begin an element that is shown; gives what is to be done at its end, outermost first."""
        ends: list[Action] = []
        if attributes or tag in tags.PARTS:
            role = (attributes.get("role") or "").strip().lower()
            if role:
                tag = self._tag_of_role(tag, role, attributes)
            if is_navigation(tag, role, attributes, in_content=self._content > 0):
                ends.append(self._region(navigation=True))
            if tag in tags.CONTENT:
                ends.append(self._region(navigation=False))
        opener = self._openers.get(tag)
        if opener is not None:
            ends += opener(node, tag, attributes)
        return ends

    def _tag_of_role(self, tag: str, role: str, attributes: Attributes) -> str:
        """The element that a role makes of another: headings and tables built of plain blocks."""
        if role == "heading" and tag not in tags.HEADINGS:
            level = attributes.get("aria-level") or ""
            return f"h{level}" if f"h{level}" in tags.HEADINGS else "h2"
        if role in ("table", "grid"):
            return "table"
        return tags.TABLE_ROLES.get(role, tag) if self._flow.tables else tag

    def _region(self, *, navigation: bool) -> Action:
        """A part of the page with headings of its own."""
        flow = self._flow
        flow.end_passage()
        saved = flow.path
        step = 1
        if navigation:
            flow.navigation += step
        else:
            self._content += step

        def end() -> None:
            flow.end_passage()
            flow.restore_path(saved)
            if navigation:
                flow.navigation -= step
            else:
                self._content -= step

        return end

    def _block(self, _node: LexborNode, tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.open_block(tags.BLOCKS[tag])
        return [self._flow.close_block]

    def _heading(self, _node: LexborNode, tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.open_heading()
        return [partial(self._flow.close_heading, tags.HEADINGS[tag])]

    def _span(self, _node: LexborNode, _tag: str, attributes: Attributes) -> list[Action]:
        if attributes and not tags.RAISED_NAMES.isdisjoint((attributes.get("class") or "").lower().split()):
            self._flow.open_mark()
            return [self._flow.close_raised]
        self._flow.open_span()
        return [self._flow.close_span]

    def _math(self, node: LexborNode, _tag: str, _attributes: Attributes) -> list[Action]:
        """A part of a formula: a power is raised, an index lowered, a denominator set off."""
        parent = node.parent
        place = tags.FORMULA_PARTS.get(parent.tag or "") if parent is not None else None
        if place is None:
            return []
        sibling, index = node.prev, 0
        while sibling is not None and index < len(place):
            index += sibling.is_element_node
            sibling = sibling.prev
        sign = place[index] if index < len(place) else ""
        if sign == "/":
            self._flow.text("/")
        if sign not in ("^", "_"):
            return []
        self._flow.open_mark()
        return [self._flow.close_raised if sign == "^" else self._flow.close_lowered]

    def _anchor(self, node: LexborNode, tag: str, attributes: Attributes) -> list[Action]:
        if attributes and is_note_link(node, attributes):
            self._flow.open_mark()
            return [self._flow.close_raised]
        return self._span(node, tag, attributes)

    def _preformatted(self, _node: LexborNode, _tag: str, _attributes: Attributes) -> list[Action]:
        flow = self._flow
        flow.open_block(PassageKind.PARAGRAPH)
        flow.preformatted += 1

        def end() -> None:
            flow.close_block()
            flow.preformatted -= 1

        return [end]

    def _mark(self, _node: LexborNode, tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.open_mark()
        return [self._flow.close_raised if tag == "sup" else self._flow.close_lowered]

    def _line_break(self, _node: LexborNode, _tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.line_break()
        return []

    def _picture(self, _node: LexborNode, _tag: str, attributes: Attributes) -> list[Action]:
        if (alternative := attributes.get("alt")) and not self._look.is_hidden:
            self._flow.add_picture(alternative)
        return []

    def _figure(self, _node: LexborNode, _tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.open_figure()
        return [self._flow.close_figure]

    def _caption(self, _node: LexborNode, _tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.open_block(PassageKind.CAPTION)
        return [self._flow.set_table_title, self._flow.close_block]

    def _definitions(self, _node: LexborNode, _tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.open_block(PassageKind.PARAGRAPH)
        return [self._flow.close_block, self._flow.close_definitions]

    def _term(self, _node: LexborNode, _tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.open_term()
        return [self._flow.close_term]

    def _definition(self, _node: LexborNode, _tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.open_definition()
        return [self._flow.close_block]

    def _table(self, node: LexborNode, _tag: str, attributes: Attributes) -> list[Action]:
        by_roles = node.tag != "table"
        depth = len(self._flow.tables)
        self._flow.open_table(layout=not by_roles and is_layout(node, attributes, depth))
        return [self._flow.close_table]

    def _row_group(self, _node: LexborNode, tag: str, _attributes: Attributes) -> list[Action]:
        if tag != "thead" or not self._flow.tables:
            return []
        table = self._flow.tables[-1]
        table.head = True

        def end() -> None:
            table.head = False

        return [end]

    def _row(self, _node: LexborNode, _tag: str, _attributes: Attributes) -> list[Action]:
        self._flow.open_row()
        return [self._flow.end_passage]

    def _cell(self, _node: LexborNode, tag: str, attributes: Attributes) -> list[Action]:
        columns = span_of(attributes, "colspan") if attributes else 1
        rows = span_of(attributes, "rowspan") if attributes else 1
        is_open = self._flow.open_cell(header=tag == "th", columns=columns, rows=rows)
        return [self._flow.close_cell] if is_open else []
