"""Notes and markers found in text that has lost its fonts: as extracted from a PDF, or typed plainly."""

from claims.alignment.align import Alignment, align

__all__ = ["Alignment", "align"]
