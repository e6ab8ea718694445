"""Comments that speak to this program: 'provenance: ignore[dead-link]' on a stretch of the text. Others say nothing."""

import re
from dataclasses import dataclass, field

from claims.readers.builder import LayoutBuilder
from claims.readers.docx.xml import Element

SIGNS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
_REMARK = re.compile(r"\s{0,20}provenance:", re.IGNORECASE)


@dataclass(slots=True)
class Comments:
    """The remarks by the ids of their comments, put into the builder where they are met."""

    builder: LayoutBuilder
    words: dict[str, str]
    _open: dict[str, int] = field(default_factory=dict)  # where the stretches begin that are open
    _placed: set[str] = field(default_factory=set)

    def meet(self, sign: Element) -> None:
        """The beginning or the end of what a comment is on, or, where it is on nothing, the comment itself."""
        id_ = sign.attributes.get("w:id", "")
        words = self.words.get(id_)
        if words is None or id_ in self._placed:
            return
        if sign.name == "w:commentRangeStart":
            self._open[id_] = self.builder.position
            return
        self._placed.add(id_)
        if id_ in self._open:
            self.builder.remark_over(words, self._open.pop(id_))
        else:
            self.builder.remark(words)


def read_comments(part: Element | None, builder: LayoutBuilder) -> Comments:
    """The remarks among the comments of a document."""
    words: dict[str, str] = {}
    for comment in part.children if part else ():
        if comment.name == "w:comment":
            said = "".join(one.text for one in comment.descendants() if one.name == "w:t")
            if _REMARK.match(said):
                words.setdefault(comment.attributes.get("w:id", ""), said)
    return Comments(builder, words)
