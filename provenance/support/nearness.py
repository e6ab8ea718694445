"""How near a word belongs to a figure of its sentence, from its own to another figure's."""

OWN, LED, FAR, SUBJECT, SHARED, FOREIGN = 1.0, 0.985, 0.9, 0.75, 0.7, 0.2
