"""Two chiefs at the desk: one looks for the words and asks, another looks at the list and decides."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dateline.record.actions import change_story, publish
from dateline.record.models import Draft, Entry, Head, Takedown, Update
from tests.desk.people import Desk
from tests.desk.takedown.traces import in_tables
from tests.newsroom import EDITOR, make_person, make_story, text

WORD = "Quillfeather"
REASON = "By order of the court of Fell."


@pytest.fixture
def chiefs(desk: Desk) -> Desk:
    """Mara and Jon are chiefs. Ana has named a man."""
    people = {"mara": make_person("Mara Olin", "Chiefs"), "jon": make_person("Jon Arden", "Chiefs")}
    chiefs = Desk(desk.newsroom, desk.story, {**desk.people, **people})
    chiefs.publish("ana", words=f"The man is {WORD}.", headline="A name")
    chiefs.draft("ana", wire=f"More on {WORD}.")
    return chiefs


def body(answer: Any) -> str:
    return str(answer.content.decode())


def look(desk: Desk, name: str = "mara", words: str = WORD.lower(), **more: str) -> str:
    return body(desk.client(name).post(f"{desk.url}takedown/", {"do": "find", "words": words} | more))


def keys_in(page: str) -> list[str]:
    return re.findall(r'name="key" value="([^"]+)" checked', page)


def ask(desk: Desk, name: str = "mara", **more: Any) -> Takedown:
    fields = {"do": "ask", "words": WORD, "key": keys_in(look(desk)), "reason": REASON} | more
    answer = desk.client(name).post(f"{desk.url}takedown/", fields)
    made = Takedown.objects.latest("asked_at")
    assert answer["Location"] == f"{desk.url}takedown/{made.pk}/"
    return made


def settle(desk: Desk, name: str, made: Takedown, do: str, **more: str) -> Any:
    return desk.client(name).post(f"{desk.url}takedown/{made.pk}/", {"do": do} | more)


def test_the_way_from_the_word_to_its_end(chiefs: Desk) -> None:
    found = look(chiefs)
    assert len(keys_in(found)) == 2
    assert f"The man is {WORD}." in found
    made = ask(chiefs)
    assert WORD not in "".join(made.keys) + made.reason
    assert Update.objects.get(story=chiefs.story).headline == "A name"
    sheet = body(chiefs.client("jon").get(f"{chiefs.url}takedown/{made.pk}/"))
    assert "Mara Olin" in sheet
    assert f"More on {WORD}." in sheet
    assert settle(chiefs, "jon", made, "confirm", sure="yes").status_code == 302
    assert Update.objects.get(story=chiefs.story).taken
    assert not Draft.objects.exists()
    assert set(in_tables(WORD)) <= {"wagtailsearch_indexentry_fts_data.block"}
    page = body(chiefs.client("jon").get(f"{chiefs.url}takedown/{made.pk}/"))
    assert "Cleaning" in page
    assert "Removed update" in body(chiefs.client("ana").get(chiefs.url))


def test_words_are_in_no_address_and_in_no_request(chiefs: Desk) -> None:
    assert 'method="post"' in body(chiefs.client("mara").get(f"{chiefs.url}takedown/"))
    assert "action" in look(chiefs)
    assert not re.search(rf'(href|action)="[^"]*{WORD}', look(chiefs), re.IGNORECASE)
    ask(chiefs)
    assert not [place for place in in_tables(WORD) if place.startswith("dateline_record_takedown")]


def test_nobody_confirms_their_own(chiefs: Desk) -> None:
    made = ask(chiefs)
    assert "Remove it all" not in body(chiefs.client("mara").get(f"{chiefs.url}takedown/{made.pk}/"))
    refused = settle(chiefs, "mara", made, "confirm", sure="yes")
    assert refused.status_code == 403
    assert "second chief must confirm" in body(refused)
    assert not Update.objects.get(story=chiefs.story).taken
    assert settle(chiefs, "mara", made, "withdraw").status_code == 302
    assert settle(chiefs, "jon", made, "confirm", sure="yes").status_code == 422
    assert Takedown.objects.get().state == "withdrawn"


def test_a_request_can_be_declined(chiefs: Desk) -> None:
    made = ask(chiefs)
    assert settle(chiefs, "jon", made, "decline").status_code == 302
    page = body(chiefs.client("mara").get(f"{chiefs.url}takedown/{made.pk}/"))
    assert "Declined" in page
    assert "Nothing was removed" in page
    assert chiefs.kinds()[-1] == "publish"


def test_both_need_the_right_when_it_is_done(chiefs: Desk) -> None:
    made = ask(chiefs)
    chiefs.people["mara"].groups.clear()
    refused = settle(chiefs, "jon", made, "confirm", sure="yes")
    assert refused.status_code == 403
    assert not Update.objects.get(story=chiefs.story).taken


@pytest.mark.parametrize("name", ["marta", "ana", "cal"])
def test_it_is_for_chiefs(chiefs: Desk, name: str) -> None:
    made = ask(chiefs)
    client = chiefs.client(name)
    for address in (f"{chiefs.url}takedown/", f"{chiefs.url}takedown/{made.pk}/"):
        assert client.get(address).status_code == 403
        assert client.post(address, {"do": "confirm", "sure": "yes", "words": WORD}).status_code == 403
    assert "legal" not in body(client.get(chiefs.url))
    assert "second chief" not in body(client.get("/desk/"))


def test_where_a_chief_finds_it(chiefs: Desk) -> None:
    made, jon = ask(chiefs), chiefs.client("jon")
    update = Update.objects.get(story=chiefs.story)
    for page in ("/desk/", chiefs.url):
        assert f"{chiefs.url}takedown/{made.pk}/" in body(jon.get(page))
    assert f"{chiefs.url}takedown/?update={update.pk}" in body(jon.get(f"{chiefs.url}updates/{update.pk}/"))
    assert "somebody else has to confirm" in body(chiefs.client("mara").get("/desk/"))


def test_what_was_chosen_and_typed_comes_back_with_the_reason(chiefs: Desk) -> None:
    client, keys = chiefs.client("mara"), keys_in(look(chiefs))
    sent = {"do": "ask", "words": WORD, "key": keys[:1], "reason": f"{WORD} sued."}
    answer = client.post(f"{chiefs.url}takedown/", sent)
    assert answer.status_code == 422
    assert keys_in(body(answer)) == keys[:1]
    assert f"{WORD} sued." in body(answer)
    assert client.post(f"{chiefs.url}takedown/", sent | {"reason": ""}).status_code == 422
    assert client.post(f"{chiefs.url}takedown/", sent | {"reason": REASON, "key": []}).status_code == 422
    assert client.post(f"{chiefs.url}takedown/", {"do": "find", "words": " "}).status_code == 422
    assert not Takedown.objects.exists()


def test_a_made_up_key_does_nothing(chiefs: Desk) -> None:
    other = make_story(chiefs.newsroom, slug="ferry")
    publish(other, text("Other words."), actor=EDITOR)
    note = {"do": "ask", "words": WORD, "reason": REASON}
    for key in (
        "entries:99",
        "entries:1/headline",
        "nowhere:1",
        "pictures:x",
        f"drafts:{other.pk}",
        "revisions:1/slug",
    ):
        assert chiefs.client("mara").post(f"{chiefs.url}takedown/", note | {"key": [key]}).status_code == 422, key


def test_the_present_headline_stands_in_the_way(chiefs: Desk) -> None:
    change_story(chiefs.story, headline=f"{WORD} accused", actor=EDITOR)
    found = look(chiefs)
    assert "Change it first" in found
    assert len(keys_in(found)) == 2
    change_story(chiefs.story, headline="A man is accused", actor=EDITOR)
    made = ask(chiefs)
    settle(chiefs, "jon", made, "confirm", sure="yes")
    assert set(in_tables(WORD)) <= {"wagtailsearch_indexentry_fts_data.block"}
    assert (Head.objects.get(story=chiefs.story).facts or {})["headline"] == "A man is accused"


def test_an_update_can_be_chosen_instead_of_words(chiefs: Desk) -> None:
    update = Update.objects.get(story=chiefs.story)
    page = body(chiefs.client("mara").get(f"{chiefs.url}takedown/?update={update.pk}"))
    assert keys_in(page) == [f"entries:{update.first_seq}"]
    assert chiefs.client("mara").get(f"{chiefs.url}takedown/?update={chiefs.story.pk}").status_code == 404


def test_the_list_says_what_is_new_since(chiefs: Desk) -> None:
    made = ask(chiefs)
    chiefs.publish("ana", words="Unrelated.")
    Draft.objects.all().delete()
    sheet = body(chiefs.client("jon").get(f"{chiefs.url}takedown/{made.pk}/"))
    assert "one new entry since" in sheet
    assert "One thing that was chosen is gone" in sheet
    settle(chiefs, "jon", made, "confirm", sure="yes")
    assert Update.objects.filter(story=chiefs.story, taken=True).count() == 1
    assert Entry.objects.filter(story=chiefs.story).latest("seq").kind == "takedown"


def test_the_box_must_be_ticked(chiefs: Desk) -> None:
    made = ask(chiefs)
    assert settle(chiefs, "jon", made, "confirm").status_code == 422
    assert settle(chiefs, "jon", made, "burn").status_code == 422


def test_restore_in_the_desk(chiefs: Desk) -> None:
    update = Update.objects.get(story=chiefs.story)
    chiefs.act("ana", update.pk, "retract", reason="It was wrong.")
    sheet = body(chiefs.client("ana").get(f"{chiefs.url}updates/{update.pk}/"))
    assert f"updates/{update.pk}/restore/" in sheet
    assert "Restore" in body(chiefs.client("ana").get(chiefs.url))
    assert chiefs.act("tom", update.pk, "restore").status_code == 403
    assert chiefs.act("ana", update.pk, "restore", note="It was right.").status_code == 302
    assert WORD in Update.objects.get(pk=update.pk).text
    assert chiefs.act("ana", update.pk, "restore").status_code == 422
    settle(chiefs, "jon", ask(chiefs), "confirm", sure="yes")
    gone = body(chiefs.client("marta").get(f"{chiefs.url}updates/{update.pk}/"))
    assert "restore/" not in gone
    assert "Removed for legal reasons" in gone
    assert chiefs.act("marta", update.pk, "restore").status_code == 422
