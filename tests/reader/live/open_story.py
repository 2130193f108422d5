"""An open story page, and the stream it listens to."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import ConsoleMessage, Page
from playwright.sync_api import TimeoutError as TooLate

# Stands for the browser's connection to the stream, so that a test decides what arrives, when, and how often.
SOURCE = """
window.sources = [];
window.EventSource = class extends EventTarget {
    static CLOSED = 2;
    readyState = 1;
    constructor(address) { super(); this.address = address; sources.push(this); setTimeout(() => this.onopen?.()) }
    close() { this.readyState = 2 }
};
window.deliver = (type, data) => sources.filter(source => source.readyState < 2)
    .forEach(source => source.dispatchEvent(new MessageEvent(type, {data})));
let [asleep, alone] = [false, false];
Object.defineProperty(document, "hidden", {get: () => asleep});
const ask = window.fetch;
window.fetch = (...what) => alone ? Promise.reject(new TypeError("no network")) : ask(...what);
window.leaveAlone = value => { alone = value };
window.sleep = value => { asleep = value; document.dispatchEvent(new Event("visibilitychange")) };
"""

# The page as markup, without what the script added: its controls, the times beside the times, and the room that
# withdrawn words left.
PLAIN = """main => {
    const copy = main.cloneNode(true);
    copy.querySelectorAll("[data-live], .ago").forEach(added => added.remove());
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
        const written = element.getAttributeNames().sort().map(name => [name, element.getAttribute(name)]);
        written.forEach(([name]) => element.removeAttribute(name));
        written.forEach(([name, value]) => ["tabindex", "style"].includes(name) || element.setAttribute(name, value));
    }
    const words = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const blank = [];
    while (words.nextNode()) {
        words.currentNode.data = words.currentNode.data.replace(/\\s+/g, " ");
        if (!words.currentNode.data.trim()) blank.push(words.currentNode);
    }
    blank.forEach(text => text.remove());
    return copy.outerHTML.replaceAll("><", ">\\n<");
}"""
CONTENT = f"""page => [
    ({PLAIN})(page.getElementById("main")), page.title, page.documentElement.lang, page.documentElement.dir
]"""
FRESH = f"""async () => {{
    const answer = await fetch(location.href, {{cache: "no-store"}});
    return ({CONTENT})(new DOMParser().parseFromString(await answer.text(), "text/html"));
}}"""


class OpenStory:
    """Drives a page that was given `SOURCE` before it was opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(said.text)

    @property
    def is_front(self) -> bool:
        """Whether it is the story's own page, as opposed to an older or a filtered one."""
        return self.page.locator("main[data-front]").count() > 0

    def deliver(self, step: dict[str, Any], event: str = "step") -> None:
        self.page.evaluate("([event, data]) => deliver(event, data)", [event, json.dumps(step)])

    def sleep(self, asleep: bool) -> None:
        self.page.evaluate("asleep => sleep(asleep)", asleep)

    def cut_off(self, alone: bool) -> None:
        """Whether catching up fails."""
        self.page.evaluate("alone => leaveAlone(alone)", alone)

    def wait_for(self, seq: int) -> None:
        at = "document.getElementById('main').dataset.seq"
        try:
            self.page.wait_for_function(f"seq => {at} >= seq", arg=seq, timeout=20_000)
        except TooLate as error:
            raise AssertionError(f"the page stays at {self.page.evaluate(at)}, not {seq}: {self.errors}") from error

    def let_in(self) -> None:
        """Takes in what waits, if anything does."""
        button = self.page.locator(".live-new")
        if button.is_visible():
            button.click()
            self.page.wait_for_load_state()

    def content(self) -> list[str]:
        """Of the open page: the lines of its main part, its title, its language and direction."""
        return _lines(self.page.evaluate(f"({CONTENT})(document)"))

    def fresh_content(self) -> list[str]:
        """What a visitor would get now."""
        return _lines(self.page.evaluate(FRESH))


def _lines(content: list[str]) -> list[str]:
    return [*content[0].splitlines(), *content[1:]]
