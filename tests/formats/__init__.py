"""One report in every format: the neutral source, the builders of the formats, and what must be the same in all."""
