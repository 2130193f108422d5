"""Histories and comparisons in a real browser, and as HTML."""

from __future__ import annotations

import json
import subprocess
from itertools import pairwise
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.demo_site import DemoSite
from tests.other_process import ROOT
from tests.reader.conftest import browser, open_page
from tests.reader.windows import DESK, PHONE, OpenPage

__all__ = ["browser", "open_page"]


@pytest.fixture(scope="module")
def addresses(demo_site: DemoSite) -> dict[str, str]:
    """A correction, a withdrawn update, and comparisons of the whole story, of a moment with itself and of nonsense."""
    corrected, withdrawn = (_about(demo_site, *kind) for kind in (("revise", "correction"), ("retract", None)))
    story = demo_site.story
    return {
        "inline": f"{story}u/{corrected}/history/",
        "side": f"{story}u/{corrected}/history/?view=side",
        "withdrawn": f"{story}u/{withdrawn}/history/",
        "compare": f"{story}compare/",
        "same": f"{story}compare/?from=20010101T000000Z&to=20010102T000000Z",
        "refused": f"{story}compare/?from=noon",
    }


def _about(site: DemoSite, kind: str, change: str | None) -> str:
    lines = [json.loads(line) for line in site.html(f"{site.story}record.jsonl").splitlines()]
    found = [line for line in lines if line.get("kind") == kind and line["data"].get("change") == change]
    return str(found[0]["update"])


@pytest.mark.browser
def test_nobody_is_shut_out(open_page: OpenPage, addresses: dict[str, str]) -> None:
    faults = []
    for viewport, scheme in ((PHONE, "light"), (DESK, "dark")):
        for name, address in addresses.items():
            page = open_page(address, viewport=viewport, color_scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
            levels = page.locator("h1, h2, h3, h4").evaluate_all(
                "all => all.map(heading => Number(heading.tagName[1]))"
            )
            assert levels.count(1) == 1, name
            assert all(below - above <= 1 for above, below in pairwise(levels)), (name, levels)
            faults += [f"{name} ({scheme}): {fault['id']}" for fault in Axe().run(page).response["violations"]]
    assert faults == []


@pytest.mark.browser
def test_what_went_and_came_is_told_by_more_than_colour(open_page: OpenPage, addresses: dict[str, str]) -> None:
    page = open_page(addresses["inline"])
    style = "element => getComputedStyle(element).textDecorationLine"
    assert page.locator(".diff del").first.evaluate(style) == "line-through"
    assert page.locator(".diff ins").first.evaluate(style) == "underline"


@pytest.mark.browser
def test_both_ways_to_read_it_need_no_script(open_page: OpenPage, addresses: dict[str, str]) -> None:
    page = open_page(addresses["inline"], viewport=DESK, java_script_enabled=False)
    page.get_by_role("link", name="Before and after, side by side").click()
    before, after = (page.locator(f".diff-changed .{name}").first.bounding_box() for name in ("diff-was", "diff-now"))
    assert before
    assert after
    assert before["x"] + before["width"] <= after["x"]
    assert before["y"] == after["y"]


@pytest.mark.browser
def test_two_moments_are_chosen_without_a_script(open_page: OpenPage, addresses: dict[str, str]) -> None:
    page = open_page(addresses["compare"], java_script_enabled=False)
    last = page.get_by_label("To", exact=True).input_value()
    page.get_by_label("From", exact=True).fill(last)
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Nothing changed")).to_be_visible()
    assert page.get_by_label("From", exact=True).input_value() == last


@pytest.mark.markup
@pytest.mark.xdist_group("browser")
def test_pages_are_valid_html(addresses: dict[str, str], tmp_path: Path) -> None:
    for name, address in addresses.items():
        (tmp_path / f"{name}.html").write_bytes(_page(address))
    program = ROOT / "node_modules" / ".bin" / "html-validate"
    done = subprocess.run(
        [program, "--config", ROOT / ".htmlvalidate.json", *tmp_path.glob("*.html")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def _page(address: str) -> bytes:
    try:
        with urlopen(address) as answer:  # noqa: S310 (this machine's own demo)
            return bytes(answer.read())
    except HTTPError as refusal:
        return refusal.read()
