"""The forms a result is written in, one module a format."""
