"""No page that was kept, and no answer to an open page, says the words once they are removed."""

from __future__ import annotations

from dateline.record.actions import ask_takedown, confirm_takedown, publish, revise
from dateline.record.actor import Actor
from dateline.record.takedown import Scope, Sought, find
from dateline.record.takedown.finding import keys_of
from tests.newsroom import EDITOR, Newsroom, make_person, make_story, text
from tests.page_cache.serving import Site

WORD = "Quillfeather"


def test_kept_pages_are_made_anew(site: Site, paper: Newsroom) -> None:
    story = make_story(paper, slug="arne-dam")
    first = publish(story, text(f"The man is {WORD}."), actor=EDITOR).update_id
    second = publish(story, text(f"{WORD} denies it."), actor=EDITOR).update_id
    assert first
    assert second
    revise(story, first, text("A man was named."), base_version=1, change="typo", actor=EDITOR)
    pages = ["/vale/arne-dam/", f"/vale/arne-dam/u/{second}/", "/vale/", "/", f"/vale/arne-dam/u/{first}/history/"]
    steps = [f"/vale/arne-dam/entries?after={after}" for after in range(4)]
    said = [path for path in (*pages, *steps) if WORD in site.get(path).text]
    assert len(said) == len(pages) + 3
    assert site.renders(pages[0]) == 0
    found = find(story, Scope(Sought.of(WORD)))
    chiefs = [Actor.of(make_person(name, "Chiefs")) for name in ("Mara Olin", "Jon Arden")]
    asked = ask_takedown(story, keys_of(found), actor=chiefs[0], reason="By order of a court.")
    confirm_takedown(asked.pk, actor=chiefs[1])
    for path in (*pages, *steps, "/vale/arne-dam/entries?after=4"):
        assert WORD not in site.get(path).text, path
    gone = site.get(f"/vale/arne-dam/u/{second}/")
    assert (gone.status, "By order of a court." in gone.text) == (410, True)
    assert site.get("/vale/arne-dam/").status == 200
