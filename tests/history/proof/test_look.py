"""The record's pages in a real browser, and as HTML."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe

from dateline.record.proof.checking import check_file
from tests.demo_site import DemoSite
from tests.other_process import ROOT
from tests.reader.conftest import browser, open_page
from tests.reader.windows import DESK, PHONE, OpenPage

__all__ = ["browser", "open_page"]


def addresses(site: DemoSite) -> dict[str, str]:
    return {"record": f"{site.story}record/", "key": f"{site.url}/record-key/"}


@pytest.mark.browser
def test_nobody_is_shut_out(open_page: OpenPage, demo_site: DemoSite) -> None:
    faults = []
    for viewport, scheme in ((PHONE, "light"), (DESK, "dark")):
        for address in addresses(demo_site).values():
            page = open_page(address, viewport=viewport, color_scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
            faults += [f"{address} ({scheme}): {fault['id']}" for fault in Axe().run(page).response["violations"]]
    assert faults == []


@pytest.mark.browser
def test_hashes_open_by_keyboard_without_a_script(open_page: OpenPage, demo_site: DemoSite) -> None:
    page = open_page(addresses(demo_site)["record"], java_script_enabled=False)
    page.locator(".entry-hashes summary").first.press("Enter")
    assert page.locator(".entry-hashes dd").first.is_visible()


@pytest.mark.markup
@pytest.mark.xdist_group("browser")
def test_pages_are_valid_html(demo_site: DemoSite, tmp_path: Path) -> None:
    for name, address in addresses(demo_site).items():
        with urlopen(address) as answer:  # noqa: S310 (this machine's own demo)
            (tmp_path / f"{name}.html").write_bytes(answer.read())
    program = ROOT / "node_modules" / ".bin" / "html-validate"
    done = subprocess.run(
        [program, "--config", ROOT / ".htmlvalidate.json", *tmp_path.glob("*.html")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_the_demos_record_is_sound(demo_site: DemoSite) -> None:
    with urlopen(f"{demo_site.story}record.jsonl") as answer:  # noqa: S310 (this machine's own demo)
        checked = check_file(answer)
    assert checked.findings == ()
    assert checked.entries > 50
