"""Every screen of the desk is valid HTML, by the judgement of html-validate."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.desk.screens.desk_site import DeskSite
from tests.other_process import ROOT

pytestmark = [pytest.mark.markup, pytest.mark.xdist_group("browser")]


def test_the_desks_screens(desk_site: DeskSite, tmp_path: Path) -> None:
    story = desk_site.story
    addresses = {
        "home": "/desk/",
        "found": "/desk/?q=dam",
        "new": "/desk/stories/new/",
        "story": story,
        "list": f"{story}list/",
        "panel": f"{story}panel/",
        "headline": f"{story}panel/?part=headline",
        "summary": f"{story}panel/?part=summary",
        "credits": f"{story}panel/?part=credits",
        "state": f"{story}panel/?part=state",
        "notes": f"{story}notes/",
        "update": f"{story}updates/{desk_site.update}/",
        "revise": f"{story}updates/{desk_site.update}/revise/",
        "takedown-words": f"{story}takedown/",
        "takedown-list": f"{story}takedown/?update={desk_site.update}",
        "takedown": f"{story}takedown/{desk_site.takedown}/",
        "sessions": "/desk/account/sessions/",
    }
    for name, address in addresses.items():
        asked = Request(f"{desk_site.url}{address}", headers={"Cookie": f"sessionid={desk_site.sessions['marta']}"})  # noqa: S310 (this machine's own site)
        with urlopen(asked) as answer:  # noqa: S310 (this machine's own site)
            (tmp_path / f"{name}.html").write_bytes(answer.read())
    done = subprocess.run(
        [
            ROOT / "node_modules" / ".bin" / "html-validate",
            "--config",
            ROOT / ".htmlvalidate.json",
            *tmp_path.iterdir(),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
