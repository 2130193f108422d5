"""A reporter mends what is published, and two mend the same."""

from __future__ import annotations

import time
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.desk.screens.desk_site import DeskSite, Windows
from tests.desk.screens.test_screens_live import publish
from tests.desk.screens.test_screens_look import faults
from tests.reader.windows import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def revise(page: Page, words: str) -> None:
    link = page.locator(".row", has_text=words).first.get_by_role("link", name="Revise")
    # The list may be drawn anew at any moment: what counts is that the row leads there.
    page.goto(urljoin(page.url, link.get_attribute("href") or ""))


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
def test_a_correction_with_its_note_in_fifteen_seconds(
    windows: Windows, desk_site: DeskSite, viewport: dict[str, int] | None
) -> None:
    words = f"Twelve boats are out in weather {viewport is None}."
    ana = windows.open("ana", desk_site.story, **({"viewport": viewport} if viewport else {}))
    publish(ana, words)
    expect(ana.locator("#list").get_by_text(words).first).to_be_visible()
    begun = time.monotonic()
    revise(ana, words)
    ana.locator("textarea[name=wire]").fill(words.replace("Twelve", "Eleven"))
    expect(ana.locator(".changes ins")).to_have_text("Eleven")
    ana.get_by_role("radio", name="Correction").check()
    ana.get_by_label("Note to readers").fill("Eleven boats, not twelve.")
    ana.get_by_role("button", name="Publish", exact=True).click()
    expect(ana.locator("#list").get_by_text(words.replace("Twelve", "Eleven")).first).to_be_visible()
    print(f"correction with its note: {time.monotonic() - begun:.1f} s")
    assert windows.complaints == []


def test_two_who_mend_the_same_update_both_keep_their_words(windows: Windows, desk_site: DeskSite) -> None:
    words = "The ferry waits at the east pier."
    ana = windows.open("ana", desk_site.story)
    publish(ana, words)
    expect(ana.locator("#list").get_by_text(words).first).to_be_visible()
    marta = windows.open("marta", desk_site.story)
    for page in (ana, marta):
        revise(page, words)
        page.get_by_role("radio", name="Typo").check()
    ana.locator("textarea[name=wire]").fill("The ferry waits at the west pier.")
    marta.locator("textarea[name=wire]").fill("The ferry waits at the old pier.\n\nIts crew is ashore.")
    ana.get_by_role("button", name="Publish", exact=True).click()
    expect(ana.locator("#list").get_by_text("west pier").first).to_be_visible()
    marta.get_by_role("button", name="Publish", exact=True).click()
    marta.get_by_role("button", name="Put both together").click()
    place = marta.locator(".merge-place")
    expect(place.locator(".merge-side", has_text="Yours")).to_contain_text("old")
    expect(place.locator(".merge-side", has_text="Ana Ruiz")).to_contain_text("west")
    assert faults(marta, "merging") == []
    place.get_by_label("Ana Ruiz").check()
    marta.get_by_role("button", name="Go on with this text").click()
    expect(marta.locator("textarea[name=wire]")).to_have_value(
        "The ferry waits at the west pier.\n\nIts crew is ashore."
    )
    marta.get_by_role("button", name="Publish", exact=True).click()
    marta.get_by_role("link", name="As readers see it").first.click()
    expect(marta.get_by_text("The ferry waits at the west pier.", exact=True)).to_be_visible()
    expect(marta.get_by_text("Its crew is ashore.")).to_be_visible()
    assert windows.complaints == []
