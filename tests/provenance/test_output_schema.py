"""The JSON result against the contract's schema, where the reference material is at hand."""

import json
from pathlib import Path

import jsonschema
import pytest

from provenance import check
from provenance.reports.json import as_object

SCHEMA = Path(__file__).parents[3] / "shared" / "reference" / "output.schema.json"
DEMO = Path(__file__).parents[2] / "provenance" / "demo"


@pytest.mark.skipif(not SCHEMA.exists(), reason="the reference material is not beside the project")
def test_the_demo_result_is_valid(tmp_path: Path) -> None:
    result = check(
        [DEMO / "brief.txt", tmp_path / "none.txt"], sources=[DEMO / "captures.warc.gz"], offline=True, db=None
    )
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator(schema).validate(as_object(result, with_text=True))
