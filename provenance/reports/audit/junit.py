"""The audit report as JUnit XML, for build servers: a suite a document, a case for each claim and each rule.

A claim fails that its sources contradict or do not have, unless an editor accepted it; one that could not be checked is
skipped. A rule fails with an open error or warning.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from provenance.model import Severity
from provenance.reports import words
from provenance.reports.audit import sentences
from provenance.reports.audit.model import Audit
from provenance.reports.audit.parts import NOT_CHECKED, NOT_SUPPORTED, Claim, DocumentAudit, Finding
from provenance.reports.printable import printable, shorten

_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def render(audit: Audit) -> str:
    """The report; times are not told, for none is measured a case."""
    root = ET.Element("testsuites", name="provenance")
    totals: Counter[str] = Counter()
    for number, document in enumerate(audit.documents):
        suite = ET.SubElement(root, "testsuite", name=_text(document.name), file=_text(document.path))
        rules = sorted({count.rule for count in audit.rules} | set(audit.silent_rules))
        cases = [*map(_claim_case, document.claims), *_rule_cases(document, rules)]
        suite.extend(cases)
        counts = {
            "tests": len(cases),
            "failures": sum(case.find("failure") is not None for case in cases),
            "errors": 0,
            "skipped": sum(case.find("skipped") is not None for case in cases),
        }
        suite.attrib.update({name: str(count) for name, count in counts.items()})
        suite.set("timestamp", _moment(audit, document))
        suite.set("id", str(number))
        totals.update(counts)
    root.attrib.update({name: str(totals[name]) for name in ("tests", "failures", "errors", "skipped")})
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _moment(audit: Audit, document: DocumentAudit) -> str:
    run = next(run for run in audit.runs if run.id == document.run)
    return run.as_of.removesuffix("Z")


def _claim_case(claim: Claim) -> ET.Element:
    where = sentences.place(claim.labels, claim.page, claim.line)
    case = ET.Element("testcase", classname="claims", name=_text(f"{where}: {shorten(claim.text, 120)}"))
    word = words.VERDICTS[claim.verdict].label
    reasons = [sentences.why(passage, figures) for passage, figures in claim.passages]
    told = "\n".join([*reasons, *map(sentences.decision_sentence, claim.decisions)])
    if claim.verdict in NOT_CHECKED:
        ET.SubElement(case, "skipped", message=_text(word))
    elif claim.verdict in NOT_SUPPORTED and not claim.accepted:
        ET.SubElement(case, "failure", message=_text(word), type=claim.verdict.value).text = _lines([claim.text, told])
    elif told:
        ET.SubElement(case, "system-out").text = _lines([word, told])
    return case


def _rule_cases(document: DocumentAudit, rules: Sequence[str]) -> Iterator[ET.Element]:
    for rule in rules:
        case = ET.Element("testcase", classname="rules", name=rule)
        found = [finding for finding in document.findings if finding.rule == rule]
        failing = [finding for finding in found if finding.is_open and finding.severity is not Severity.INFO]
        rest = [finding for finding in found if finding not in failing]
        if failing:
            message = _text(sentences.counted(len(failing), "finding"))
            severity = min(failing, key=lambda finding: finding.severity.rank).severity
            failure = ET.SubElement(case, "failure", message=message, type=severity.value)
            failure.text = _lines([_told(finding) for finding in failing])
        if rest:
            ET.SubElement(case, "system-out").text = _lines([_told(finding) for finding in rest])
        yield case


def _told(finding: Finding) -> str:
    where = sentences.place(finding.labels, finding.page, finding.line)
    decided = " ".join(sentences.decision_sentence(decision) for decision in finding.decisions)
    return " ".join(part for part in (f"{where}:" if where else "", finding.message, decided) if part)


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(_text(line) for part in parts for line in part.split("\n") if line)


def _text(value: str) -> str:
    """Text that XML 1.0 can hold."""
    return _NOT_IN_XML.sub("\ufffd", printable(value))
