"""The story panel: what it shows, what its forms change, and that nobody's words are lost in them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dateline.record.actions import change_story, mark, pin
from dateline.record.models import Head
from tests.desk.people import HTMX, Desk


def facts(desk: Desk) -> dict[str, Any]:
    return dict(Head.objects.get(story=desk.story).facts or {})


def drawn(desk: Desk, part: str, name: str = "marta") -> dict[str, Any]:
    """The fields of a form as a browser would send them back unchanged."""
    page = desk.client(name).get(f"{desk.url}panel/?part={part}").content.decode()
    form = page[page.index('class="fields panel-form"') :]
    fields: dict[str, Any] = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    unquoted = {key: value.replace("&quot;", '"').replace("&#x27;", "'") for key, value in fields.items()}
    for key, value in re.findall(r'<textarea id="[^"]*" name="([^"]+)"[^>]*>([^<]*)<', form):
        if key == "point[]":
            unquoted.setdefault("point[]", []).append(value)
        else:
            unquoted[key] = value
    for select in re.findall(r'name="rests-on\[\]">(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', select)
        unquoted.setdefault("rests-on[]", []).append(chosen[1] if chosen else "")
    unquoted.pop("csrfmiddlewaretoken", None)
    return unquoted | {"do": "save"}


def send(desk: Desk, fields: dict[str, Any], name: str = "marta") -> Any:
    return desk.client(name).post(f"{desk.url}panel/", fields)


def test_it_shows_what_the_story_says_of_itself(desk: Desk) -> None:
    update = desk.publish("ana", headline="Gate open")
    mark(desk.story, update.pk, actor=desk.actor("ana"), label="The first gate")
    pin(desk.story, update.pk, actor=desk.actor("marta"))
    change_story(
        desk.story,
        actor=desk.actor("marta"),
        standfirst="Lower Arne is cleared.",
        agency_credits=["Vale Wire"],
        summary=[("One gate is open", update.pk)],
    )
    page = desk.client("ana").get(f"{desk.url}panel/", headers=HTMX).content.decode()
    for words in ("Lower Arne is cleared.", "Vale Wire", "One gate is open", "The first gate", "Ana Ruiz"):
        assert words in page
    assert "Change" not in page.replace("Changed", "")
    assert "<html" not in page


@pytest.mark.parametrize("part", ["headline", "summary", "credits", "state"])
def test_its_forms_are_an_editors(desk: Desk, part: str) -> None:
    before = desk.kinds()
    for name in ("ana", "cal"):
        assert desk.client(name).get(f"{desk.url}panel/?part={part}").status_code == 403
        assert send(desk, {"part": part, "headline": "Mine", "state": "paused"}, name).status_code == 403
    assert desk.kinds() == before
    assert desk.client("marta").get(f"{desk.url}panel/?part={part}").status_code == 200


def test_two_editors_at_different_fields_both_get_their_way(desk: Desk) -> None:
    one, two = drawn(desk, "headline"), drawn(desk, "headline")
    assert send(desk, one | {"headline": "Three gates open"}).status_code == 302
    assert send(desk, two | {"standfirst": "The wall holds."}).status_code == 302
    assert facts(desk)["headline"] == "Three gates open"
    assert facts(desk)["standfirst"] == "The wall holds."


def test_a_field_that_somebody_changed_meanwhile_is_refused_with_both_texts(desk: Desk) -> None:
    mine = drawn(desk, "headline")
    change_story(desk.story, actor=desk.actor("marta"), headline="Theirs stands")
    answer = send(desk, mine | {"headline": "Mine is typed", "standfirst": "Also typed"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Marta Voss wrote" in page
    assert page.count("Theirs stands") >= 2
    assert page.count("Mine is typed") >= 2
    assert "Also typed" in page
    assert facts(desk)["headline"] == "Theirs stands"
    # What comes back rests on what stands now: sent again, it is meant.
    again = mine | {"headline": "Mine is typed", "was-headline": "Theirs stands", "seq": str(len(desk.kinds()))}
    assert f'name="was-headline" value="{again["was-headline"]}"' in page
    assert send(desk, again).status_code == 302
    assert facts(desk)["headline"] == "Mine is typed"


def test_a_form_sent_unchanged_changes_nothing(desk: Desk) -> None:
    before = desk.kinds()
    for part in ("headline", "summary", "credits"):
        assert send(desk, drawn(desk, part)).status_code == 422
    assert desk.kinds() == before


def test_what_we_know_is_written_linked_and_put_in_order(desk: Desk) -> None:
    update = desk.publish("ana", headline="Gate open")
    form = drawn(desk, "summary")
    added = send(desk, form | {"do": "add"})
    assert added.status_code == 200
    assert desk.kinds()[-1] == "publish"
    lines = {"point[]": ["The wall holds", "One gate is open"], "rests-on[]": ["", str(update.pk)]}
    swapped = send(desk, form | lines | {"do": "up-2"}).content.decode()
    assert swapped.index("One gate is open") < swapped.index("The wall holds")
    assert send(desk, form | lines).status_code == 302
    assert [(point["text"], point["update"]) for point in facts(desk)["summary"]] == [
        ("The wall holds", None),
        ("One gate is open", str(update.pk)),
    ]
    kept = drawn(desk, "summary")
    assert kept["rests-on[]"] == ["", str(update.pk)]
    removed = send(desk, kept | {"do": "remove-1"}).content.decode()
    assert ">The wall holds</textarea>" not in removed


def test_more_than_twelve_lines_are_refused(desk: Desk) -> None:
    lines = {"point[]": [f"Line {number}" for number in range(13)], "rests-on[]": [""] * 13}
    answer = send(desk, drawn(desk, "summary") | lines)
    assert answer.status_code == 422
    assert "Line 12" in answer.content.decode()


def test_names_are_one_a_line(desk: Desk) -> None:
    assert (
        send(desk, drawn(desk, "credits") | {"bylines": "Ana Ruiz\r\n\r\n Tom Keel ", "agency_credits": ""}).status_code
        == 302
    )
    assert facts(desk)["bylines"] == ["Ana Ruiz", "Tom Keel"]


def test_ending_a_story_is_asked_twice(desk: Desk) -> None:
    assert send(desk, {"part": "state", "state": "ended"}).status_code == 422
    assert Head.objects.get(story=desk.story).state == "live"
    assert send(desk, {"part": "state", "state": "ended", "sure": "yes"}).status_code == 302
    assert Head.objects.get(story=desk.story).state == "ended"
    assert send(desk, {"part": "state", "state": "live"}).status_code == 302
    assert send(desk, {"part": "state", "state": "live"}).status_code == 422


def test_hostile_fields_are_refused_in_words(desk: Desk) -> None:
    form = drawn(desk, "summary")
    assert send(desk, form | {"was-summary": "no list"}).status_code == 422
    assert send(desk, form | {"point[]": ["A line"], "rests-on[]": ["no identity"]}).status_code == 422
    assert send(desk, form | {"part": "nothing"}).status_code == 404
    assert send(desk, {"part": "state", "state": "burning"}).status_code == 422
