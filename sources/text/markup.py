"""XML read safely: the standard library's expat with every DOCTYPE refused, so that no entity is defined or fetched."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from sources.errors import DamagedFile
from sources.text import limits

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
_MAX_DEPTH = 1_000


class DoctypeRefused(DamagedFile):
    """A document type definition where none belongs: the way of entity bombs and of files that fetch others."""


def parse(data: bytes, *, start: Start, end: End, text: Callable[[str], None], encoding: str | None = None) -> None:
    """Run the handlers over an XML text; element names come without their namespace prefix.

    Raises DoctypeRefused and DamagedFile; what was read before has reached the handlers.
    """
    depth = 0
    count = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > _MAX_DEPTH or count > limits.NODES:
            raise DamagedFile("nested too deeply" if depth > _MAX_DEPTH else limits.TOO_LARGE)
        start(name.rpartition(":")[2], attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(":")[2])

    def on_doctype(*_: object) -> None:
        raise DoctypeRefused("holds a document type definition (DOCTYPE), which is refused")

    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = on_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DamagedFile(f"damaged XML: {expat.ErrorString(error.code)} in line {error.lineno}") from error
    except (LookupError, ValueError) as error:  # an encoding that expat does not know
        raise DamagedFile("damaged XML") from error
