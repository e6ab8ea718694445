"""Numbers that commands set: those of siunitx and numprint, and fractions."""

from functools import partial

from claims.readers.latex.page import Page
from claims.readers.latex.range import Reading
from claims.readers.latex.units import COMMANDS, quantity_text
from claims.tex.tokens import Kind


class Numbers:
    """Adds to a page the handlers of numbers."""

    def __init__(self, page: Page, reading: Reading) -> None:
        self.page = page
        self.reading = reading
        page.handlers.update({name: partial(self._number, name) for name in COMMANDS})
        page.handlers.update(dict.fromkeys(("frac", "tfrac", "dfrac", "nicefrac", "sfrac", "textfrac"), self._fraction))

    def _fraction(self, index: int, end: int) -> int:
        above = self.reading.argument(index, end)
        bare = self.reading.tokens[above.start] if above and above.after == above.end else None
        if bare is not None and bare.kind is Kind.TEXT and len(bare.text) > 1:  # `\frac12`: each sign is an argument
            self.page.put(f"{bare.text[0]}/{bare.text[1:]}")
            return above.after if above else index
        below = self.reading.argument(above.after, end) if above else None
        if above is None or below is None:
            return index
        self.page.run(above.start, above.end)
        self.page.put("/")
        self.page.run(below.start, below.end)
        return below.after

    def _number(self, name: str, index: int, end: int) -> int:
        option = self.reading.optional(index, end)
        index = option.after if option else index
        arguments = []
        for _ in COMMANDS[name]:
            found = self.reading.argument(index, end)
            if found is None:
                break
            arguments.append(self.reading.tokens[found.start : found.end])
            index = found.after
        self.page.put(quantity_text(name, arguments, self.page.decimal_sign))
        if name == "numprint" and option:
            self.page.put(" ")
            self.page.run(option.start, option.end)
        return index
