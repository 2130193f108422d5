"""After a takedown by two chiefs the words are nowhere, and everything else is as it was (promise 5)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from dateline.body.blocks import Picture as PictureBlock
from dateline.record.actions import ask_takedown, change_story, confirm_takedown, publish, restore, revise
from dateline.record.actor import Actor
from dateline.record.drafts import publish_draft
from dateline.record.errors import Refused
from dateline.record.fold import fold
from dateline.record.models import Draft, Entry, Head, PastUpdate, Story, Takedown, Update
from dateline.record.projection import head_state
from dateline.record.takedown import Scope, Sought, find
from dateline.record.takedown.cleaning import finish_takedowns
from dateline.record.takedown.finding import keys_of
from dateline.record.takedown.places.pictures import Pictures
from dateline.record.verification import verify_story
from tests.desk.takedown.scandal import WORD, Scandal, make_scandal
from tests.desk.takedown.traces import in_database_files, in_media, in_tables, rows
from tests.newsroom import EDITOR, make_newsroom, make_person, make_story, text

REASON = "By order of the court of Fell."


class Case:
    """A committed story full of the word, another story beside it, and two chiefs."""

    def __init__(self) -> None:
        newsroom = make_newsroom()
        self.story = make_story(newsroom, slug="arne-dam")
        self.other = make_story(newsroom, slug="ferry", headline="Ferry strike")
        publish(self.other, text("No boats today."), actor=Actor.of(make_person("Tom Keel", "Editors")))
        self.asker, self.second = (Actor.of(make_person(name, "Chiefs")) for name in ("Mara Olin", "Jon Arden"))
        self.scandal: Scandal = make_scandal(self.story, Actor.of(make_person("Ana Ruiz", "Editors")))

    def ask(self, **scope: Any) -> Takedown:
        sought = Sought.of(scope.pop("words", WORD))
        found = find(self.story, Scope(sought, **scope))
        return ask_takedown(self.story, keys_of(found), actor=self.asker, reason=REASON, sought=sought)

    def take_down(self, **scope: Any) -> list[Entry]:
        return confirm_takedown(self.ask(**scope).pk, actor=self.second)


@pytest.fixture
def case(transactional_db: None, settings: Any, tmp_path: Path) -> Case:
    """With a media folder of its own, which other tests left nothing in."""
    settings.MEDIA_ROOT = tmp_path
    return Case()


# SQLite's search keeps words that were deleted until its index is made anew.
SEARCH_INDEX = "wagtailsearch_indexentry_fts_data.block"


def test_the_word_is_nowhere_afterwards(case: Case) -> None:
    assert len(in_tables(WORD)) > 20
    assert in_media(WORD)
    case.take_down()
    assert set(in_tables(WORD)) <= {SEARCH_INDEX}
    assert in_media(WORD) == []
    assert finish_takedowns() == 1
    assert in_tables(WORD) == []
    if connection.vendor == "sqlite":
        assert in_database_files(WORD) == []
    assert Takedown.objects.get().cleaned_at is not None
    assert finish_takedowns() == 0


def test_the_record_can_still_be_verified_and_followed(case: Case) -> None:
    written = case.take_down()
    count, findings = verify_story(case.story)
    assert (count, findings) == (Entry.objects.filter(story=case.story).count(), [])
    view = fold(Entry.objects.filter(story=case.story).order_by("seq"))
    assert view.head == head_state(Head.objects.get(story=case.story))
    assert [(entry.actor, entry.data["confirmed_by"], entry.note) for entry in written] == [
        ("Mara Olin", "Jon Arden", REASON)
    ] * 4
    assert {entry.update_id for entry in written} >= {None, case.scandal.bad, case.scandal.worse}


def test_everything_else_is_unchanged(case: Case) -> None:
    def others() -> list[Any]:
        kept = Update.objects.filter(pk=case.scandal.clean).values()
        past = PastUpdate.objects.filter(update_id=case.scandal.clean).values()
        tables = ("entry", "update", "head", "pastupdate", "draft")
        return [list(kept), list(past), *(rows(f"dateline_record_{table}", case.other.pk) for table in tables)]

    def recorded() -> list[dict[str, Any]]:
        found: Any = Entry.objects.filter(story=case.story).order_by("seq").values()
        return list(found)

    before, entries = others(), recorded()
    facts = Head.objects.get(story=case.story).facts
    case.take_down()
    assert others() == before
    assert Head.objects.get(story=case.story).facts == facts
    after = recorded()[: len(entries)]
    hashes = ("seq", "at", "kind", "update_id", "actor", "content_hash", "chain_hash")
    assert [[row[name] for name in hashes] for row in after] == [[row[name] for name in hashes] for row in entries]
    for was, now in zip(entries, after, strict=True):
        assert was == now or (now["note"], now["html"], bool(now["data"]["taken"])) == ("", "", True)


def test_an_update_that_says_the_word_no_more_stays(case: Case) -> None:
    case.take_down()
    bad, worse = (Update.objects.get(pk=key) for key in (case.scandal.bad, case.scandal.worse))
    assert (bad.taken, bad.retracted_at, bad.text) == (False, None, "A man was named.")
    assert [note["text"] for note in bad.notes] == [""]
    assert (worse.taken, worse.reason, worse.text) == (True, REASON, "")


def test_the_public_sees_it_nowhere(case: Case, client: Client) -> None:
    address = case.story.get_url()
    began, now = (f"{at:%Y%m%dT%H%M%SZ}" for at in (_first(case.story).at, datetime.now(UTC)))
    answers = [
        address,
        *(f"{address}at/{time}/" for time in (began, now)),
        *(f"{address}u/{key}/at/{time}/" for key in _updates(case.story) for time in (began, now)),
        *(f"{address}{way}?from={began}&to={now}" for way in ("compare/", "diff.json")),
        *(f"{address}{part}" for part in ("entries?after=0", "page/1/", "?show=corrections", "corrections/")),
        *(f"{address}u/{key}/{part}" for key in _updates(case.story) for part in ("", "history/", "history.json")),
        *(f"{address}{part}" for part in ("record/", "record.jsonl", "feed.atom", "corrections.atom")),
        *("/", "/vale/", "/search/?q=police+spoke", "/corrections/", "/corrections.atom"),
    ]
    assert WORD in client.get(address).getvalue().decode()
    case.take_down()
    for url in answers:
        said = client.get(url).getvalue().decode()
        assert WORD.lower() not in said.lower(), url
    assert client.get(f"{address}u/{case.scandal.worse}/").status_code == 410
    assert REASON in client.get(f"{address}u/{case.scandal.worse}/").getvalue().decode()
    assert client.get(f"{address}u/{case.scandal.bad}/").status_code == 200


def _first(story: Story) -> Entry:
    return Entry.objects.filter(story=story).earliest("seq")


def _updates(story: Story) -> list[Any]:
    return list(Update.objects.filter(story=story).values_list("pk", flat=True))


def test_a_whole_update_goes_with_its_drafts_and_pictures(case: Case) -> None:
    Entry.objects.get(story=case.story, update_id=case.scandal.clean)
    written = case.take_down(words="", update=case.scandal.bad)
    assert [entry.update_id for entry in written] == [case.scandal.bad]
    row = Update.objects.get(pk=case.scandal.bad)
    assert (row.taken, row.text, row.notes[0]["text"]) == (True, "", "")
    assert not type(case.scandal.picture).objects.filter(pk=case.scandal.picture.pk).exists()
    assert not type(case.scandal.post).objects.filter(pk=case.scandal.post.pk).exists()
    # What other updates and the desk say of the man was not asked for.
    assert Update.objects.get(pk=case.scandal.worse).text


def test_a_headline_in_force_stands_in_the_way(case: Case) -> None:
    case.story.refresh_from_db()
    change_story(case.story, headline=f"{WORD} accused", actor=EDITOR)
    before = _state()
    seq = Head.objects.get(story=case.story).seq
    with pytest.raises(Refused, match=r"headline.*Change it first"):
        ask_takedown(case.story, [f"entries:{seq}/headline"], actor=case.asker, reason=REASON)
    assert _state() == before
    asked = case.ask()
    assert not any(key.startswith(f"entries:{seq}") for key in asked.keys)
    # The header goes back to what an earlier entry said first: then that entry is in force as well.
    Takedown.objects.filter(pk=asked.pk).update(keys=[*asked.keys, f"entries:{seq}/headline"])
    with pytest.raises(Refused, match="Change it first"):
        confirm_takedown(asked.pk, actor=case.second)
    assert _state() == before


def _state() -> tuple[Any, ...]:
    return tuple(rows(f"dateline_record_{name}") for name in ("entry", "update", "pastupdate", "head", "draft"))


def test_what_fails_midway_changes_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise OSError("the disk is gone")

    asked, before, files = case.ask(), _state(), in_media(WORD)
    monkeypatch.setattr(Pictures, "remove", fail)
    with pytest.raises(OSError, match="disk"):
        confirm_takedown(asked.pk, actor=case.second)
    assert (_state(), in_media(WORD)) == (before, files)
    assert Takedown.objects.get().state == "asked"


def test_a_version_written_since_is_not_overlooked(case: Case) -> None:
    asked = case.ask()
    row = Update.objects.get(pk=case.scandal.worse)
    revise(case.story, row.pk, text(f"{WORD} again."), base_version=1, change="typo", actor=EDITOR)
    with pytest.raises(Refused, match="changed since"):
        confirm_takedown(asked.pk, actor=case.second)


def test_a_draft_that_was_published_since_is_not_overlooked(case: Case) -> None:
    asked = case.ask()
    draft = Draft.objects.get(story=case.story)
    publish_draft(case.story, draft.pk, actor=Actor.of(draft.author))
    with pytest.raises(Refused, match="published since"):
        confirm_takedown(asked.pk, actor=case.second)


def test_a_picture_that_another_story_shows_stays_without_its_words(case: Case) -> None:
    picture = case.scandal.picture
    publish(case.other, [PictureBlock(picture=picture.pk, alt="A man at a dam")], actor=EDITOR)
    case.take_down()
    picture.refresh_from_db()
    assert WORD not in f"{picture.title} {picture.description} {picture.caption} {picture.file.name}"
    assert "A man at a dam" in Update.objects.get(story=case.other, blocks__0__type="picture").html
    with picture.file.open() as file:
        assert file.read(2) == b"\xff\xd8"


def test_a_withdrawn_update_whose_words_are_gone_cannot_be_restored(case: Case) -> None:
    gone = Update.objects.get(story=case.story, reason="Wrong.")
    case.take_down()
    with pytest.raises(Refused, match="legal reasons"):
        restore(case.story, gone.pk, actor=EDITOR)
