"""The desk's screens in a real browser: for everybody, on a phone, by keyboard, without a script."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.desk.screens.desk_site import DeskSite, Windows
from tests.reader.windows import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# What a thumb presses, apart from links in a running text.
SMALL = """() => [...document.querySelectorAll("button:not(.unseen), .button, .jump a, summary.button")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("[inert], dialog:not([open])"))
    .filter(one => one.getBoundingClientRect().height < 44)
    .map(one => one.textContent.trim())"""


@pytest.fixture(scope="module")
def addresses(desk_site: DeskSite) -> list[str]:
    """One of each kind of screen."""
    story = desk_site.story
    return [
        "/desk/",
        "/desk/?q=dam",
        "/desk/?q=zebra",
        "/desk/stories/new/",
        story,
        f"{story}?show=drafts",
        f"{story}list/",
        f"{story}panel/",
        f"{story}panel/?part=headline",
        f"{story}panel/?part=summary",
        f"{story}panel/?part=credits",
        f"{story}panel/?part=state",
        f"{story}notes/",
        f"{story}updates/{desk_site.update}/",
        f"{story}updates/{desk_site.update}/revise/",
        f"{story}takedown/",
        f"{story}takedown/?update={desk_site.update}",
        f"{story}takedown/{desk_site.takedown}/",
        "/desk/account/second-factor/",
        "/desk/account/sessions/",
        "/desk/account/password/",
    ]


def more(page: Page, label: str) -> Locator:
    """The button of a row that opens its sheet."""
    return page.locator(".row", has_text=label).locator("[id^=more-]")


def faults(page: Page, what: str) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{what}: {fault['id']} at {[node['target'] for node in fault['nodes']][:3]}" for fault in found]


def test_no_screen_shuts_anybody_out(windows: Windows, addresses: list[str]) -> None:
    wrong = []
    for viewport, scheme in ((PHONE, "light"), (DESK, "dark")):
        for address in addresses:
            page = windows.open("marta", address, viewport=viewport, color_scheme=scheme)
            wrong += faults(page, f"{address} ({scheme})")
    page = windows.open("cal", "/desk/stories/new/")
    assert wrong + faults(page, "denied") == []
    assert windows.complaints == []


def test_the_open_sheet_shuts_nobody_out(windows: Windows, desk_site: DeskSite) -> None:
    for scheme in ("light", "dark"):
        page = windows.open("marta", desk_site.story, viewport=PHONE, color_scheme=scheme)
        more(page, "Second gate opens").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.get_by_text("How sure we are", exact=False).first.click()
        assert faults(page, scheme) == []


def test_screens_fit_a_phone_and_a_thumb(windows: Windows, addresses: list[str]) -> None:
    for address in addresses:
        page = windows.open("marta", address, viewport=PHONE, has_touch=True)
        assert page.evaluate(SIDEWAYS) <= 0, address
        assert page.evaluate(SMALL) == [], address
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(heading => Number(heading.tagName[1]))")
        assert levels.count(1) == 1, address
        assert all(below - above <= 1 for above, below in pairwise(levels)), (address, levels)
        identities = page.locator("[id]").evaluate_all("all => all.map(element => element.id)")
        assert len(identities) == len(set(identities)), address


def test_menus_of_drafts_stay_on_a_phones_screen(windows: Windows, desk_site: DeskSite) -> None:
    page = windows.open("marta", f"{desk_site.story}?show=submitted", viewport=PHONE)
    page.locator("summary[id^=more-]").first.click()
    expect(page.get_by_label("What is missing")).to_be_visible()
    assert page.evaluate(SIDEWAYS) <= 0


def test_an_act_by_keyboard_alone(windows: Windows, desk_site: DeskSite) -> None:
    """A key event marked from the list: the sheet opens, is filled in, closes, and the focus is back in the list."""
    page = windows.open("marta", desk_site.story)
    more(page, "Mayor: nobody rang us").focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="Mayor: nobody rang us")).to_be_focused()
    summary = sheet.locator("summary", has_text="Key event")
    while not summary.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("The mayor complains")
    page.keyboard.press("Enter")
    expect(sheet).to_be_hidden()
    expect(page.get_by_text("Marked as a key event.")).to_be_visible()
    expect(page.locator("#panel").get_by_text("The mayor complains")).to_be_visible()
    expect(more(page, "Mayor: nobody rang us")).to_be_focused()


def test_a_refusal_stays_in_the_sheet_with_what_was_typed(windows: Windows, desk_site: DeskSite) -> None:
    page = windows.open("marta", desk_site.story)
    more(page, "Second gate opens").click()
    sheet = page.get_by_role("dialog")
    sheet.locator("summary", has_text="How sure we are").click()
    sheet.get_by_role("radio", name="Disputed").check()
    sheet.get_by_role("button", name="Mark", exact=True).click()
    expect(sheet.get_by_role("alert")).to_be_visible()
    expect(sheet.get_by_role("radio", name="Disputed")).to_be_checked()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_what_we_know_is_put_in_order_in_the_sheet(windows: Windows, desk_site: DeskSite) -> None:
    page = windows.open("marta", desk_site.story)
    page.locator("#edit-summary").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name=re.compile("Down.*Two of three gates are open")).click()
    expect(sheet.locator("textarea").first).to_have_value("The wall holds")
    sheet.get_by_role("button", name="Save for readers").last.click()
    expect(sheet).to_be_hidden()
    expect(page.locator("#panel .points li").first).to_have_text("The wall holds")


def test_the_desk_works_without_a_script(windows: Windows, desk_site: DeskSite) -> None:
    page = windows.open("marta", desk_site.story, java_script_enabled=False)
    more(page, "The first gate is open").click()
    page.locator("summary", has_text="How sure we are").click()
    page.get_by_role("radio", name="Confirmed", exact=True).check()
    page.get_by_role("button", name="Mark", exact=True).click()
    assert page.url == f"{desk_site.url}{desk_site.story}"
    expect(page.get_by_text("Marked as confirmed.")).to_be_visible()
    page.locator("#edit-credits").click()
    page.get_by_label("Agency credits").fill("Vale Wire\nCoast Press")
    page.get_by_role("button", name="Save for readers").last.click()
    expect(page.get_by_text("Vale Wire and Coast Press")).to_be_visible()
    page.get_by_label("Note", exact=True).fill("Written without a script.")
    page.get_by_role("button", name="Write it").click()
    expect(page.get_by_text("Written without a script.")).to_be_visible()
    page.get_by_role("link", name="Submitted").first.click()
    expect(page.get_by_role("button", name=re.compile("Approve.*Sandbags at the mill"))).to_be_visible()


def test_the_first_tab_leads_past_the_bar(windows: Windows, desk_site: DeskSite) -> None:
    page = windows.open("marta", desk_site.story)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
