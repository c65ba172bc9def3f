"""The HTML report in a real browser: it runs nothing, loads nothing, and can be filtered, read by keyboard, in the dark and on paper."""

from __future__ import annotations

import base64
import re
import shutil
import struct
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sample import drafted, report
from test_reports import hostile

from factcheck import reports
from factcheck.report import Report
from factcheck.reports import Options

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
selenium = pytest.importorskip("selenium.webdriver", reason="the tests in a browser need Selenium: pip install selenium")
exceptions = pytest.importorskip("selenium.common.exceptions")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no browser here: apt-get install chromium chromium-driver, or on a Mac brew install chromedriver"
)

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = selenium.ChromeOptions()
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    for argument in (*ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    driver = selenium.Chrome(options=options, service=selenium.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Any:
    def opened(*made: Report, width: int = 1400, media: str = "screen", scheme: str = "light") -> Any:
        file = tmp_path / "report.html"
        file.write_text(reports.render("html", made or [drafted()], Options()), encoding="utf-8")
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.get(file.as_uri())
        return browser

    return opened


def shown(browser: Any, selector: str) -> list[str]:
    """Return the texts that stand on the page under a selector, those that are hidden left out."""
    script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => e.innerText)"
    found: list[str] = browser.execute_script(script, selector)
    return found


def colour(browser: Any, selector: str, what: str) -> tuple[int, ...]:
    script = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]"
    return tuple(int(n) for n in re.findall(r"\d+", browser.execute_script(script, selector, what))[:3])


def luminance(rgb: tuple[int, ...]) -> float:
    parts = [c / 255 / 12.92 if c / 255 <= 0.03928 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("made", [report(), drafted(), hostile()], ids=["plain", "draft", "hostile"])
def test_nothing_runs_nothing_loads_and_nothing_is_complained_of(page: Any, made: Report) -> None:
    browser = page(made)
    assert browser.get_log("browser") == []
    sent = [entry["message"] for entry in browser.get_log("performance") if "Network.requestWillBeSent" in entry["message"]]
    assert {url for entry in sent for url in re.findall(r'"url":"((?:https?|wss?|ftp|blob):[^"]{0,40})', entry)} == set()
    assert browser.execute_script("return document.scripts.length") == 1
    assert browser.execute_script("return document.scripts[0].type") == "application/json"
    assert browser.execute_script("return document.querySelectorAll('img, iframe, object, embed, link, audio, video, base').length") == 0


def test_a_script_slipped_in_would_be_stopped_by_the_policy(page: Any, browser: Any) -> None:
    page(report())
    browser.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.harmed = 1'; document.body.append(s);"
        "const i = document.createElement('img'); i.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='; document.body.append(i)"
    )
    assert browser.execute_script("return window.harmed === undefined")
    refused = " ".join(entry["message"] for entry in browser.get_log("browser"))
    assert "Content Security Policy" in refused


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("made", [drafted(), hostile()], ids=["draft", "hostile"])
def test_no_page_is_wider_than_its_window(page: Any, made: Report, media: str, width: int) -> None:
    assert page(made, width=width, media=media).execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_its_ground(page: Any, scheme: str) -> None:
    browser = page(scheme=scheme)
    paper = colour(browser, "body", "backgroundColor")
    assert (luminance(paper) > 0.5) is (scheme == "light")
    card = colour(browser, "article.finding", "backgroundColor")
    for selector in (".factcheck h1", ".conflict > h2", ".check > h2", ".agreement > h2", ".outcome strong", ".furniture", ".legend"):
        assert contrast(colour(browser, selector, "color"), paper) >= 4.5, selector
    for selector in ("article.finding h3", "blockquote", "figcaption", "article.finding a"):
        assert contrast(colour(browser, selector, "color"), card) >= 4.5, selector
    assert contrast(colour(browser, "mark", "color"), colour(browser, "mark", "backgroundColor")) >= 4.5


def test_verdicts_can_be_hidden_without_a_script(page: Any, browser: Any) -> None:
    browser = page(report())
    assert len(shown(browser, ".verdict.conflict, .verdict.check")) == 2
    browser.find_element("id", "show-check").click()
    assert len(shown(browser, ".verdict.conflict, .verdict.check")) == 1
    browser.find_element("id", "show-texts").click()
    assert shown(browser, ".galley") == []


