"""A draft's own addresses: what is kept, what goes out, what is refused, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from dateline.record.models import Alert, Draft, Entry, Head, Story, Update
from tests.desk.composer.conftest import Writer

pytestmark = pytest.mark.django_db

Hire = Callable[[str | None, str], Writer]


def test_saves_are_counted_and_the_same_save_again_is_none(writer: Writer, draft: UUID) -> None:
    first = writer.save(draft, "Two gates are open.")
    assert first.status_code == 200
    assert first.json()["saves"] == 1
    assert writer.save(draft, "Two gates are open.").json()["saves"] == 1
    assert writer.save(draft, "Three gates are open.", 1, key="on", key_label="Third gate").json()["saves"] == 2
    row = Draft.objects.get(pk=draft)
    assert (row.wire, row.key, row.key_label) == ("Three gates are open.", True, "Third gate")


def test_an_older_save_shows_the_other_text_and_overwrites_nothing(writer: Writer, hire: Hire, draft: UUID) -> None:
    writer.save(draft, "Mine.")
    editor = hire("Editors", "Marta Voss")
    editor.save(draft, "The editor’s.", 1, headline="Gate three")
    answer = writer.save(draft, "Mine, later.", 1)
    assert answer.status_code == 409
    assert answer.json()["theirs"] == {
        "by": "Marta Voss",
        "headline": "Gate three",
        "wire": "The editor’s.",
        "saves": 2,
    }
    assert Draft.objects.get(pk=draft).wire == "The editor’s."


def test_publishing_twice_happens_once(writer: Writer, draft: UUID) -> None:
    first = writer.publish(draft, "Two gates are open.", headline="Two gates")
    assert first.status_code == 200, first.content
    assert writer.publish(draft, "Two gates are open.", headline="Two gates").json() == first.json()
    assert Update.objects.filter(story=writer.story).count() == 1
    assert not Draft.objects.exists()


def test_another_text_of_a_published_draft_is_not_taken_for_published(writer: Writer, draft: UUID) -> None:
    writer.publish(draft, "Two gates are open.")
    answer = writer.publish(draft, "Three gates are open.", 1)
    assert answer.status_code == 409
    assert answer.json()["gone"]
    assert answer.json()["published"]


def test_every_field_goes_out(hire: Hire, draft: UUID) -> None:
    editor = hire("Editors", "Marta Voss")
    answer = editor.publish(
        draft,
        "**Two** gates.",
        headline="Gates",
        bylines="Tom Keel\n\nIlse Brandt\nTom Keel",
        time="2026-03-02T16:31",
        verification="unconfirmed",
        key="on",
        key_label="Gates open",
        pin="on",
        notify="on",
    )
    assert answer.status_code == 200, answer.content
    row = Update.objects.get(story=editor.story)
    assert row.bylines == ["Tom Keel", "Ilse Brandt"]
    assert row.time == datetime(2026, 3, 2, 21, 31, tzinfo=UTC)
    assert (row.verification, row.key, row.key_label) == ("unconfirmed", True, "Gates open")
    assert Head.objects.get(story_id=editor.story.pk).pinned == row.pk
    assert Alert.objects.get().update_id == row.pk


def test_what_can_not_go_out_is_said_and_kept(writer: Writer, draft: UUID) -> None:
    later = (datetime.now(UTC) + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    answer = writer.publish(draft, "Two gates.", time=later)
    assert answer.status_code == 422
    assert "later than its publication" in answer.json()["error"]
    assert Draft.objects.get(pk=draft).wire == "Two gates."
    assert writer.publish(uuid4(), "  \n ").json()["error"] == "An update needs some text."
    assert not Entry.objects.filter(kind="publish").exists()


def test_a_contributor_submits_and_an_editor_publishes(hire: Hire, draft: UUID) -> None:
    contributor, editor = hire("Contributors", "Ben Ode"), hire("Editors", "Marta Voss")
    assert contributor.publish(draft, "Two gates.").status_code == 403
    answer = contributor.ask(f"drafts/{draft}/submit/", wire="Two gates.", base_saves=1)
    assert answer.status_code == 200
    assert Draft.objects.get(pk=draft).state == "submitted"
    returned = editor.ask(f"drafts/{draft}/return/", comment="Which gates?")
    assert returned.json()["state"] == "returned"
    assert b"Which gates?" in contributor.client.get(contributor.url(f"drafts/{draft}/")).content
    contributor.ask(f"drafts/{draft}/submit/", wire="Gates two and three.", base_saves=1)
    assert editor.ask(f"drafts/{draft}/approve/").json()["state"] == "approved"
    assert editor.ask(f"drafts/{draft}/publish/").status_code == 200
    assert Update.objects.get(story=editor.story).bylines == ["Ben Ode"]


def test_drafts_are_private(hire: Hire, draft: UUID) -> None:
    author, other = hire("Contributors", "Ben Ode"), hire("Contributors", "Cleo Hart")
    author.save(draft, "Not for Cleo.")
    assert other.client.get(other.url(f"drafts/{draft}/")).status_code == 404
    assert other.save(draft, "Overwritten.", 1).status_code == 403
    for act in ("publish", "submit", "approve", "discard", "schedule"):
        assert other.ask(f"drafts/{draft}/{act}/", comment="x", at="2030-01-01T10:00").status_code in {403, 409}, act
    assert Draft.objects.get(pk=draft).wire == "Not for Cleo."


def test_strangers_and_people_without_the_right_get_nowhere(hire: Hire, writer: Writer, draft: UUID) -> None:
    outsider = hire(None, "Nia Poe")
    for rest in (f"drafts/{draft}/save/", "preview/", "blocks/", "embeds/"):
        assert outsider.ask(rest, wire="x", line=0).status_code in {302, 403}, rest
        writer.client.logout()
        assert writer.ask(rest, wire="x", line=0).status_code == 302, rest
    assert not Draft.objects.exists()


def test_scheduling_reads_the_time_in_the_storys_zone(writer: Writer, draft: UUID) -> None:
    writer.save(draft, "Two gates.")
    assert writer.ask(f"drafts/{draft}/schedule/", at="2035-07-01T09:00").status_code == 200
    assert Draft.objects.get(pk=draft).scheduled_at == datetime(2035, 7, 1, 13, tzinfo=UTC)
    assert writer.ask(f"drafts/{draft}/schedule/", at="soon").status_code == 422
    assert writer.ask(f"drafts/{draft}/unschedule/").json()["state"] == "writing"


def test_discarding_ends_it(writer: Writer, draft: UUID) -> None:
    writer.save(draft, "Two gates.")
    for _ in range(2):
        assert writer.ask(f"drafts/{draft}/discard/").status_code == 200
    assert not Draft.objects.exists()
    assert writer.save(draft, "Two gates, later.", 1).json()["gone"]


@pytest.mark.parametrize(
    "given",
    [
        {"time": "0001-01-01T00:00"},
        {"time": "not a time"},
        {"update": "not an identity"},
        {"base_saves": -1},
        {"base_saves": 10**30},
        {"verification": "certain"},
        {"change": "sneaky"},
        {"headline": ["a", "list"]},
        {"update": "00000000-0000-0000-0000-000000000001", "base_version": 1},
    ],
)
def test_hostile_fields_are_refused_in_words(writer: Writer, draft: UUID, given: dict[str, object]) -> None:
    answer = writer.ask(f"drafts/{draft}/save/", **{"wire": "x", "base_saves": 0, **given})
    assert answer.status_code == 422, answer.content
    assert answer.json()["error"]


def test_hostile_texts_are_kept_as_far_as_a_text_can_be(writer: Writer, draft: UUID) -> None:
    assert writer.save(draft, "a\x00b\ud800c <script>alert(1)</script>").status_code == 200
    assert Draft.objects.get(pk=draft).wire == "abc <script>alert(1)</script>"
    page = writer.client.get(writer.url(f"drafts/{draft}/")).content.decode()
    assert "<script>alert" not in page
    for act in ("save", "publish", "discard"):
        broken = writer.client.post(writer.url(f"drafts/{draft}/{act}/"), b"{", content_type="application/json")
        assert broken.status_code == 422


def test_without_scripts_a_form_saves_and_publishes(writer: Writer, draft: UUID) -> None:
    given = {"headline": "Gates", "wire": "Two gates.\r\n\r\nThree.", "base_saves": "0", "bylines": "", "time": ""}
    saved = writer.client.post(writer.url(f"drafts/{draft}/save/"), given)
    assert saved.status_code == 302
    assert saved["Location"] == writer.url(f"drafts/{draft}/")
    assert "Two gates.\n\nThree.</textarea>" in writer.client.get(saved["Location"]).content.decode()
    sent = writer.client.post(writer.url(f"drafts/{draft}/publish/"), {**given, "base_saves": "1"})
    assert sent["Location"] == writer.url("")
    assert Update.objects.get(story=writer.story).headline == "Gates"


def test_without_scripts_a_refusal_keeps_the_text(writer: Writer, hire: Hire, draft: UUID) -> None:
    refused = writer.client.post(
        writer.url(f"drafts/{draft}/publish/"), {"wire": "A long text.", "verification": "certain", "base_saves": "0"}
    )
    assert refused.status_code == 422
    assert b"A long text.</textarea>" in refused.content
    writer.save(draft, "Mine.")
    hire("Editors", "Marta Voss").save(draft, "The editor’s.", 1)
    stale = writer.client.post(writer.url(f"drafts/{draft}/save/"), {"wire": "Mine, later.", "base_saves": "1"})
    assert stale.status_code == 409
    shown = stale.content.decode()
    assert "Mine, later.</textarea>" in shown
    assert "The editor’s." in shown
    assert 'name="base_saves" value="2"' in shown
    again = writer.client.post(writer.url(f"drafts/{draft}/save/"), {"wire": "Mine, later.", "base_saves": "2"})
    assert again.status_code == 302


def test_a_list_row_hears_of_its_act(writer: Writer, story: Story, draft: UUID) -> None:
    writer.save(draft, "Two gates.")
    hx = {"HX-Request": "true"}
    done = writer.client.post(writer.url(f"drafts/{draft}/publish/"), headers=hx)
    assert done.status_code == 204
    assert "desk-changed" in done["HX-Trigger"]
    refused = writer.client.post(writer.url(f"drafts/{uuid4()}/publish/"), headers=hx)
    assert refused.status_code == 409
    assert "desk-refused" in refused["HX-Trigger"]
