"""The smallest PDF writer that the tests need: pages of content streams over one font, and raw objects."""

from collections.abc import Sequence


def words(x: float, y: float, text: str, size: float = 11, state: str = "") -> str:
    """The operators that set `text` at a place; `state` comes before (a colour, a render mode)."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q BT {state} /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET Q\n"


def pdf(pages: Sequence[str], *, rotate: int = 0, trailer: str = "") -> bytes:
    """A PDF with these pages of 595 by 842 points."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    bodies.append(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n\x80\nendstream"
    )
    kids = []
    for content in pages:
        stream = content.encode("cp1252")
        kids.append(len(bodies) + 1)
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d"
            b"/Resources<</Font<</F1 3 0 R>>/XObject<</I 4 0 R>>>>"
            b"/Contents %d 0 R>>" % (rotate, len(bodies) + 2)
        )
        bodies.append(b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream")
    bodies[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return objects(bodies, trailer=trailer)


def objects(bodies: Sequence[bytes], *, trailer: str = "") -> bytes:
    """A PDF file of these objects, the first the catalogue."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + table
    end = f"trailer<</Size {len(bodies) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"
    return out + end.encode()


def one_page(content: bytes, resources: bytes = b"<<>>", *more: bytes) -> bytes:
    """A PDF of one page with this content stream object, these resources, and more objects from number 5 on."""
    return objects(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources" + resources + b"/Contents 4 0 R>>",
            content,
            *more,
        ]
    )
