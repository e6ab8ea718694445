"""What several rules know in common: of addresses, bodies, dates, works, places and wording. Pure functions."""
