"""Reader for LaTeX: the source typeset into text, notes and citations; nothing in it is executed."""

from claims.readers.latex.reading import read_latex

__all__ = ["read_latex"]
