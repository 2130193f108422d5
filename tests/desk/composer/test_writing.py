"""Writing in a real browser: what a reporter does and sees."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from dateline.media.models import Picture
from dateline.record.models import Draft, Update
from tests.desk.composer.conftest import Newsdesk
from tests.media.making import encoded, landscape
from tests.reader.windows import DESK, PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("composer"),
]


def paste(page: Page, html: str, plain: str) -> None:
    """What the keys for pasting do, with this on the clipboard."""
    page.get_by_label("Text", exact=True).focus()
    page.evaluate(
        """([html, plain]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            clipboardData.setData("text/plain", plain);
            const pasted = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(pasted);
        }""",
        [html, plain],
    )


def test_what_is_typed_is_saved_shown_and_published(newsdesk: Newsdesk) -> None:
    page = newsdesk.open(newsdesk.hire())
    page.get_by_label("Headline").fill("Two gates are open")
    text = page.get_by_label("Text", exact=True)
    text.press_sequentially("The **second** gate opened at four.")
    state = page.locator("[data-part=state]")
    expect(state).to_have_text("Not saved yet")
    card = page.frame_locator("[data-part=frame]")
    expect(card.locator(".fragment strong")).to_have_text("second")
    expect(card.get_by_role("heading", name="Two gates are open")).to_be_visible()
    expect(state).to_contain_text("Saved")
    assert Draft.objects.get().wire == "The **second** gate opened at four."
    text.press("Control+Enter")
    expect(state).to_have_text("Sent")
    expect(text).to_have_value("")
    expect(text).to_be_focused()
    update = Update.objects.get(story=newsdesk.story)
    assert update.headline == "Two gates are open"
    assert not Draft.objects.exists()
    assert newsdesk.errors == []


def test_a_newcomers_first_update(newsdesk: Newsdesk, tmp_path: Path) -> None:
    """Signs in, adds a picture and a statement, publishes: within 60 seconds, without waits but the page's own."""
    newsdesk.hire(name="Nia Poe")
    context = newsdesk.browser.new_context(viewport={"width": 1280, "height": 800})
    newsdesk.windows.callback(context.close)
    page = context.new_page()
    file = tmp_path / "gate.jpg"
    file.write_bytes(encoded(landscape(1_600, 1_000)))
    began = monotonic()
    page.goto(newsdesk.url())
    page.locator("input[name=login]").fill("nia poe")
    page.locator("input[name=password]").fill("x")
    page.locator("input[name=password]").press("Enter")
    page.get_by_label("Headline").fill("Second gate opened")
    page.get_by_label("Text", exact=True).fill("The second gate opened at four.")
    page.get_by_role("button", name="Statement", exact=True).click()
    page.get_by_label("What was said").fill("The wall is holding.")
    page.get_by_label("Who said it").fill("Petra Lind")
    page.get_by_label("Role").fill("spokeswoman of the water board")
    page.get_by_role("button", name="Put into the text").click()
    page.get_by_role("button", name="Picture", exact=True).click()
    page.get_by_label("From this device").set_input_files(file)
    page.get_by_label("What it shows").fill("Water pouring from two of five gates")
    page.get_by_label("Credit").fill("Nia Poe / The Vale Herald")
    page.get_by_role("button", name="Put into the text").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.get_by_role("button", name="Publish", exact=True).first.click()
    expect(page.locator("[data-part=state]")).to_have_text("Sent")
    took = monotonic() - began
    print(f"first update with picture and statement: {took:.1f} s")
    kinds = [block["type"] for block in Update.objects.get(story=newsdesk.story).blocks]
    assert sorted(kinds) == ["paragraph", "picture", "statement"]
    picture = Picture.objects.get()
    assert (picture.description, picture.credit) == (
        "Water pouring from two of five gates",
        "Nia Poe / The Vale Herald",
    )


def test_a_pasted_quote_is_out_in_ten_seconds(newsdesk: Newsdesk) -> None:
    page = newsdesk.open(newsdesk.hire())
    html = "<blockquote><p>Nobody rang this office.</p><footer>Joss Harrow, mayor</footer></blockquote>"
    began = monotonic()
    paste(page, html, "Nobody rang this office.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-part=state]")).to_have_text("Sent")
    took = monotonic() - began
    print(f"pasted quote: {took:.1f} s")
    (said,) = Update.objects.get(story=newsdesk.story).blocks
    assert said == {"type": "statement", "text": "Nobody rang this office.", "speaker": "Joss Harrow", "role": "mayor"}


