"""Publishing puts one entry on record and the update on the page, once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dateline.record.actions import publish, set_state
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.models import Draft, Entry, Head, Story, Update
from tests.newsroom import EDITOR, make_person, text

pytestmark = pytest.mark.django_db


def test_an_update_is_public_with_its_words_its_author_and_its_time(story: Story) -> None:
    entry = publish(story, text("Two gates are open."), headline="Gates open", actor=Actor("Ana Ruiz", "Reporter"))
    update = Update.objects.get(first_seq=entry.seq)
    assert (entry.seq, entry.kind, entry.actor, entry.role) == (2, "publish", "Ana Ruiz", "Reporter")
    assert update.headline == "Gates open"
    assert update.html == "<p>Two gates are open.</p>"
    assert update.bylines == ["Ana Ruiz"]
    assert update.time == update.published_at == entry.at
    assert update.version == 1


def test_entries_are_numbered_without_a_gap(story: Story) -> None:
    for number in range(5):
        publish(story, text(f"Update {number}."), actor=EDITOR)
    assert list(Entry.objects.filter(story=story).values_list("seq", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert Head.objects.get(story=story).seq == 6


def test_the_same_key_twice_is_one_entry(story: Story) -> None:
    first = publish(story, text("Once."), actor=EDITOR, idempotency_key="k-1")
    second = publish(story, text("Once."), actor=EDITOR, idempotency_key="k-1")
    assert second.pk == first.pk
    assert Update.objects.filter(story=story).count() == 1


def test_a_key_can_not_fetch_somebody_elses_entry(story: Story) -> None:
    publish(story, text("Hers."), actor=EDITOR, idempotency_key="k-1")
    other = make_person("Tom", "Editors")
    with pytest.raises(Refused, match="key was used"):
        publish(story, text("His."), actor=Actor.of(other), idempotency_key="k-1")


@pytest.mark.parametrize("headline", ["", "  \x00 \u200e"[:2]])
def test_an_update_without_words_is_refused(story: Story, headline: str) -> None:
    with pytest.raises(Refused, match="needs some text"):
        publish(story, (), headline=headline, actor=EDITOR)
    assert Head.objects.get(story=story).seq == 1


def test_a_headline_alone_is_an_update(story: Story) -> None:
    entry = publish(story, (), headline="Second gate open", actor=EDITOR)
    assert Update.objects.get(first_seq=entry.seq).html == ""


def test_a_body_that_is_not_made_of_blocks_is_refused_with_the_place(story: Story) -> None:
    with pytest.raises(Refused, match=r"can't be read at 0"):
        publish(story, [{"type": "html", "html": "<script>"}], actor=EDITOR)


def test_a_picture_the_library_does_not_have_is_refused(story: Story) -> None:
    with pytest.raises(Refused, match="number 4711"):
        publish(story, [{"type": "picture", "picture": 4711, "alt": "A dam"}], actor=EDITOR)


def test_an_ended_story_takes_no_more_updates_until_it_is_live_again(story: Story) -> None:
    set_state(story, "ended", actor=EDITOR)
    with pytest.raises(Refused, match="has ended"):
        publish(story, text("Late."), actor=EDITOR)
    set_state(story, "live", actor=EDITOR)
    publish(story, text("Back."), actor=EDITOR)


def test_a_back_dated_update_keeps_both_clocks(story: Story) -> None:
    earlier = datetime.now(UTC) - timedelta(hours=2)
    entry = publish(story, text("Seen at six."), actor=EDITOR, time=earlier)
    update = Update.objects.get(first_seq=entry.seq)
    assert update.time == earlier
    assert update.published_at == entry.at > earlier


def test_a_time_that_has_not_come_is_refused(story: Story) -> None:
    ahead = datetime.now(UTC) + timedelta(minutes=5)
    with pytest.raises(Refused, match="not come yet"):
        publish(story, text("Early."), actor=EDITOR, at=ahead)
    with pytest.raises(Refused, match="later than its publication"):
        publish(story, text("Early."), actor=EDITOR, time=ahead)


def test_the_record_never_runs_backwards(story: Story) -> None:
    with pytest.raises(Refused, match="run backwards"):
        publish(story, text("Old."), actor=EDITOR, at=datetime(2017, 3, 2, tzinfo=UTC))


def test_publishing_a_draft_ends_it(story: Story) -> None:
    author = make_person("Ana", "Editors")
    draft = Draft.objects.create(story=story, author=author, wire="Two gates are open.")
    publish(story, text("Two gates are open."), actor=Actor.of(author), draft=draft)
    assert not Draft.objects.filter(story=story).exists()


def test_a_refused_publish_leaves_the_draft(story: Story) -> None:
    author = make_person("Ana", "Editors")
    draft = Draft.objects.create(story=story, author=author, wire="Two gates are open.")
    set_state(story, "ended", actor=EDITOR)
    with pytest.raises(Refused):
        publish(story, text("Two gates are open."), actor=Actor.of(author), draft=draft)
    assert Draft.objects.filter(pk=draft.pk).exists()