def test_findings_can_be_narrowed_to_an_outlet_or_a_person(page: Any, browser: Any) -> None:
    browser = page(report())
    assert len(shown(browser, ".finding h3, .finding .of")) == 5
    browser.find_element("css selector", "#choose-outlet option:nth-of-type(3)").click()
    assert shown(browser, ".finding h3, .finding .of") == ["Dora Quill · age", "Dora Quill · rescue", "the fire · date"]
    browser.find_element("css selector", "#choose-person option:nth-of-type(2)").click()
    assert shown(browser, ".finding h3, .finding .of") == ["Dora Quill · age", "Dora Quill · rescue"]


def test_a_link_leads_from_a_finding_to_the_underlined_words(page: Any, browser: Any) -> None:
    browser = page(report())
    browser.find_element("css selector", "#c3f19a02 figcaption a").click()
    inside = (
        "const r = document.querySelector('span:target + .claim').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight"
    )
    assert browser.execute_script(inside)
    assert browser.execute_script("return document.querySelector('span:target + .claim').textContent") == "Dora Quill, 61"


def test_every_claim_is_underlined_in_its_text(page: Any, browser: Any) -> None:
    made = report()
    browser = page(made)
    script = "return [...document.querySelectorAll('.galley .claim')].filter(e => getComputedStyle(e).textDecorationLine == 'underline')"
    underlined = browser.execute_script(f"{script}.map(e => e.textContent)")
    assert sorted(underlined) == sorted(claim.span.quote for claim in made.claims)


def test_a_reader_without_eyes_or_mouse_gets_round(page: Any, browser: Any) -> None:
    browser = page()
    tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles: dict[str, list[str]] = {}
    for node in tree:
        if not node.get("ignored"):
            roles.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    assert len(roles["main"]) == 1
    assert {"Show"} <= set(roles["group"])
    assert {"CONFLICT 1", "CHECK 2", "Full texts", "Who says what", "People", "Graph"} <= {name.strip() for name in roles["heading"]}
    assert "Mill fire: who says what" in (*roles.get("image", ()), *roles.get("img", ()), *roles.get("graphics-document", ()))
    assert all(name.strip() for role in ("link", "checkbox", "combobox", "region") for name in roles[role])
    levels = browser.execute_script("return [...document.querySelectorAll('h1, h2, h3, h4')].map(h => +h.tagName[1])")
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert browser.execute_script("return document.documentElement.lang") == "en"
    scrolled = "return [...document.querySelectorAll('.wide, .galley')].every(e => e.tabIndex === 0)"
    assert browser.execute_script(scrolled)
    body = browser.find_element("tag name", "body")
    body.send_keys("\ue004")
    assert browser.execute_script("return document.activeElement.className") == "skip"


def test_paper_shows_everything_and_no_controls(page: Any, browser: Any) -> None:
    browser = page(media="print", scheme="dark")
    assert luminance(colour(browser, "body", "backgroundColor")) > 0.9
    assert shown(browser, ".filter, .skip") == []
    assert browser.execute_script(
        "return [...document.querySelectorAll('.galley')].every(e => getComputedStyle(e).overflowY === 'visible')"
    )
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize(("media", "scheme"), [("screen", "light"), ("screen", "dark"), ("print", "light")])
def test_a_screenshot_can_be_taken(page: Any, width: int, media: str, scheme: str) -> None:
    browser = page(width=width, media=media, scheme=scheme)
    height = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]["height"]
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    taken = None
    for _ in range(3):  # a busy machine's Chromium now and then has no picture ready
        with suppress(exceptions.WebDriverException):
            taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
            break
    assert taken is not None
    png = base64.b64decode(taken["data"])
    assert struct.unpack(">II", png[16:24]) == (width, int(height))


def test_the_words_of_a_hostile_source_stand_there_as_words(page: Any) -> None:
    browser = page(hostile())
    assert "<script>alert(1)</script>" in browser.execute_script("return document.querySelector('main').textContent")
    assert browser.execute_script("return document.querySelectorAll(`a[href^='javascript']`).length") == 0
    assert browser.title.startswith(":∶error:∶")


def test_several_stories_share_one_page(page: Any) -> None:
    quiet = report().model_copy(update={"findings": (), "title": "Quiet"})
    browser = page(quiet, report())
    assert shown(browser, ".stories li") == ["Quiet ✓ pass", "Mill fire ✗ fail"]
    ids = browser.execute_script("return [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_a_story_without_any_finding_has_its_page(page: Any) -> None:
    browser = page(Report(title="Nothing yet"))
    assert shown(browser, ".outcome") == ["? NOTHING COMPARED nothing was compared: no source"]
    assert browser.get_log("browser") == []
