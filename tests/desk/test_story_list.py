"""A story's list at the desk: what stands there, for whom, and what it costs."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from dateline.desk.pages.story_list import A_PAGE
from dateline.record.actions import mark, pin, retract, revise, verify
from dateline.record.drafts import schedule, submit
from tests.desk.people import HTMX, Desk
from tests.newsroom import text


def labels(page: str) -> list[str]:
    return re.findall(r'id="open-[^>]*>([^<]*)</a>', page)


def test_drafts_come_first_then_updates_the_newest_first(desk: Desk) -> None:
    desk.publish(words="First.")
    desk.publish(words="Second.")
    desk.draft(wire="Not yet.")
    page = desk.client("ana").get(desk.url).content.decode()
    assert labels(page) == ["Not yet.", "Second.", "First."]


def test_a_row_says_what_readers_see_of_an_update(desk: Desk) -> None:
    update = desk.publish(headline="Gate open", bylines=["Ana Ruiz", "Tom Keel"])
    mark(desk.story, update.pk, actor=desk.actor("marta"))
    pin(desk.story, update.pk, actor=desk.actor("marta"))
    verify(desk.story, update.pk, "disputed", actor=desk.actor("ana"), note="The board denies it.")
    revise(
        desk.story,
        update.pk,
        text("The second gate is open."),
        actor=desk.actor("ana"),
        base_version=1,
        change="correction",
        note="It is the second.",
    )
    page = desk.client("ana").get(f"{desk.url}list/", headers=HTMX).content.decode()
    for words in ("Gate open", "The second gate", "Ana Ruiz and Tom Keel", "Pinned", "Key event", "Disputed"):
        assert words in page
    assert "version 2" in page
    assert "1 correction<" in page
    assert re.search(r"<time datetime=\"[^\"]+-0[45]:00\"[^>]*>\d+:\d\d [ap]\.m\. E[SD]T|noon E[SD]T", page)


def test_a_withdrawn_update_stays_with_its_reason(desk: Desk) -> None:
    update = desk.publish(words="The bridge fell.")
    retract(desk.story, update.pk, actor=desk.actor("ana"), reason="It stands.")
    page = desk.client("ana").get(desk.url).content.decode()
    assert "It stands." in page
    assert "The bridge fell." not in page


def test_each_person_sees_the_drafts_they_may_see(desk: Desk) -> None:
    submit(desk.draft("cal", "Sandbags."), actor=desk.actor("cal"))
    desk.draft("ana", "Gate tested.")
    seen = {name: set(labels(desk.client(name).get(desk.url).content.decode())) for name in ("marta", "tom", "cal")}
    assert seen == {"marta": {"Sandbags.", "Gate tested."}, "tom": {"Sandbags.", "Gate tested."}, "cal": {"Sandbags."}}


def test_buttons_are_those_that_the_person_may_press(desk: Desk) -> None:
    draft = desk.draft("cal", "Sandbags.")
    submit(draft, actor=desk.actor("cal"))
    own = desk.publish("ana")

    def acts(name: str) -> set[str]:
        page = desk.client(name).get(f"{desk.url}list/", headers=HTMX).content.decode()
        return set(re.findall(rf'action="[^"]*/drafts/{draft.pk}/([a-z]+)/"', page)) | (
            {"revise"} if f'href="{desk.url}updates/{own.pk}/revise/"' in page else set()
        )

    assert acts("marta") == {"approve", "publish", "schedule", "return", "discard", "revise"}
    assert acts("ana") == {"revise"}
    assert acts("tom") == set()
    assert acts("cal") == {"discard"}


def test_filters_choose(desk: Desk) -> None:
    desk.publish(words="Out.")
    fixed = desk.publish(words="Orne.")
    revise(
        desk.story, fixed.pk, text("Arne."), actor=desk.actor("ana"), base_version=1, change="correction", note="Arne"
    )
    desk.draft(wire="Writing.")
    submit(desk.draft("cal", "Sent."), actor=desk.actor("cal"))
    schedule(desk.draft(wire="Later."), actor=desk.actor("ana"), at=datetime.now(UTC) + timedelta(hours=1))
    chosen = {
        show: labels(desk.client("marta").get(f"{desk.url}list/?show={show}", headers=HTMX).content.decode())
        for show in ("drafts", "submitted", "scheduled", "published", "corrections", "nonsense")
    }
    assert chosen == {
        "drafts": ["Writing."],
        "submitted": ["Sent."],
        "scheduled": ["Later."],
        "published": ["Arne.", "Out."],
        "corrections": ["Arne."],
        "nonsense": ["Later.", "Sent.", "Writing.", "Arne.", "Out."],
    }


def test_older_updates_are_a_page_further(desk: Desk) -> None:
    with transaction.atomic():
        for number in range(A_PAGE + 5):
            desk.publish(words=f"Update {number}.")
    client, seen, address = desk.client("ana"), [], desk.url
    while address:
        page = client.get(address).content.decode()
        seen += labels(page)
        older = re.search(r'id="older"[^>]*href="([^"#]*)', page)
        address = older[1] if older else ""
    assert seen == [f"Update {number}." for number in reversed(range(A_PAGE + 5))]


def test_many_drafts_turn_pages_too(desk: Desk) -> None:
    with transaction.atomic():
        for number in range(A_PAGE + 2):
            desk.draft(wire=f"Draft {number}.")
    client = desk.client("ana")
    first = labels(client.get(f"{desk.url}?show=drafts").content.decode())
    rest = labels(client.get(f"{desk.url}?show=drafts&skip={A_PAGE}").content.decode())
    assert len(first) == A_PAGE
    assert set(first) | set(rest) == {f"Draft {number}." for number in range(A_PAGE + 2)}


def test_the_screen_asks_as_much_of_ten_updates_as_of_five_hundred(desk: Desk) -> None:
    client = desk.client("marta")

    def asked() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(desk.url)
        return len(queries), len(page.content)

    with transaction.atomic():
        for _number in range(A_PAGE + 1):
            desk.publish()
    desk.draft("cal")
    client.get(desk.url)
    few, size = asked()
    with transaction.atomic():
        for _number in range(500):
            desk.publish()
    many, grown = asked()
    assert many == few <= 40
    assert grown < size * 1.05


def test_what_one_published_just_now_can_be_taken_back(desk: Desk) -> None:
    update = desk.publish("ana", words="Too soon.")
    assert f'action="{desk.url}updates/{update.pk}/undo/"' in desk.client("ana").get(desk.url).content.decode()
    assert "/undo/" not in desk.client("tom").get(desk.url).content.decode()
    answer = desk.act("ana", update.pk, "undo")
    assert answer["Location"] == desk.url
    assert desk.kinds()[-1] == "retract"
    assert "Too soon." in labels(desk.client("ana").get(f"{desk.url}?show=drafts").content.decode())


def test_a_story_that_is_not_public_has_no_desk(desk: Desk) -> None:
    client = desk.client("marta")
    for part in ("", "list/", "panel/", "notes/", f"updates/{desk.publish().pk}/"):
        assert client.get(f"/desk/story/999999/{part}").status_code == 404
