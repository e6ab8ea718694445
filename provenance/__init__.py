"""Checks where the figures in a report come from. Everything the command line does, without it.

>>> import provenance
>>> verdict = provenance.judge("Losses fell to 29 per cent in 2022.", "In 2022, losses fell to 29%.").verdict
>>> verdict.value
'supported'

The names load when they are asked for, so that the command line starts quickly.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.api import check, check_links
    from provenance.errors import ProvenanceError, Status
    from provenance.judging import judge
    from provenance.model import Confidence, Evidence, Finding, Judgement, Severity, Verdict
    from provenance.result import LinkResult, Result

__all__ = [
    "Confidence",
    "Evidence",
    "Finding",
    "Judgement",
    "LinkResult",
    "ProvenanceError",
    "Result",
    "Severity",
    "Status",
    "Verdict",
    "check",
    "check_links",
    "judge",
]

_HOMES = {
    "Confidence": "model",
    "Evidence": "model",
    "Finding": "model",
    "Judgement": "model",
    "LinkResult": "result",
    "ProvenanceError": "errors",
    "Result": "result",
    "Severity": "model",
    "Status": "errors",
    "Verdict": "model",
    "check": "api",
    "check_links": "api",
    "judge": "judging",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"provenance.{_HOMES[name]}"), name)
