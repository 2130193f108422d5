"""Writing without a network: every word is kept, what was published goes out once and in order, also after the browser
was killed."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from playwright.sync_api import Error as Gone

from dateline.record.models import Draft, Entry, Update
from tests.desk.composer.conftest import Newsdesk
from tests.reader.conftest import ARGUMENTS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("composer"),
]
SENTENCE = "The gauge at Fell passed four met"
KEPT = """() => new Promise((resolve, reject) => {
    const open = indexedDB.open("dateline-desk");
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
        const asked = open.result.transaction("copies").objectStore("copies").getAll();
        asked.onsuccess = () => { open.result.close(); resolve(asked.result) };
    };
})"""


class Device:
    """A Chromium with a profile on the disk, which can be killed and started again."""

    def __init__(self, browser: Browser, profile: Path, windows: ExitStack) -> None:
        self.kind, self.profile = browser.browser_type, profile
        windows.callback(lambda: self.context.close())
        self.start()

    def start(self) -> None:
        self.context: BrowserContext = self.kind.launch_persistent_context(
            str(self.profile), executable_path=shutil.which("chromium"), args=ARGUMENTS
        )

    def kill(self) -> None:
        """As a phone does that runs out of battery: no page hears of it."""
        mark = f"--user-data-dir={self.profile}".encode()
        for process in Path("/proc").glob("[0-9]*"):
            try:
                command = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if mark in command and not any(word.startswith(b"--type=") for word in command):
                os.kill(int(process.name), signal.SIGKILL)
        with suppress(Gone):
            self.context.close()


@pytest.fixture
def device(browser: Browser, tmp_path: Path) -> Iterator[Device]:
    with ExitStack() as windows:
        yield Device(browser, tmp_path / "profile", windows)


def text(page: Page) -> Locator:
    return page.get_by_label("Text", exact=True)


def state(page: Page) -> Locator:
    return page.locator("[data-part=state]")


def kept_within(page: Page, said: str, milliseconds: int) -> bool:
    """Whether the device has these words soon after the last of them was typed."""
    until = monotonic() + milliseconds / 1_000
    while True:
        began = monotonic()
        if any(copy["fields"]["wire"] == said for copy in page.evaluate(KEPT)):
            return True
        if began > until:
            return False


def words(newsdesk: Newsdesk) -> list[str]:
    """What readers see, oldest first."""
    return [update.text for update in Update.objects.filter(story=newsdesk.story).order_by("first_seq")]


def publish_offline(page: Page, said: str, waiting: int) -> None:
    text(page).fill(said)
    text(page).press("Control+Enter")
    expect(state(page)).to_have_text(f"{waiting} waiting for network")
    expect(text(page)).to_have_value("")


def test_the_queue_goes_out_in_order_when_the_network_is_back(newsdesk: Newsdesk) -> None:
    page = newsdesk.open(newsdesk.hire())
    page.context.set_offline(True)
    for number in (1, 2, 3):
        publish_offline(page, f"Update {number}.", number)
    assert words(newsdesk) == []
    page.context.set_offline(False)
    expect(state(page)).to_have_text("Sent")
    assert words(newsdesk) == ["Update 1.", "Update 2.", "Update 3."]
    assert newsdesk.errors == []


def test_a_text_is_on_the_device_before_the_next_word(newsdesk: Newsdesk) -> None:
    page = newsdesk.open(newsdesk.hire())
    page.context.set_offline(True)
    text(page).press_sequentially(SENTENCE)
    assert kept_within(page, SENTENCE, 300)


def test_killed_in_the_middle_of_a_sentence(newsdesk: Newsdesk, device: Device) -> None:
    writer = newsdesk.hire()
    newsdesk.sign_in(device.context, writer)
    page = newsdesk.look(device.context.new_page())
    page.get_by_label("Headline").fill("Saved before")
    expect(state(page)).to_contain_text("Saved")
    device.context.set_offline(True)
    publish_offline(page, "First, without a network.", 1)
    publish_offline(page, "Second, without a network.", 2)
    page.get_by_label("Headline").fill("Gauge at Fell")
    text(page).press_sequentially(SENTENCE)
    assert kept_within(page, SENTENCE, 300)
    device.kill()

    device.start()
    newsdesk.sign_in(device.context, writer)
    page = newsdesk.look(device.context.new_page())
    expect(text(page)).to_have_value(SENTENCE)
    expect(page.get_by_label("Headline")).to_have_value("Gauge at Fell")
    expect(page.locator("[data-notice=restored]")).to_contain_text("Restored from this device")
    expect(state(page)).to_contain_text("Saved")
    assert words(newsdesk) == ["First, without a network.", "Second, without a network."]
    assert Entry.objects.filter(story=newsdesk.story, kind="publish").count() == 2
    assert Draft.objects.get().wire == SENTENCE
    page.reload()
    page.wait_for_selector("[data-composer=ready]")
    expect(text(page)).to_have_value("")
    assert len(words(newsdesk)) == 2


def test_an_answer_that_was_lost_publishes_nothing_twice(newsdesk: Newsdesk) -> None:
    """The server did it, and the network went before it could say so."""
    page = newsdesk.open(newsdesk.hire())
    lost: list[int] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            route.fetch()
            lost.append(1)
            route.abort()

    page.route("**/publish/", lose)
    text(page).fill("Two gates are open.")
    text(page).press("Control+Enter")
    expect(state(page)).to_have_text("Sent")
    assert lost
    assert words(newsdesk) == ["Two gates are open."]


def test_a_lost_answer_to_a_save_is_no_conflict_with_oneself(newsdesk: Newsdesk) -> None:
    page = newsdesk.open(newsdesk.hire())
    lost: list[int] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            route.fetch()
            lost.append(1)
            route.abort()

    page.route("**/save/", lose)
    text(page).fill("Two gates")
    text(page).press("Control+s")
    expect(state(page)).to_contain_text("waiting for network")
    text(page).press_sequentially(" Two gates are open.")
    expect(state(page)).to_contain_text("Saved")
    assert "are open" in Draft.objects.get().wire
    expect(page.locator("[data-notice]")).to_have_count(0)


def test_a_refused_publish_comes_back_into_the_composer(newsdesk: Newsdesk) -> None:
    page = newsdesk.open(newsdesk.hire())
    text(page).fill("::picture\npicture: 4711\nalt: The dam\n::")
    page.get_by_role("button", name="Publish", exact=True).first.click()
    notice = page.locator("[data-notice=refused]")
    expect(notice).to_contain_text("no picture with the number 4711")
    expect(text(page)).to_have_value("::picture\npicture: 4711\nalt: The dam\n::")
    text(page).fill("Without a picture.")
    text(page).press("Control+Enter")
    expect(state(page)).to_have_text("Sent")
    expect(notice).to_have_count(0)
    assert words(newsdesk) == ["Without a picture."]


def test_one_refused_text_holds_up_no_other(newsdesk: Newsdesk) -> None:
    """And it is offered again, with the reason."""
    page = newsdesk.open(newsdesk.hire())
    page.context.set_offline(True)
    publish_offline(page, "::picture\npicture: 4711\nalt: The dam\n::", 1)
    publish_offline(page, "The second.", 2)
    page.context.set_offline(False)
    offered = page.locator("[data-notice^=left]")
    expect(offered).to_contain_text("no picture with the number 4711")
    expect(state(page)).to_have_text("Sent")
    assert words(newsdesk) == ["The second."]
    offered.get_by_role("button", name="Put it back").click()
    expect(text(page)).to_have_value("::picture\npicture: 4711\nalt: The dam\n::")


def test_a_colleagues_version_stands_beside_mine(newsdesk: Newsdesk) -> None:
    writer = newsdesk.hire()
    page = newsdesk.open(writer)
    text(page).fill("Mine.")
    expect(state(page)).to_contain_text("Saved")
    draft = Draft.objects.get()
    newsdesk.hire("Editors", "Marta Voss").save(draft.pk, "The editor’s.", draft.saves)
    text(page).fill("Mine, later.")
    notice = page.locator("[data-notice=conflict]")
    expect(notice).to_contain_text("Marta Voss saved this draft")
    expect(notice).to_contain_text("The editor’s.")
    expect(text(page)).to_have_value("Mine, later.")
    assert Draft.objects.get().wire == "The editor’s."
    notice.get_by_role("button", name="Put theirs below mine").click()
    expect(state(page)).to_contain_text("Saved")
    assert Draft.objects.get().wire == "Mine, later.\n\nThe editor’s."


def test_two_windows_do_not_overwrite_each_other(newsdesk: Newsdesk) -> None:
    writer = newsdesk.hire()
    first = newsdesk.open(writer)
    text(first).fill("Begun.")
    expect(state(first)).to_contain_text("Saved")
    draft = Draft.objects.get()
    second = newsdesk.look(first.context.new_page(), f"drafts/{draft.pk}/")
    text(second).fill("From the second window.")
    expect(state(second)).to_contain_text("Saved")
    text(first).fill("From the first window.")
    expect(first.locator("[data-notice=conflict]")).to_contain_text("From the second window.")
    assert Draft.objects.get().wire == "From the second window."
    third = newsdesk.look(first.context.new_page())
    expect(text(third)).to_have_value("")


def test_somebody_elses_queue_is_not_sent_in_my_name(newsdesk: Newsdesk) -> None:
    ana, ben = newsdesk.hire(), newsdesk.hire(name="Ben Ode")
    page = newsdesk.open(ana)
    page.context.set_offline(True)
    publish_offline(page, "Ana’s words.", 1)
    page.close()
    page.context.set_offline(False)
    newsdesk.sign_in(page.context, ben)
    other = newsdesk.look(page.context.new_page())
    expect(text(other)).to_have_value("")
    text(other).fill("Ben’s words.")
    text(other).press("Control+Enter")
    expect(state(other)).to_have_text("Sent")
    assert words(newsdesk) == ["Ben’s words."]
    other.close()
    newsdesk.sign_in(other.context, ana)
    again = newsdesk.look(other.context.new_page())
    expect(state(again)).to_have_text("Sent")
    assert words(newsdesk) == ["Ben’s words.", "Ana’s words."]


def test_signed_out_says_so_and_loses_nothing(newsdesk: Newsdesk) -> None:
    writer = newsdesk.hire()
    page = newsdesk.open(writer)
    page.context.clear_cookies()
    text(page).fill("Still here.")
    expect(state(page)).to_contain_text("You are signed out")
    newsdesk.sign_in(page.context, writer)
    newsdesk.look(page.context.new_page())
    expect(state(page)).to_contain_text("Saved")
    assert Draft.objects.get().wire == "Still here."
