"""1,201 attack strings, in every text field of every block and typed as wire text, do nothing in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, Route

from .attacks import fragment
from .chromium import blank_page
from .fragment import ALLOWED, Fragment

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "xss" / "vectors.jsonl"
PAGE = "https://vale.example/story/"
A_PAGE = 150
# Reported, not enforced: the page would run a script, and the report is how the test sees every kind of attempt.
POLICY = "default-src 'none'; img-src 'self'; script-src 'none'; style-src 'none'; form-action 'none'; base-uri 'none'"
WATCH = """
window.fired = [];
for (const name of ["alert", "confirm", "prompt", "print", "open", "postMessage"])
  window[name] = (...args) => { window.fired.push(name + " " + args.join(" ")); return null; };
addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) =>
  window.fired.push(violatedDirective + " " + blockedURI));
"""
LOOK = """allowed => {
  const faults = [];
  for (const element of document.querySelectorAll("main *")) {
    const tag = element.localName;
    if (!allowed[tag] || element.namespaceURI !== "http://www.w3.org/1999/xhtml") faults.push("element " + tag);
    else for (const {name} of element.attributes) if (!allowed[tag].includes(name)) faults.push(tag + " " + name);
    if (element.href && !["http:", "https:", "mailto:"].includes(element.protocol)) faults.push(element.href);
  }
  return faults;
}"""


class Watched:
    """A page without network. `events` lists every dialog, every request, and every script that tried to run."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.html = ""
        self.events: list[str] = []
        page.add_init_script(WATCH)
        page.route("**/*", self._answer)
        page.on("dialog", self._dismiss)
        page.on("popup", lambda popup: self.events.append(f"popup {popup.url}"))

    def _answer(self, route: Route) -> None:
        url = route.request.url
        if url == PAGE:
            headers = {"Content-Security-Policy-Report-Only": POLICY}
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8", headers=headers)
            return
        if not url.startswith("https://vale.example/media/gates-"):
            self.events.append(f"request {url}")
        route.abort()

    def _dismiss(self, dialog: Dialog) -> None:
        self.events.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def show(self, html: str) -> None:
        """Loads the page, then puts its content in once more as the reader's script does."""
        self.html = f"<!doctype html><html lang=en><title>x</title><main>{html}</main>"
        self.page.goto(PAGE, wait_until="load")
        self.page.evaluate("() => { const main = document.querySelector('main'); main.innerHTML = main.innerHTML; }")
        # A turn of the event loop for handlers and reports that wait for one.
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        self.events += self.page.evaluate("() => window.fired")

    def faults(self) -> list[str]:
        found: list[str] = self.page.evaluate(LOOK, {tag: sorted(names) for tag, names in ALLOWED.items()})
        return found


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with blank_page() as page:
        yield Watched(page)


@pytest.mark.browser
@pytest.mark.conformance
@pytest.mark.xdist_group("attack-corpus")
class TestAttackCorpus:
    def test_the_watch_sees_what_raw_attacks_do(self, watched: Watched) -> None:
        """Else the test below would prove nothing."""
        watched.show(
            "<img src=x onerror=alert(1)><script>alert(2)</script><iframe src='javascript:parent.alert(3)'></iframe>"
            "<link rel=stylesheet href=//evil.example/a.css><p style='color:red'>x</p>"
        )
        seen = " ".join(watched.events)
        for event in ("alert 1", "alert 2", "script-src", "style-src", "evil.example/a.css"):
            assert event in seen
        assert {"element script", "element iframe", "img onerror", "p style"} <= set(watched.faults())
        watched.events.clear()

    def test_every_attack_is_inert_wherever_it_is_put(self, watched: Watched) -> None:
        attacks = [json.loads(line)["payload"] for line in VECTORS.open(encoding="utf-8")]
        assert len(attacks) == 1_201
        for start in range(0, len(attacks), A_PAGE):
            whole = "\n".join(fragment(attack) for attack in attacks[start : start + A_PAGE])
            assert Fragment(whole).faults == []
            watched.show(whole)
            assert watched.events == [], f"attacks from {start} on"
            assert watched.faults() == []
