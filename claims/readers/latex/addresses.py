"""Addresses and links: `\\url`, `\\href`, `\\doi`."""

from claims.readers.latex.page import Page
from claims.readers.latex.range import Reading


class Addresses:
    """Adds to a page the handlers of addresses."""

    def __init__(self, page: Page, reading: Reading) -> None:
        self.page = page
        self.reading = reading
        page.handlers.update(dict.fromkeys(("url", "nolinkurl", "path"), self._url))
        page.handlers.update({"href": self._link, "doi": self._doi})

    def _url(self, index: int, end: int) -> int:
        found = self.reading.argument(index, end)
        if found is None:
            return index
        self.page.put(plain_address(self.reading.source(found)))
        return found.after

    def _doi(self, index: int, end: int) -> int:
        self.page.put("doi:")
        return self._url(index, end)

    def _link(self, index: int, end: int) -> int:
        """`\\href`: its text; in notes its address as well, which the page hides."""
        option = self.reading.optional(index, end)
        found = self.reading.argument(option.after if option else index, end)
        if found is None:
            return index
        address = plain_address(self.reading.source(found))
        shown = self.reading.argument(found.after, end)
        start = self.page.builder.next_word
        if shown is not None:
            self.page.run(shown.start, shown.end)
        if not self.page.noting and not self.page.silent and address.startswith("http"):
            self.page.builder.link(start, address)
        printed = self.reading.source(shown) if shown else ""
        if self.page.noting and address.startswith("http") and address.rstrip("/") not in plain_address(printed):
            self.page.put(f" <{address}>")
        return shown.after if shown else found.after


def plain_address(source: str) -> str:
    """An address as it is meant: without TeX's escapes, breaks and braces."""
    plain = source.replace("\\textasciitilde", "~").replace("\\~{}", "~").replace("\\~", "~")
    for sign in "%#&_{}$^-/":
        plain = plain.replace(f"\\{sign}", sign if sign not in "-/" else "")
    return "".join(plain.replace("{", "").replace("}", "").split())
