"""`provenance text`: the canonical text that all offsets count in."""

import sys

import click


@click.command("text", short_help="Print the canonical text of a document, or of a stored capture.")
@click.argument("path", required=False, metavar="PATH")
@click.option("--capture", metavar="DIGEST", help="The text of this capture in the database.")
@click.option("--db", metavar="FILE", default="provenance.db", show_default=True, help="The database of --capture.")
def command(path: str | None, capture: str | None, db: str) -> None:
    """Print the canonical text of a document, exactly, without an added newline.

    \b
    provenance text report.md
    provenance text --capture sha256:9f86d0…
    """
    if (path is None) == (capture is None):
        raise click.UsageError("name a document, or a capture with --capture")
    sys.stdout.buffer.write((_of_document(path) if path else _of_capture(capture or "", db)).encode())
    sys.stdout.buffer.flush()


def _of_document(path: str) -> str:
    from pathlib import Path

    import claims
    from provenance.companions import companions_of
    from provenance.inputs import read_bytes

    name = None if path == "-" else Path(path).name
    return claims.read(read_bytes(path), name, companions=companions_of(path)).text


def _of_capture(digest: str, db: str) -> str:
    from pathlib import Path

    from provenance.store.store import read_stored_capture
    from sources import text_of

    capture = read_stored_capture(Path(db), digest)
    return text_of(capture.body, capture.media_type).text
