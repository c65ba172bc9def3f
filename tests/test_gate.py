"""Waivers, baseline, sign-off: what they hide, when they lapse, how they merge."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from sample import LEDGER, RADIO, report

from factcheck import decisions, gate
from factcheck.decisions import Gate, Known, Signature, Waiver
from factcheck.errors import ConfigError
from factcheck.rendering.evidence import quotes, words
from factcheck.report import Report, exit_of

TODAY = date(2026, 3, 1)
LATER = date(2026, 6, 30)


def waiver(made: Report, **changes: object) -> Waiver:
    finding = made.findings[0]
    given = {"id": finding.id, "reason": "court file", "by": "AB", "until": LATER, "quotes": quotes(made, finding)}
    return Waiver.model_validate(given | changes)


def test_a_waiver_hides_its_finding_from_the_gate_and_not_from_the_report() -> None:
    made = gate.apply(report(), Gate(waivers=(waiver(report()),)), TODAY)
    assert (made.findings[0].status, made.findings[0].waiver) == ("waived", "court file (AB, until 2026-06-30)")
    assert exit_of(made, "conflict").exit == 0
    assert made.counts["waived"] == 1
    assert made.notices == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"until": date(2026, 2, 28)}, "it ran until 2026-02-28"),
        ({"until": None}, "it has no date until which it holds (until = 2027-01-31)"),
        ({"reason": "  "}, "it gives no reason"),
        ({"quotes": ("Dora Quill, 61",)}, "the words have changed"),
    ],
    ids=["expired", "undated", "unreasoned", "other words"],
)
def test_a_waiver_that_does_not_hold_suppresses_nothing_and_is_reported(changes: dict[str, object], why: str) -> None:
    made = gate.apply(report(), Gate(waivers=(waiver(report(), **changes),)), TODAY)
    assert made.findings[0].status == "open"
    assert made.notices == (f"waiver of Dora Quill · age [c3f19a02] no longer holds: {why}",)
    assert exit_of(made, "conflict").exit == 1


def test_a_waiver_holds_on_its_last_day() -> None:
    assert gate.apply(report(), Gate(waivers=(waiver(report()),)), LATER).findings[0].status == "waived"


def test_a_waiver_for_nothing_is_reported() -> None:
    made = gate.apply(report(), Gate(waivers=(waiver(report(), id="ffffffff"),)), TODAY)
    assert made.notices == ("waiver ffffffff: nothing like it is found any more",)


def test_a_waiver_written_is_read_back_and_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    file = tmp_path / decisions.WAIVERS
    odd = waiver(report(), reason='says "so"\n\\ and\x7f more')
    other = waiver(report(), id="00000000", reason="kept")
    text = decisions.with_waiver("# ours\n", waiver(report(), reason="first"))
    file.write_text(decisions.with_waiver(decisions.with_waiver(text, other), odd), encoding="utf-8")
    assert decisions.read(tmp_path).waivers == (other, odd)
    assert file.read_text(encoding="utf-8").startswith("# ours\n")


MARKER = '<!-- factcheck: ignore FC101 until=2026-06-30 reason="court file" -->'


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (RADIO.replace("Dora Quill, who", f"{MARKER}\nDora Quill, who"), "waived"),
        (RADIO.replace("Friday night.", f"Friday night. {MARKER}"), "waived"),
        (f"{MARKER}\n{RADIO}", "open"),
        (RADIO.replace("Dora Quill, who", f"{MARKER.replace('FC101', 'FC102')}\nDora Quill, who"), "open"),
        (RADIO.replace("Dora Quill, who", f"{MARKER.replace(' until=2026-06-30', '')}\nDora Quill, who"), "open"),
        (RADIO.replace("Dora Quill, who", f"{MARKER.replace('2026-06', '2025-06')}\nDora Quill, who"), "open"),
    ],
    ids=["line above", "same line", "two lines above", "another rule", "no date", "expired"],
)
def test_a_comment_in_the_text_waives_what_stands_beside_it(text: str, status: str) -> None:
    assert gate.apply(report(LEDGER, text), Gate(), TODAY).findings[0].status == status


def test_the_baseline_hides_what_was_there_until_its_words_change() -> None:
    kept = Gate(baseline=tuple(gate.baseline_of(report())))
    made = gate.apply(report(), kept, TODAY)
    assert [(f.id, f.status) for f in made.findings[:3]] == [("c3f19a02", "waived"), ("t4ke7711", "waived"), ("51d0aa31", "open")]
    assert exit_of(made, "check").exit == 0
    reworded = report()
    claims = tuple(
        c.model_copy(update={"span": c.span.model_copy(update={"quote": "Quill (67)"})}) if c.id == "c-age-3" else c
        for c in reworded.claims
    )
    reopened = gate.apply(reworded.model_copy(update={"claims": claims}), kept, TODAY)
    assert [f.status for f in reopened.findings[:2]] == ["open", "waived"]
    assert reopened.notices == ("1 of 2 baseline entries no longer occur: factcheck baseline prune",)


def test_a_baseline_written_again_keeps_what_it_hides() -> None:
    kept = gate.baseline_of(report())
    hidden = gate.apply(report(), Gate(baseline=tuple(kept)), TODAY)
    assert gate.baseline_of(hidden) == kept


def test_pruning_only_removes() -> None:
    gone = Known(id="ffffffff", code="FC101", about="x", words="0")
    assert gate.occurring([report()], [*gate.baseline_of(report())[:1], gone]) == gate.baseline_of(report())[:1]


def test_a_baseline_has_one_sorted_entry_a_line_without_numbers_of_lines_or_times() -> None:
    text = decisions.written(reversed(gate.baseline_of(report())))
    lines = text.splitlines()
    assert [line[line.index('"id"') :][:16] for line in lines] == ['"id": "c3f19a02"', '"id": "t4ke7711"']
    assert text == decisions.written([*gate.baseline_of(report()), *gate.baseline_of(report())])


def test_two_branches_with_other_entries_merge_without_markers(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    def commit(*names: str) -> None:
        rows = [Known(id=name * 8, code="FC101", about="x", words="0") for name in names]
        (tmp_path / decisions.BASELINE).write_text(decisions.written(rows), encoding="utf-8")
        git("add", "-A")
        git("commit", "-m", "baseline")

    git("init")
    (tmp_path / ".gitattributes").write_text(decisions.ATTRIBUTES, encoding="utf-8")
    commit("b")
    git("switch", "-c", "other")
    commit("b", "c")
    git("switch", "main")
    commit("a", "b", "d")
    git("merge", "other", "-m", "both")
    assert sorted(known.id[0] for known in decisions.read(tmp_path).baseline) == ["a", "b", "c", "d"]


def test_a_signature_is_shown_and_never_opens_the_gate() -> None:
    made = report()
    signed = Signature(id="c3f19a02", state="on-author", by="AB", on=TODAY, note="asked the desk", words=words(made, made.findings[0]))
    shown = gate.apply(made, Gate(signed=(signed,)), TODAY)
    assert (shown.findings[0].status, shown.findings[0].waiver) == ("on-author", "AB 2026-03-01: asked the desk")
    assert exit_of(shown, "conflict").exit == 1
    lapsed = gate.apply(made, Gate(signed=(signed.model_copy(update={"words": "0"}),)), TODAY)
    assert lapsed.findings[0].status == "open"
    assert lapsed.notices == ("on-author by AB no longer holds, since the words have changed: Dora Quill · age [c3f19a02]",)


@pytest.mark.parametrize(
    ("file", "text", "where"),
    [
        (decisions.WAIVERS, "[[waiver]]\nid = 3\n", f"{decisions.WAIVERS}:1: id:"),
        (decisions.WAIVERS, "[[waiver]]\nid = 'a'\nuntill = 2026-01-01\n", f"{decisions.WAIVERS}:1: untill:"),
        (decisions.WAIVERS, "[waivers]\n", f"{decisions.WAIVERS}: unknown table 'waivers'"),
        (decisions.WAIVERS, "[[waiver]\n", f"{decisions.WAIVERS}: not TOML"),
        (decisions.BASELINE, '{"id": "a"}\n', f"{decisions.BASELINE}:1: code:"),
        (decisions.BASELINE, "\n<<<<<<< main\n", f"{decisions.BASELINE}:2: this line:"),
        (decisions.SIGNED, '{"id": "a", "state": "fine", "by": "x", "on": "2026-01-01", "words": "0"}\n', f"{decisions.SIGNED}:1: state:"),
    ],
)
def test_an_unreadable_decision_stops_the_check(tmp_path: Path, file: str, text: str, where: str) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as told:
        decisions.read(tmp_path)
    assert where in str(told.value)


def test_a_diff_shows_only_what_touches_a_changed_file() -> None:
    made = report()
    changed = frozenset({(Path(made.root) / "sources/radio.txt").resolve()})
    shown = gate.touching(made, changed)
    assert [finding.id for finding in shown.findings] == ["c3f19a02", "t4ke7711", "a9ee0c44"]
    assert shown.notices == ("shown: 3 of 5 findings, those that touch a changed file",)
