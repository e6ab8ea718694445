"""The page on the rules is what its script makes of the rules."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_the_page_on_the_rules_is_the_generated_one() -> None:
    made = runpy.run_path(str(DOCS / "build_rules.py"))
    assert (DOCS / "rules.md").read_text("utf-8") == made["build_page"](), "run: python docs/build_rules.py"
