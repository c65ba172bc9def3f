"""SARIF against its own schema, and what code scanning asks of it beyond.

schemas/sarif-2.1.0.json is the schema of the OASIS standard with its errata 01, as published at docs.oasis-open.org/sarif.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from sample import LEDGER, drafted, report
from test_reports import hostile

from factcheck import reports
from factcheck.report import Report
from factcheck.reports import Options

SCHEMA = Draft4Validator(json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")))


def waived() -> Report:
    made = report()
    first = made.findings[0].model_copy(update={"status": "waived", "waiver": "court file (AB, until 2027-01-31)"})
    return made.model_copy(update={"findings": (first, *made.findings[1:])})


STORIES = {"plain": report(), "draft": drafted(), "hostile": hostile(), "waived": waived(), "empty": Report()}


def run(made: Report, show: tuple[str, ...] = reports.SHOWABLE) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(reports.render("sarif", [made], Options(show=show)))
    return written["runs"][0]


@pytest.mark.parametrize("name", STORIES)
def test_it_is_valid(name: str) -> None:
    written = json.loads(reports.render("sarif", [STORIES[name]], Options(show=reports.SHOWABLE)))
    assert [f"{list(wrong.path)}: {wrong.message[:99]}" for wrong in SCHEMA.iter_errors(written)] == []


def test_the_schema_itself_says_no() -> None:
    written = json.loads(reports.render("sarif", [report()], Options()))
    written["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not SCHEMA.is_valid(written)


@pytest.mark.parametrize("name", STORIES)
def test_every_link_of_a_message_has_its_place(name: str) -> None:
    for result in run(STORIES[name])["results"]:
        linked = [int(n) for n in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])]
        assert linked == [place["id"] for place in result.get("relatedLocations", ())]


@pytest.mark.parametrize("made", [report(), drafted()], ids=["plain", "draft"])
def test_lines_columns_and_offsets_are_those_of_the_words_in_code_points(made: Report) -> None:
    assert run(made)["columnKind"] == "unicodeCodePoints"
    texts = {f"{made.root}/{source.path}": source.text for source in made.sources}
    seen = 0
    for result in run(made)["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            where, text = place["physicalLocation"]["region"], texts[place["physicalLocation"]["artifactLocation"]["uri"]]
            line = text.split("\n")[where["startLine"] - 1]
            quote = where["snippet"]["text"]
            assert where["startLine"] == where["endLine"]
            assert line[where["startColumn"] - 1 : where["endColumn"] - 1] == quote
            assert text[where["charOffset"] : where["charOffset"] + where["charLength"]] == quote
            seen += 1
    assert seen >= 8


@pytest.mark.parametrize("name", STORIES)
def test_every_result_has_a_rule_with_help(name: str) -> None:
    told = run(STORIES[name])
    rules = told["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    for result in told["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["markdown"]
        assert rule["fullDescription"]["text"]


def test_the_help_of_a_rule_says_how_to_let_a_finding_stand() -> None:
    rule = next(rule for rule in run(report())["tool"]["driver"]["rules"] if rule["name"] == "single-source")
    assert "factcheck waive" in rule["help"]["markdown"]
    assert rule["shortDescription"]["text"].startswith("What only one source has")


def test_a_waived_finding_is_suppressed_with_its_reason() -> None:
    result = run(waived())["results"][0]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "court file (AB, until 2027-01-31)"}]
    assert all("suppressions" not in other for other in run(waived())["results"][1:])


def test_a_fingerprint_outlives_new_lines_and_dies_with_the_words() -> None:
    def prints(made: Report) -> list[str]:
        return [result["partialFingerprints"]["factcheckFinding/v1"] for result in run(made)["results"]]

    moved = report(f"A correction was made.\n\n{LEDGER}")
    other = {"c-age-3": report().claim["c-age-3"].span.model_copy(update={"quote": "Dora Quill, who is now 67"})}
    claims = tuple(c.model_copy(update={"span": other.get(c.id, c.span)}) for c in report().claims)
    assert prints(moved) == prints(report())
    assert prints(report().model_copy(update={"claims": claims}))[0] != prints(report())[0]
    assert len(set(prints(report()))) == len(prints(report()))


def test_paths_are_relative_and_escaped() -> None:
    made = report()
    odd = made.sources[0].model_copy(update={"path": "sources/Ferry News, 2°.txt"})
    uris = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in run(made.model_copy(update={"sources": (odd, *made.sources[1:])}))["results"]
        for place in result["locations"]
    ]
    assert "claims/mill-fire/sources/Ferry%20News%2C%202%C2%B0.txt" in uris
