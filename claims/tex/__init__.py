"""TeX as a reader of the page sees it: its tokens, and the plain text of a field or argument. Nothing is executed."""

from claims.tex.plain import decode_tex
from claims.tex.tokens import Kind, Token, pair_braces, tokenize

__all__ = ["Kind", "Token", "decode_tex", "pair_braces", "tokenize"]
