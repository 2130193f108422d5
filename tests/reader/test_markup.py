"""Every kind of public page is valid HTML, by the judgement of html-validate."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.demo_site import DemoSite
from tests.other_process import ROOT

pytestmark = [pytest.mark.markup, pytest.mark.xdist_group("browser")]


def test_public_pages(demo_site: DemoSite, tmp_path: Path) -> None:
    addresses = {
        "front": f"{demo_site.url}/",
        "grid": f"{demo_site.url}/?view=grid",
        "section": f"{demo_site.url}/vale/",
        "empty-section": f"{demo_site.url}/country/",
        "story": demo_site.story,
        "older": f"{demo_site.story}page/1/",
        "oldest": f"{demo_site.story}?order=oldest",
        "key": f"{demo_site.story}?show=key",
        "corrections": f"{demo_site.story}?show=corrections",
        "no-updates": f"{demo_site.url}/sport/",
        "update": demo_site.permalinks()[0],
        "corrections-page": f"{demo_site.story}corrections/",
        "site-corrections": f"{demo_site.url}/corrections/",
        "alerts": f"{demo_site.story}alerts/",
        "history": f"{demo_site.permalinks()[0]}history/",
        "record": f"{demo_site.story}record/",
        "compare": f"{demo_site.story}compare/",
        "choose": f"{demo_site.story}at/",
        "at": f"{demo_site.story}at/{_a_moment(demo_site)}/",
        "about": f"{demo_site.url}/about/",
        "people": f"{demo_site.url}/our-people/",
        "search": f"{demo_site.url}/search/?q=dam",
        "found-nothing": f"{demo_site.url}/search/?q=zebra",
        "not-found": f"{demo_site.url}/nowhere/",
    }
    for name, address in addresses.items():
        (tmp_path / f"{name}.html").write_bytes(_bytes(address))
    done = subprocess.run(
        [
            ROOT / "node_modules" / ".bin" / "html-validate",
            "--config",
            ROOT / ".htmlvalidate.json",
            *tmp_path.glob("*.html"),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def _a_moment(demo_site: DemoSite) -> str:
    timemap = demo_site.html(demo_site.story.replace(demo_site.url, f"{demo_site.url}/timemap"))
    return str(re.findall(r"/at/(\w+)/>", timemap)[-3])


def _bytes(address: str) -> bytes:
    try:
        with urlopen(address) as answer:  # noqa: S310 (this machine's own demo)
            return bytes(answer.read())
    except HTTPError as error:
        return bytes(error.read())
