"""The desk's own screens are strict; Wagtail's among them keep what they need."""

from __future__ import annotations

import re

from tests.desk.people import Desk


def test_the_desk_allows_no_inline_script_or_style(desk: Desk) -> None:
    update = desk.publish("ana")
    client = desk.client("marta")
    addresses = ["/desk/", desk.url, "/desk/stories/new/", f"{desk.url}updates/{update.pk}/", "/desk/story/999/"]
    for address in addresses:
        answer = client.get(address)
        assert "unsafe" not in answer["Content-Security-Policy"], address
        page = answer.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", page), address


def test_what_leads_nowhere_is_strict(desk: Desk) -> None:
    answer = desk.client("marta").get("/desk/story/999/nothing/")
    assert answer.status_code == 404
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_wagtails_screens_still_work(desk: Desk) -> None:
    for address in ("/desk/pages/", "/desk/images/"):
        answer = desk.client("marta").get(address, follow=True)
        assert answer.status_code == 200
        assert "'unsafe-inline'" in answer["Content-Security-Policy"]
        assert re.search(r'"name": "desk".*?"url": "/desk/"|"url": "/desk/".*?"name": "desk"', answer.content.decode())


def test_pictures_may_be_shown_before_they_are_uploaded(desk: Desk) -> None:
    policy = desk.client("ana").get(desk.url)["Content-Security-Policy"]
    images = re.search(r"img-src ([^;]*)", policy)
    assert images
    assert {"'self'", "data:", "blob:"} == set(images[1].split())


def test_readers_pages_stay_as_they_were(desk: Desk) -> None:
    policy = desk.client("ana").get("/")["Content-Security-Policy"]
    assert "blob:" not in policy
    assert "unsafe" not in policy