def test_by_keyboard_alone_on_a_phone(newsdesk: Newsdesk) -> None:
    page = newsdesk.open(newsdesk.hire(), viewport=PHONE)
    text = page.get_by_label("Text", exact=True)
    text.focus()
    page.keyboard.type("two gates")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(text).to_have_value("**two gates**")
    page.keyboard.press("Control+b")
    expect(text).to_have_value("two gates")
    page.keyboard.press("Control+k")
    page.keyboard.type("vale.example")
    page.keyboard.press("Enter")
    expect(text).to_have_value("[two gates](https://vale.example)")
    page.keyboard.press("Control+e")
    expect(page.get_by_role("dialog", name="Paragraph")).to_be_visible()
    page.keyboard.press("Escape")
    expect(text).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys and marks")).to_be_visible()
    page.keyboard.press("Escape")
    text.focus()
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=state]")).to_contain_text("Saved")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-part=state]")).to_have_text("Sent")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert newsdesk.errors == []


def test_an_address_on_its_own_line_becomes_a_kept_post(newsdesk: Newsdesk) -> None:
    """And where no copy can be made the link stays and goes out."""
    page = newsdesk.open(newsdesk.hire())
    answers = {"1041": {"snapshot": 7, "status": "kept"}}

    def resolve(route: Route) -> None:
        asked: dict[str, str] = route.request.post_data_json or {}
        url = asked["url"]
        found = answers.get(url.rsplit("/", 1)[-1])
        route.fulfill(status=200 if found else 422, json=found or {"error": "Nobody answers there."})

    page.route("**/embeds/", resolve)
    text = page.get_by_label("Text", exact=True)
    text.fill("Seen:\n\nhttps://posts.example/1041\n\nhttps://gone.example/2\n\nEnd.")
    kept = "Seen:\n\n::embed\nurl: https://posts.example/1041\nsnapshot: 7\n::\n\nhttps://gone.example/2\n\nEnd."
    expect(text).to_have_value(kept)
    expect(page.locator("[data-notice=told]")).to_contain_text("readers get a link. Nobody answers there.")


def test_a_block_is_changed_in_its_form_and_undone(newsdesk: Newsdesk) -> None:
    page = newsdesk.open(newsdesk.hire())
    text = page.get_by_label("Text", exact=True)
    wire = "First.\n\n> Walk.\n— Petra Lind\n\nLast."
    text.fill(wire)
    text.evaluate("field => field.setSelectionRange(10, 10)")
    text.press("Control+e")
    page.get_by_label("What kind of words").select_option("paraphrase")
    page.get_by_role("button", name="Put into the text").click()
    expect(text).to_have_value("First.\n\n> Walk.\n— Petra Lind (paraphrase)\n\nLast.")
    text.press("Control+z")
    expect(text).to_have_value(wire)


def test_the_preview_needs_the_network_and_the_form_gives_way(newsdesk: Newsdesk) -> None:
    page = newsdesk.open(newsdesk.hire())
    page.context.set_offline(True)
    text = page.get_by_label("Text", exact=True)
    text.fill("Two gates.")
    expect(page.locator("[data-part=preview-note]")).to_have_text("The preview needs the network.")
    page.get_by_role("button", name="Statement", exact=True).click()
    expect(text).to_have_value("Two gates.\n\n> \n— \n")
    page.keyboard.type("Walk.")
    expect(text).to_have_value("Two gates.\n\n> Walk.\n— \n")


def test_it_shuts_nobody_out_and_fits_a_phone(newsdesk: Newsdesk) -> None:
    """axe on the composer, its preview and its dialogs, light on a phone and dark on a desk."""
    writer = newsdesk.hire("Editors")
    faults: list[tuple[object, ...]] = []
    wire = "Text.\n\n> Words.\n— Petra Lind\n\n> Nobody.\n\n::numbers\n- 2 | gates\n::"
    for viewport, scheme in ((PHONE, "light"), (DESK, "dark")):
        page = newsdesk.open(writer, f"drafts/{uuid4()}/", viewport=viewport, color_scheme=scheme)
        page.get_by_label("Text", exact=True).fill(wire)
        expect(page.frame_locator("[data-part=frame]").locator(".numbers")).to_be_visible()
        page.locator(".composer-details summary").click()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        for opens in ("", "Statement", "Picture"):
            if opens:
                page.get_by_role("button", name=opens, exact=True).click()
                expect(page.locator("dialog[open]")).to_be_visible()
            found = Axe().run(page).response["violations"]
            faults += [(scheme, opens, fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in found]
            page.keyboard.press("Escape")
    assert faults == []
