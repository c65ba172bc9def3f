"""Every format on one invented story, on several, and on text that means harm."""

from __future__ import annotations

import json
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped
from sample import LEDGER, RADIO, drafted, report
from sarif_pydantic import Sarif

from factcheck import discover, reports
from factcheck.model import Finding, Position, Verdict
from factcheck.pipeline import check
from factcheck.rendering.document import Document, dump, schemas
from factcheck.rendering.evidence import plain, rests_on
from factcheck.report import Report, exit_of
from factcheck.reports import Options

GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = Path(__file__).parent.parent / "schemas"
FORMATS = discover.names("factcheck.reports")

HOSTILE = "".join(
    (
        "\x1b[31mred\x1b]8;;http://evil.invalid\x07link ",
        "<script>alert(1)</script> ]]> --> ",
        "\u202eevil\u2066 \x9b2J \x00 ",
        "::error::pwned ##[error]x @all [a](javascript:b) ",
        "w" * 100_000,
    )
)


def hostile():
    words = HOSTILE.replace("\n", " ")
    made = report(
        LEDGER.replace("Dora Quill", "Dora Quill " + words, 1).replace("Dora Quill " + words + ", 61", words + " Dora Quill, 61"), RADIO
    )
    finding = made.findings[0].model_copy(update={"entity": words, "attribute": "\n::error::attribute", "why": words, "waiver": words})
    source = made.sources[0].model_copy(update={"outlet": words, "path": "sources/\x1b[2J\n::error::.txt", "title": words})
    return made.model_copy(
        update={
            "findings": (finding, *made.findings[1:]),
            "sources": (source, *made.sources[1:]),
            "title": f"\n::error::{words}",
            "notices": (words,),
        }
    )


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_its_golden_report(name: str, rewrite: bool) -> None:
    file = GOLDEN / f"{name}.txt"
    written = reports.render(name, [report()], Options())
    if rewrite:
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")


