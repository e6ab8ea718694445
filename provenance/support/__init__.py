"""Whether a source bears a figure out: index, tolerance, context, verdict. Pure functions."""
