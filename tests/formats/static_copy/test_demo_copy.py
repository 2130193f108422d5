"""The demo's story copied by the program, and opened from disk in a real browser."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Request, expect
from selectolax.lexbor import LexborHTMLParser

from tests.config.cli import dateline
from tests.demo_site import DemoSite
from tests.formats.static_copy.links import broken, links_of, main_text
from tests.other_process import ROOT
from tests.reader.conftest import browser, open_page
from tests.reader.test_look import SIDEWAYS, WALK
from tests.reader.windows import DESK, PHONE, OpenPage

__all__ = ["browser", "open_page"]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Of the pictures that are to be seen: one that is larger is loaded when it is opened.
SHOWN = "[...document.images].filter(image => image.checkVisibility()).every(image => image.naturalWidth > 0)"
NARROW, WIDE = (PHONE, "light"), (DESK, "dark")


@pytest.fixture(scope="module")
def copied(demo_site: DemoSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copied")
    surroundings = {"DATELINE_DATA": str(demo_site.folder), "DATELINE_BASE_URL": demo_site.url}
    done = dateline(folder, "export", demo_site.story, "--to", "copy", **surroundings)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["copy"]
    return folder / "copy"


@pytest.fixture(scope="module")
def kinds(copied: Path) -> list[Path]:
    """One of each kind of page."""
    updates = sorted(copied.glob("u/*/index.html"))
    tombstone = next(path for path in updates if "update-withdrawn" in path.read_text())
    history = next(copied.glob("u/*/history/index.html"))
    rest = ("index.html", "page/1/index.html", "oldest/index.html", "only/key/index.html", "corrections/index.html")
    listed = [copied / name for name in rest]
    return [*listed, copied / "record/index.html", updates[0], tombstone, history, history.parent / "side/index.html"]


def test_every_link_leads_somewhere(copied: Path) -> None:
    assert len(list(links_of(copied))) > 5_000
    assert broken(copied) == []


def test_every_page_says_what_the_site_says(copied: Path) -> None:
    pages = list(copied.rglob("*.html"))
    assert len(pages) > 100
    for file in pages:
        original = LexborHTMLParser(file.read_text()).css_first(".copy-note a")
        assert original is not None
        address = original.attributes["href"] or ""
        assert main_text(file.read_text()) == main_text(_html(address)), address


def _html(address: str) -> str:
    try:
        with urlopen(address) as answer:  # noqa: S310 (this machine's own demo)
            return str(answer.read().decode())
    except HTTPError as error:
        # A withdrawn update's page.
        return error.read().decode()


def test_it_opens_from_disk_with_its_styles_and_pictures(copied: Path, kinds: list[Path], open_page: OpenPage) -> None:
    """And asks nothing of the network, whatever is in it."""
    asked: list[str] = []
    failed: list[str] = []

    def note_failure(request: Request) -> None:
        failed.append(request.url)

    for viewport, scheme in (NARROW, WIDE):
        page = open_page("about:blank", viewport=viewport, color_scheme=scheme)
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", note_failure)
        for file in kinds:
            page.goto(file.as_uri())
            page.evaluate(WALK)
            assert page.evaluate("[...document.styleSheets].length") >= 5, file
            # Set by the style sheets alone.
            assert "serif" in page.evaluate("getComputedStyle(document.body).fontFamily"), file
            assert page.evaluate(SIDEWAYS) <= 0, file
            assert page.evaluate(SHOWN), file
    assert [address for address in asked if not address.startswith("file://")] == []
    assert failed == []
    assert any(address.endswith((".webp", ".avif", ".jpg")) for address in asked)


def test_no_page_shuts_anybody_out(kinds: list[Path], open_page: OpenPage) -> None:
    """axe's rules for WCAG 2.2 AA and its own advice, light on a phone and dark on a desk."""
    faults = []
    for viewport, scheme in (NARROW, WIDE):
        for file in kinds:
            page = open_page(file.as_uri(), viewport=viewport, color_scheme=scheme)
            # Not again what the browser has loaded: from disk a script may read no file.
            found = Axe().run(page, options={"preload": False}).response["violations"]
            faults += [f"{file} ({scheme}): {fault['id']} {fault['nodes'][0]['target']}" for fault in found]
    assert faults == []


def test_a_reader_gets_from_page_to_page(copied: Path, open_page: OpenPage) -> None:
    """From the newest updates to the oldest and back, into an update and to the record."""
    page = open_page((copied / "index.html").as_uri(), viewport=DESK)
    for number in (3, 2, 1):
        page.get_by_role("link", name="Older updates").last.click()
        expect(page).to_have_url((copied / f"page/{number}/index.html").as_uri() + "#updates")
    page.get_by_role("link", name="Link to this update").last.click()
    expect(page.get_by_role("link", name="Read the whole story")).to_be_visible()
    page.get_by_role("link", name="Read the whole story").click()
    expect(page).to_have_url((copied / "index.html").as_uri())
    page.get_by_role("link", name="The record", exact=True).click()
    expect(page.get_by_role("heading", name="The record", exact=True)).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Larger").click()
    expect(page.locator("#lead-large img")).to_be_visible()


def test_the_record_verifies_and_one_changed_byte_is_named(copied: Path, tmp_path: Path) -> None:
    done = dateline(copied, "verify", "record.jsonl")
    assert done.returncode == 0
    assert "whole and unchanged" in done.stdout
    lines = (copied / "record.jsonl").read_bytes().splitlines(keepends=True)
    lines[40] = lines[40].replace(b'"actor":"', b'"actor":"X', 1)
    (tmp_path / "record.jsonl").write_bytes(b"".join(lines))
    spoiled = dateline(tmp_path, "verify", "record.jsonl")
    assert spoiled.returncode == 1
    assert "entry 40" in spoiled.stdout.splitlines()[0]


@pytest.mark.markup
def test_its_pages_are_valid_html(kinds: list[Path]) -> None:
    program, rules = ROOT / "node_modules" / ".bin" / "html-validate", ROOT / ".htmlvalidate.json"
    done = subprocess.run([program, "--config", rules, *kinds], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