def test_no_golden_report_without_its_format() -> None:
    assert {file.stem for file in GOLDEN.glob("*.txt")} == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_stays_text(name: str) -> None:
    written = reports.render(name, [hostile()], Options(show=reports.SHOWABLE, verbose=True))
    steering = {c for c in written if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") and c not in "\n\u200c\u200d"}
    assert steering == set()
    assert "##[" not in written
    if name != "github":
        assert not any(line.lstrip().startswith("::") for line in written.splitlines())


def test_a_hostile_line_makes_no_github_command() -> None:
    commands = [line for line in reports.render("github", [hostile()], Options()).splitlines() if line.lstrip().startswith("::")]
    assert [line.split(" ")[0] for line in commands] == ["::error", "::warning"]
    assert all(line.count("::") == 2 for line in commands)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("made", [report(), hostile()], ids=["plain", "hostile"])
def test_a_page_closes_what_it_opens_and_every_link_leads_somewhere(made) -> None:
    page = Tags()
    page.feed(reports.render("html", [made], Options()))
    assert page.open == []
    ids = [attrs["id"] for _, attrs in page.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {(attrs["href"] or "")[1:] for tag, attrs in page.found if tag == "a"} <= set(ids)


def test_a_hostile_page_runs_and_loads_nothing() -> None:
    page = Tags()
    page.feed(reports.render("html", [hostile()], Options()))
    assert {attrs.get("type") for tag, attrs in page.found if tag == "script"} == {"application/json"}
    assert not [attrs for _, attrs in page.found if any(name.startswith("on") or name == "src" for name in attrs)]
    assert all((attrs["href"] or "").startswith("#") for tag, attrs in page.found if tag == "a")
    policy = next(attrs["content"] for tag, attrs in page.found if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_the_document_in_the_page_is_the_document() -> None:
    page = reports.render("html", [hostile()], Options())
    found = re.search(r'<script type="application/json" class="document">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    assert json.loads(found[1]) == json.loads(reports.render("json", [hostile()], Options()))


def test_no_evidence_is_cut_from_the_full_report() -> None:
    written = reports.render("full", [hostile()], Options(width=60))
    assert written.count("w") >= 100_000


@given(st.text())
def test_plain_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_json_reads_back_and_is_the_same_twice() -> None:
    written = reports.render("json", [report()], Options())
    document = json.loads(written)
    assert written == reports.render("json", [report()], Options())
    assert document["summary"]["counts"] == {"conflict": 1, "check": 1, "single-source": 1, "agreement": 1, "works-out": 1, "waived": 0}
    assert document["entities"][0]["mentions"] == []
    assert dump(Document.model_validate_json(written)) == written


def test_several_stories_share_one_document_and_one_exit_code() -> None:
    clean = report().model_copy(update={"findings": (), "title": "Quiet"})
    document = json.loads(reports.render("json", [clean, report()], Options()))
    assert [story["story"]["title"] for story in document["stories"]] == ["Quiet", "Mill fire"]
    assert document["summary"]["exit_code"] == 1
    assert reports.render("full", [clean, report()], Options()).endswith("2 stories: 1 failed, 1 passed → exit 1\n")


@pytest.mark.parametrize("file", sorted(schemas()))
def test_schemas_are_published_as_the_models_say(file: str, rewrite: bool) -> None:
    written = json.dumps(schemas()[file], indent=1, sort_keys=True) + "\n"
    if rewrite:
        SCHEMAS.mkdir(exist_ok=True)
        (SCHEMAS / file).write_text(written, encoding="utf-8")
    assert written == (SCHEMAS / file).read_text(encoding="utf-8")


def test_sarif_is_read_by_another_reader() -> None:
    read = Sarif.model_validate_json(reports.render("sarif", [report()], Options()))
    results = read.runs[0].results
    assert results is not None
    assert [(result.rule_id, result.level.value) for result in results] == [("FC101", "error"), ("FC310", "warning"), ("FC502", "note")]
    region = results[0].locations[0].physical_location.region
    assert (region.start_line, region.start_column, region.end_line, region.end_column) == (3, 87, 3, 101)
    assert "(1)" in results[0].message.text
    assert [location.id for location in results[0].related_locations] == [1]


def test_sarif_tells_of_waivers_as_suppressions() -> None:
    made = report()
    waived = made.findings[0].model_copy(update={"status": "waived", "waiver": "court file (AB)"})
    written = json.loads(reports.render("sarif", [made.model_copy(update={"findings": (waived,)})], Options()))
    assert written["runs"][0]["results"][0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "court file (AB)"}
    ]


def test_junit_is_read_by_another_reader() -> None:
    made = report()
    waived = made.findings[1].model_copy(update={"status": "waived", "waiver": "fits"})
    suite = next(
        iter(
            JUnitXml.fromstring(
                reports.render("junit", [made.model_copy(update={"findings": (made.findings[0], waived)})], Options()).encode()
            )
        )
    )
    outcomes = [(case.name, [type(result) for result in case.result]) for case in suite]
    assert outcomes == [
        ("Dora Quill · age [c3f19a02]", [Failure]),
        ("Dora Quill · rescue [t4ke7711]", [Skipped]),
        ("sources/notes.bin", [Skipped]),
    ]


def test_junit_fails_when_nothing_was_compared() -> None:
    nothing = report().model_copy(update={"findings": (), "compared_slots": 0})
    suite = next(iter(JUnitXml.fromstring(reports.render("junit", [nothing], Options()).encode())))
    assert suite.errors == 1


def test_github_says_how_many_it_leaves_out() -> None:
    made = report()
    many = tuple(made.findings[0].model_copy(update={"id": f"{n:08d}"}) for n in range(13))
    lines = reports.render("github", [made.model_copy(update={"findings": many})], Options()).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[10] == "and 3 more at the level error: see the full report"


def test_gitlab_fingerprints_are_those_of_the_findings() -> None:
    issues = json.loads(reports.render("gitlab", [report()], Options()))
    assert [(issue["fingerprint"], issue["severity"], issue["location"]["lines"]["begin"]) for issue in issues] == [
        ("claims/mill-fire#c3f19a02", "critical", 3),
        ("claims/mill-fire#t4ke7711", "minor", 3),
    ]


def test_a_step_summary_is_never_too_long_for_its_page() -> None:
    made = report()
    many = tuple(made.findings[0].model_copy(update={"id": f"{n:08d}", "why": "w" * 400}) for n in range(3000))
    written = reports.render("markdown", [made.model_copy(update={"findings": many})], Options())
    assert len(written.encode()) < 1_048_576
    assert "more lines: see the full report" in written


def test_show_chooses_and_quiet_leaves_only_the_summary() -> None:
    assert "AGREE" not in reports.render("full", [report()], Options(show=("conflict",)))
    assert "UNCHECKED  1" in reports.render("full", [report()], Options(show=("unchecked",)))
    assert reports.render("full", [report()], Options(quiet=True)).count("\n") == 1


def test_colour_comes_with_symbol_and_word() -> None:
    coloured = reports.render("full", [report()], Options(colour=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == reports.render("full", [report()], Options())


def test_a_finding_without_claims_is_told_all_the_same() -> None:
    bare = Finding(
        id="00000001", rule="r", code="FC599", verdict=Verdict.CHECK, entity="X", attribute="y", positions=(Position(value="v", claims=()),)
    )
    made = report().model_copy(update={"findings": (bare,)})
    for name in FORMATS:
        assert "FC599" in reports.render(name, [made], Options())


def test_a_notebook_shows_the_page_without_its_frame() -> None:
    shown = report()._repr_html_()
    assert shown.startswith("<style>")
    assert 'id="c3f19a02"' in shown


@pytest.mark.parametrize(
    ("fail_on", "slots", "expected"),
    [("conflict", 3, 1), ("check", 3, 1), ("single-source", 3, 1), ("never", 3, 0), ("conflict", 0, 1), ("never", 0, 3)],
)
def test_how_a_check_ends(fail_on: str, slots: int, expected: int) -> None:
    assert exit_of(report().model_copy(update={"compared_slots": slots}), fail_on).exit == expected


def test_a_draft_is_told_line_by_line() -> None:
    written = reports.render("full", [drafted()], Options())
    draft = written[written.index("DRAFT") : written.index("FAIL")]
    assert [" ".join(line.split()) for line in draft.splitlines()] == [
        "DRAFT 4 things said: 1 contradicted · 1 in no source · 1 backed · 1 not compared",
        "2 ✗ contradicted Dora Quill · age 67 1 text: C 2; but 61 in B 3 [c3f1]",
        "2 ✓ backed fire · date Friday 2 texts: B 3, C 2",
        "2 ∅ in no source mill · money $9 million [0f00]",
        "· not compared: Tom Weld · name Tom Weld (3)",
        "· read by no rule: 2014 (3)",
        "",
    ]


def test_a_draft_is_told_in_every_format_that_has_room_for_it() -> None:
    assert "<summary>Draft: 4 things said: 1 contradicted" in reports.render("markdown", [drafted()], Options())
    assert "The draft, line by line" in reports.render("html", [drafted()], Options())
    told = json.loads(reports.render("json", [drafted()], Options()))["draft"]
    assert [(row["state"], row["claims"], row["texts"]) for row in told][:2] == [("contradicted", ["d-age"], 1), ("backed", ["d-day"], 2)]


def test_findings_of_a_draft_are_anchored_in_it() -> None:
    results = json.loads(reports.render("sarif", [drafted()], Options()))["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert places[:1] == ["claims/mill-fire/sources/draft.txt"]
    assert places[2] == "claims/mill-fire/sources/draft.txt"
    assert [place["message"]["text"] for place in results[0]["relatedLocations"]] == ["61", "67"]


def test_no_draft_no_lines_of_a_draft() -> None:
    assert "DRAFT" not in reports.render("full", [report()], Options())
    assert "DRAFT" not in reports.render("full", [drafted()], Options(show=("conflict",)))


def test_a_doubt_of_a_draft_that_was_waived_is_told_as_waived() -> None:
    made = drafted()
    waived = made.findings[0].model_copy(update={"status": "waived", "waiver": "her birth record (AB, until 2999-01-01)"})
    written = reports.render("full", [made.model_copy(update={"findings": (waived, *made.findings[1:])})], Options())
    assert "DRAFT  4 things said: 1 in no source · 1 waived · 1 backed · 1 not compared" in written
    assert "– waived" in written


def test_a_story_without_a_title_is_called_by_its_folder() -> None:
    made = report().model_copy(update={"title": ""})
    assert made.name == "mill-fire"
    assert "<h1>mill-fire</h1>" in reports.render("html", [made], Options())
    assert "## mill\\-fire" in reports.render("markdown", [made], Options())


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_that_could_not_be_read_is_told_without_harm(name: str) -> None:
    broken = Report(root="claims/broken", unread=f"factcheck.toml:1: {HOSTILE}\n::error::pwned")
    written = reports.render(name, [broken, report()], Options())
    steering = {c for c in written if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") and c not in "\n\u200c\u200d"}
    assert steering == set()
    assert "##[" not in written
    assert "<script>alert" not in written or name not in ("html", "junit", "markdown")
    lines = [line for line in written.splitlines() if line.lstrip().startswith("::")]
    assert (len(lines) > 0) is (name == "github")
    assert {line.split(" ")[0] for line in lines} <= {"::error", "::warning"}


def test_copies_of_one_office_are_told_once_and_nobody_in_particular_is_no_origin() -> None:
    origins = {"ledger": ("Police", "a statement", "they"), "radio": ("police", "a statement", "Fire Chief Ana Brandt")}
    made = report().model_copy(update={"origins": origins})
    assert rests_on(made) == {"ledger": ("Police",), "radio": ("Fire Chief Ana Brandt", "Police")}
    written = reports.render("full", [made], Options())
    assert "! B and C rest on Police: 2 sources, 1 origin" in written
    assert "a statement" not in written


def test_what_is_only_named_stands_apart_from_what_is_said_of_it() -> None:
    made = report()
    said = made.findings[2]
    named = [said.model_copy(update={"id": f"n{n}", "entity": who, "attribute": "name"}) for n, who in enumerate(("Tom Weld", "Al Roe"))]
    called = [f.model_copy(update={"positions": (f.positions[0].model_copy(update={"value": f.entity}),)}) for f in named]
    written = reports.render("full", [made.model_copy(update={"findings": (said, *called)})], Options())
    assert "B only  names Al Roe (4) · Tom Weld (4); Hollis Street mill: insured for $2.4 million (4)" in written


def test_what_comes_out_the_same_twice_stands_once() -> None:
    made = report()
    again = made.findings[4].model_copy(update={"id": "again", "positions": (made.findings[0].positions[1],)})
    written = reports.render("full", [made.model_copy(update={"findings": (*made.findings, again)})], Options())
    assert written.count("2014 to May 2019") == 1
    assert "= WORKS OUT  2" in written
    assert "2014 to May 2019 → about five years  (B 4  C " in written


def test_a_day_of_the_timeline_stands_once_with_all_that_is_told_of_it() -> None:
    page = (GOLDEN.parent.parent / "claims" / "torres-exoneration").resolve()
    made = check([page])
    times = re.findall(r"<li><time>(.*?)</time>", reports.render("html", [made], Options()))
    assert times
    assert len(times) == len(set(times))
