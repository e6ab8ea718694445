"""The rules, one module each, listed in the order of the report."""
