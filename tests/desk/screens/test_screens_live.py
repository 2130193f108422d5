"""Colleagues at one desk: each sees what the others do, and nobody's open form is drawn over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.desk.screens.desk_site import DeskSite, Windows
from tests.reader.windows import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
# Streams are told at once; looking now and then takes ten seconds.
SOON = 5_000


def publish(page: Page, words: str) -> None:
    page.locator("textarea[name=wire]").first.fill(words)
    page.get_by_role("button", name="Publish", exact=True).first.click()


def test_what_one_publishes_the_other_sees(windows: Windows, desk_site: DeskSite) -> None:
    ana = windows.open("ana", desk_site.story)
    marta = windows.open("marta", desk_site.story, viewport=PHONE)
    publish(ana, "The third gate stays shut.")
    expect(ana.locator("#list").get_by_text("The third gate stays shut.").first).to_be_visible()
    expect(marta.locator("#list").get_by_text("The third gate stays shut.").first).to_be_visible(timeout=SOON)
    assert windows.complaints == []


def test_a_publication_is_taken_back_within_its_seconds(windows: Windows, desk_site: DeskSite) -> None:
    page = windows.open("ana", desk_site.story)
    publish(page, "Published by mistake.")
    page.locator(".undo", has_text="Published by mistake.").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back. Your words are a draft again.")).to_be_visible()
    expect(page.locator(".row-draft .row-label", has_text="Published by mistake.")).to_be_visible()


def test_an_open_menu_is_not_drawn_over(windows: Windows, desk_site: DeskSite) -> None:
    marta = windows.open("marta", f"{desk_site.story}")
    ana = windows.open("ana", desk_site.story)
    row = marta.locator(".row", has_text="Sandbags at the mill")
    row.locator("summary").click()
    row.get_by_label("What is missing").fill("Half a sent")
    publish(ana, "Something new while she types.")
    expect(marta.locator("#list[data-stale]")).to_be_attached(timeout=SOON)
    expect(row.get_by_label("What is missing")).to_have_value("Half a sent")
    marta.keyboard.press("Escape")
    expect(marta.locator("#list").get_by_text("Something new while she types.").first).to_be_visible(timeout=SOON)


def test_the_row_that_is_read_stays_where_it_is(windows: Windows, desk_site: DeskSite) -> None:
    marta = windows.open("marta", desk_site.story, viewport=PHONE)
    ana = windows.open("ana", desk_site.story)
    row = marta.locator(".row", has_text="Mayor: nobody rang us")
    row.evaluate("row => scrollBy(0, row.getBoundingClientRect().top - 100)")
    before = row.evaluate("row => row.getBoundingClientRect().top")
    publish(ana, "Comes in above what she reads.")
    expect(marta.locator("#list").get_by_text("Comes in above what she reads.").first).to_be_attached(timeout=SOON)
    marta.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert abs(row.evaluate("row => row.getBoundingClientRect().top") - before) <= 1


def test_the_focus_survives_a_new_list(windows: Windows, desk_site: DeskSite) -> None:
    marta = windows.open("marta", desk_site.story)
    ana = windows.open("ana", desk_site.story)
    more = marta.locator(".row", has_text="Second gate opens").locator("[id^=more-]")
    more.focus()
    publish(ana, "While the focus rests elsewhere.")
    expect(marta.locator("#list").get_by_text("While the focus rests elsewhere.").first).to_be_visible(timeout=SOON)
    expect(more).to_be_focused()


def test_a_colleagues_headline_arrives_at_the_top(windows: Windows, desk_site: DeskSite) -> None:
    ana = windows.open("ana", desk_site.story)
    marta = windows.open("marta", f"{desk_site.story}panel/?part=headline")
    marta.get_by_label("Headline").fill("Two gates opened at Arne dam as the water rises")
    marta.get_by_role("button", name="Save for readers").last.click()
    expect(ana.get_by_role("heading", level=1)).to_have_text(
        "Two gates opened at Arne dam as the water rises", timeout=SOON
    )


def test_without_streams_the_desk_looks_now_and_then(windows: Windows, desk_site: DeskSite) -> None:
    marta = windows.open("marta", "/desk/")
    marta.route("**/stream/**", lambda route: route.abort())
    marta.route("**/channel/", lambda route: route.abort())
    marta.goto(f"{desk_site.url}{desk_site.story}")
    publish(windows.open("ana", desk_site.story), "Found by looking.")
    expect(marta.locator("#list").get_by_text("Found by looking.").first).to_be_visible(timeout=15_000)


def test_drafts_and_who_writes_are_seen_at_once(windows: Windows, desk_site: DeskSite) -> None:
    """By somebody whom no other test brings to this desk: who was there before counts for a while."""
    marta = windows.open("marta", desk_site.story)
    here = marta.locator("#panel .here").get_by_text("Cal Reeve")
    expect(here).to_have_count(0)
    cal = windows.open("cal", desk_site.story)
    expect(here.first).to_be_visible(timeout=SOON)
    cal.locator("textarea[name=wire]").first.fill("Half a thought about the mill.")
    expect(marta.locator(".row-draft", has_text="Half a thought about the mill.")).to_be_visible(timeout=2 * SOON)
    cal.close()
    expect(here).to_have_count(0, timeout=2 * SOON)
    assert windows.complaints == []
