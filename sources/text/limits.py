"""What a source may cost: beyond these budgets reading stops, and the result says so."""

INPUT_BYTES = 50_000_000
MARKUP_BYTES = 20_000_000  # of a page: its tree takes ten times its size in memory, and more
TEXT_CHARACTERS = 20_000_000
HIDDEN_CHARACTERS = 2_000_000
TABLE_CELLS = 1_000_000
TABLE_COLUMNS = 1_000  # as browsers limit a colspan
NODES = 8_000_000  # of a page or a tree; markup of 25 kB can unfold into millions
NESTING = 200  # of JSON and of tables in tables
PAGES = 2_000
PDF_CHARACTERS = 1_500_000  # placing them takes about ten microseconds each
LINKS = 5_000

ZIP_RATIO = 200
ZIP_BYTES = 200_000_000

CHILD_SECONDS = 30.0
CHILD_BYTES = 1_000_000_000

TOO_LARGE = "too large when unpacked"
TOOK_TOO_LONG = "took too long"
NO_CHILD = "could not be read (no process could be started for it)"
CRASHED = "could not be read (crashed)"
EMPTY = "the file is empty"
CUT_INPUT = "only the first {} MB were read"
CUT_TEXT = "the text goes on beyond what is read of one source"
CUT_CELLS = "the tables go on beyond what is read of one source"
CUT_NODES = "the page unfolds into more elements than are read"
CUT_PAGES = "only the first {} pages were read"
TOO_LARGE_FILE = "larger than 50 MB"
