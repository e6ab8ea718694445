"""A small press: pages set in Courier (every sign 0.6 of the size wide), with raised signs, rules and links."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.sources.text.pdf_writer import objects

_WIDTH = 0.6
_RISE, _SMALL = 0.36, 0.64  # of the size: how raised signs are set


@dataclass
class Sheet:
    """One page of 595 by 842 points that is being set."""

    marks: list[str] = field(default_factory=list)
    links: list[tuple[str, tuple[float, float, float, float]]] = field(default_factory=list)

    def line(
        self, x: float, y: float, text: str, size: float = 10, *, rise: float = _RISE, small: float = _SMALL
    ) -> float:
        """Set a line; what stands between ^ and ^ is raised. Returns where it ends."""
        for number, part in enumerate(text.split("^")):
            raised = number % 2
            this = size * small if raised else size
            if part:
                self._show(x, y + (size * rise if raised else 0), part, this)
            x += _WIDTH * this * len(part)
        return x

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 10, leading: float = 1.25) -> float:
        """Set lines below each other; returns the height of the next."""
        for text in texts:
            self.line(x, y, text, size)
            y -= leading * size
        return y

    def rule(self, x: float, y: float, length: float = 120) -> None:
        """Draw a line."""
        self.marks.append(f"{x} {y} m {x + length} {y} l 0.5 w S\n")

    def link(self, address: str, left: float, bottom: float, right: float, top: float) -> None:
        """Lay a link over a box."""
        self.links.append((address, (left, bottom, right, top)))

    def _show(self, x: float, y: float, text: str, size: float) -> None:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.marks.append(f"BT /F1 {size:.2f} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm ({escaped}) Tj ET\n")


# From a page as it is shown, upright, to one of 595 by 842 points that is turned by so many degrees.
_TURNS = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}


def printed(*sheets: Sheet, title: str = "", rotate: int = 0, upright: bool = False) -> bytes:
    """The PDF of these pages; `upright`: what is set on a turned page stands upright when it is shown."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _FONT, f"<</Title({title})>>".encode("cp1252")]
    kids = []
    for sheet in sheets:
        turn = f"{_TURNS[rotate]} cm\n" if upright and rotate else ""
        stream = (turn + "".join(sheet.marks)).encode("cp1252")
        notes = " ".join(
            f"<</Type/Annot/Subtype/Link/Rect[{' '.join(map(str, box))}]/A<</S/URI/URI({address})>>>>"
            for address, box in sheet.links
        )
        kids.append(len(bodies) + 1)
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {rotate}/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {len(bodies) + 2} 0 R/Annots[{notes}]>>".encode()
        )
        bodies.append(b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream")
    bodies[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return objects(bodies, trailer="/Info 4 0 R")


_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
