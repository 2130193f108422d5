"""An alert on its way: what a browser and its push service get, and what becomes of it when they don't take it."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connections
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from dateline.alerts.key import alert_key
from dateline.alerts.models import Delivery, Subscription
from dateline.alerts.sending import delivering, forget_ended
from dateline.alerts.sending.forgetting import KEPT
from dateline.alerts.sending.message import message_of
from dateline.alerts.sending.posting import LONGEST_WAIT, post, wait_of
from dateline.alerts.sending.settling import LEASE, take_due
from dateline.alerts.sending.spreading import STALE, spread_waiting
from dateline.config import alerts as running
from dateline.record.actions import publish, retract, revise, set_state
from dateline.record.models import Alert, Entry, Head, Story, Update
from tests.alerts.conftest import Ask, PushService, answers
from tests.alerts.reading import HOST, Reader, claims_of
from tests.embeds.internet import PUBLIC
from tests.embeds.provider import hang
from tests.newsroom import EDITOR, Newsroom, make_story, text

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
Publish = Callable[..., Entry]


def test_a_browser_can_open_it_and_its_push_service_knows_who_sent_it(
    service: PushService, ask: Ask, alert: Publish, story: Story, settings: Settings
) -> None:
    settings.DATELINE_ALERT_CONTACT = "desk@herald.example"
    reader, other = service.reader(), Reader("/send/other")
    ask(reader.subscription)
    entry = alert("Two gates at Arne are open.", headline="Gates open")
    assert service.send() == {"sent": 1}
    (message,) = service.took
    assert json.loads(reader.open(message.body)) == {
        "title": "Two gates opened at Arne dam",
        "body": "Gates open",
        "update": str(entry.update_id),
        "url": f"/vale/arne-dam/u/{entry.update_id}/",
        "lang": "en",
        "dir": "ltr",
    }
    with pytest.raises(InvalidTag):
        other.open(message.body)
    key = alert_key()
    assert key
    claims = claims_of(message.headers["authorization"], key.public_key())
    assert (claims["aud"], claims["sub"]) == (f"https://{HOST}", "mailto:desk@herald.example")
    assert 0 < claims["exp"] - time.time() <= 24 * 3_600
    assert service.internet.attempts == [(PUBLIC, 443)]


def test_what_a_push_service_is_told_besides(service: PushService, ask: Ask, alert: Publish, story: Story) -> None:
    reader = service.reader()
    ask(reader.subscription)
    alert()
    service.send()
    headers = service.took[0].headers
    assert {name: headers[name] for name in ("ttl", "urgency", "content-encoding")} == {
        "ttl": "3600",
        "urgency": "high",
        "content-encoding": "aes128gcm",
    }
    assert len(headers["topic"]) <= 32
    assert not {"cookie", "referer", "crypto-key"} & headers.keys()
    alert("More gates.")
    service.send()
    assert service.took[1].headers["topic"] == headers["topic"]


@pytest.mark.parametrize(
    ("contact", "base", "sub"),
    [
        ("", "https://herald.example", "https://herald.example"),
        ("", "http://localhost:8000", None),
        ("https://herald.example/contact/", "http://localhost:8000", "https://herald.example/contact/"),
        ("mailto:a@herald.example", "https://herald.example", "mailto:a@herald.example"),
    ],
)
def test_whom_a_push_service_can_write_to(
    service: PushService, ask: Ask, alert: Publish, settings: Settings, contact: str, base: str, sub: str | None
) -> None:
    settings.DATELINE_ALERT_CONTACT, settings.WAGTAILADMIN_BASE_URL = contact, base
    ask(service.reader().subscription)
    alert()
    service.send()
    key = alert_key()
    assert key
    assert claims_of(service.took[0].headers["authorization"], key.public_key()).get("sub") == sub


def test_each_reader_of_the_story_gets_it_once_and_nobody_else(
    service: PushService, ask: Ask, alert: Publish, newsroom: Newsroom
) -> None:
    readers = [service.reader() for _ in range(100)]
    other = make_story(newsroom, slug="other")
    for number, reader in enumerate(readers):
        ask(reader.subscription, REMOTE_ADDR=f"198.51.100.{number}")
    ask(service.reader().subscription, of=other)
    entry = alert()
    assert service.send() == {"sent": 100}
    assert service.send() == {}
    assert service.paths() == sorted(reader.path for reader in readers)
    assert not Alert.objects.exists()
    by_path = {message.path: message.body for message in service.took}
    assert all(json.loads(one.open(by_path[one.path]))["update"] == str(entry.update_id) for one in readers)


def test_an_update_without_the_wish_is_sent_to_nobody(service: PushService, ask: Ask, story: Story) -> None:
    ask(service.reader().subscription)
    publish(story, text("Rain."), actor=EDITOR)
    assert service.send() == {}
    assert service.internet.attempts == []


def test_who_asks_afterwards_is_not_sent_what_was(service: PushService, ask: Ask, alert: Publish) -> None:
    alert()
    ask(service.reader().subscription)
    assert service.send() == {}


def test_the_words_are_those_of_the_moment_it_is_sent(
    service: PushService, ask: Ask, alert: Publish, story: Story
) -> None:
    reader = service.reader()
    ask(reader.subscription)
    update = alert("Three gates.").update_id
    assert update
    revise(story, update, text("Two gates."), base_version=1, change="typo", actor=EDITOR)
    service.send()
    assert json.loads(reader.open(service.took[0].body))["body"] == "Two gates."


@pytest.mark.parametrize("spread", [False, True])
@pytest.mark.parametrize("how", ["retracted", "removed", "unpublished"])
def test_what_was_withdrawn_before_it_is_sent_is_sent_to_nobody(
    service: PushService, ask: Ask, alert: Publish, story: Story, how: str, spread: bool
) -> None:
    ask(service.reader().subscription)
    update = alert().update_id
    assert update
    if spread:
        spread_waiting()
        assert Delivery.objects.count() == 1
    match how:
        case "retracted":
            retract(story, update, reason="Wrong.", actor=EDITOR)
        case "removed":
            Update.objects.filter(pk=update).update(taken=True)
        case _:
            story.unpublish()
    assert service.send() == {}
    assert service.internet.attempts == []
    assert not Delivery.objects.exists()
    assert not Alert.objects.exists()


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten_for_all_stories(
    service: PushService, ask: Ask, alert: Publish, newsroom: Newsroom, status: int
) -> None:
    gone, here = service.reader(answers(status)), service.reader()
    for reader in (gone, here):
        ask(reader.subscription)
    ask(gone.subscription, of=make_story(newsroom, slug="other"))
    alert()
    assert service.send() == {"gone": 1, "sent": 1}
    assert [kept.endpoint for kept in Subscription.objects.all()] == [here.endpoint]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_push_service_that_is_busy_is_asked_again_later_and_then_left_alone(
    service: PushService, ask: Ask, alert: Publish, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    ask(service.reader(answers(status)).subscription)
    alert()
    tries = []
    for _ in range(4):
        tries.append(service.send())
        assert service.send() == {}
        Delivery.objects.update(due_at=timezone.now())
    assert tries == [{"later": 1}, {"later": 1}, {"later": 1}, {"given up": 1}]
    assert Subscription.objects.count() == 1
    assert not Alert.objects.exists()
    assert "1 given up" in caplog.text
    assert HOST not in caplog.text


def test_it_is_sent_when_the_push_service_is_back(service: PushService, ask: Ask, alert: Publish) -> None:
    reader = service.reader(answers(503, Retry_After="600"))
    ask(reader.subscription)
    alert()
    service.send()
    wait = Delivery.objects.get().due_at - timezone.now()
    assert timedelta(minutes=9) < wait < timedelta(minutes=11)
    service.play(reader, service.take)
    Delivery.objects.update(due_at=timezone.now())
    assert service.send() == {"sent": 1}


@pytest.mark.parametrize("status", [301, 400, 401, 403, 413])
def test_a_message_that_is_refused_is_not_sent_again(
    service: PushService, ask: Ask, alert: Publish, status: int
) -> None:
    ask(service.reader(answers(status, Location="https://other.example/")).subscription)
    alert()
    assert service.send() == {"refused": 1}
    assert service.send() == {}
    assert len(service.internet.attempts) == Subscription.objects.count() == 1


def test_one_that_never_answers_holds_up_nobody(
    service: PushService, ask: Ask, alert: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.alerts.sending.posting.SECONDS", 1.0)
    silent = [service.reader(hang) for _ in range(3)]
    readers = [service.reader() for _ in range(40)]
    for number, reader in enumerate([*silent, *readers]):
        ask(reader.subscription, REMOTE_ADDR=f"198.51.100.{number}")
    alert()
    assert service.send() == {"later": 3, "sent": 40}
    assert service.paths() == sorted(reader.path for reader in readers)


def test_what_nobody_thought_of_stands_in_nobodys_way(
    service: PushService, ask: Ask, alert: Publish, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_client: object, _sealer: object, _message: bytes, to: Subscription, _topic: str) -> Any:
        if to.endpoint == strange.endpoint:
            raise RuntimeError(to.endpoint)
        return post(_client, _sealer, _message, to, _topic)  # type: ignore[arg-type]

    strange = service.reader()
    monkeypatch.setattr(delivering, "post", broken)
    for reader in (strange, service.reader()):
        ask(reader.subscription)
    alert()
    assert service.send() == {"refused": 1, "sent": 1}
    assert "RuntimeError" in caplog.text
    assert strange.path not in caplog.text


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "64:ff9b::7f00:1"])
def test_no_connection_is_opened_to_an_inside_address(
    service: PushService, ask: Ask, alert: Publish, address: str
) -> None:
    ask(service.reader().subscription)
    service.internet.names[HOST] = lambda _host: [address]
    alert()
    assert service.send() == {"gone": 1}
    assert service.internet.attempts == []
    assert not Subscription.objects.exists()


def test_a_process_that_dies_loses_none(service: PushService, ask: Ask, alert: Publish) -> None:
    """It took the delivery and never came back."""
    ask(service.reader().subscription)
    alert()
    spread_waiting()
    assert len(take_due()) == 1
    assert service.send() == {}
    Delivery.objects.update(due_at=timezone.now() - LEASE)
    assert service.send() == {"sent": 1}


def test_two_at_once_send_each_message_once(service: PushService, ask: Ask, alert: Publish) -> None:
    readers = [service.reader() for _ in range(150)]
    for number, reader in enumerate(readers):
        ask(reader.subscription, REMOTE_ADDR=f"198.51.100.{number}")
    alert()
    ready = threading.Barrier(3)
    counted: list[dict[str, int]] = []

    def send() -> None:
        ready.wait(20)
        try:
            counted.append(service.send())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(one.get("sent", 0) for one in counted) == 150
    assert service.paths() == sorted(reader.path for reader in readers)
    assert not Delivery.objects.exists()


def test_a_running_site_sends_by_itself(
    service: PushService, ask: Ask, alert: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LOOK_EVERY", 0.02)
    monkeypatch.setattr(delivering, "house_client", service.internet.client)
    ask(service.reader().subscription)
    alert()
    with running.sending_alerts():
        for _ in range(500):
            if service.took or service.internet.provider.closing.wait(0.02):
                break
        while Alert.objects.exists() and not service.internet.provider.closing.wait(0.02):
            pass
    assert len(service.took) == 1


def test_many_readers_are_laid_out_some_at_a_time(
    service: PushService, ask: Ask, alert: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.alerts.sending.spreading._AT_ONCE", 4)
    for number in range(8):
        ask(service.reader().subscription, REMOTE_ADDR=f"198.51.100.{number}")
    alert()
    assert service.send() == {"sent": 8}
    assert len(set(service.paths())) == 8
    assert not Alert.objects.exists()


def test_news_that_is_old_is_told_to_nobody(service: PushService, ask: Ask, alert: Publish) -> None:
    ask(service.reader().subscription)
    alert()
    Subscription.objects.update(created_at=timezone.now() - 2 * STALE)
    Alert.objects.update(created_at=timezone.now() - STALE - timedelta(seconds=1))
    assert service.send() == {}
    assert not Alert.objects.exists()


def test_subscriptions_end_a_week_after_their_story(ask: Ask, story: Story) -> None:
    ask(Reader("/send/1").subscription)
    set_state(story, "ended", actor=EDITOR)
    forget_ended()
    assert Subscription.objects.count() == 1
    Head.objects.filter(story_id=story.pk).update(state_at=timezone.now() - KEPT - timedelta(hours=1))
    forget_ended()
    assert not Subscription.objects.exists()


def test_without_a_key_nothing_is_sent_and_nothing_asked(
    service: PushService, ask: Ask, alert: Publish, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    ask(service.reader().subscription)
    settings.DATELINE_ALERT_KEY_FILE = settings.DATA / "elsewhere" / "key.pem"
    alert()
    with caplog.at_level(logging.ERROR):
        assert service.send() == {}
    assert service.internet.attempts == []
    assert ask(service.reader().subscription).status_code == 503
    assert "key for alerts" in caplog.text


@given(words=st.text(min_size=1, max_size=2_000))
def test_a_message_is_never_too_large(words: str) -> None:
    from dateline.alerts.sending.message import MAX_TITLE, MAX_WORDS, _cut

    title, body = _cut(words, MAX_TITLE), _cut(words, MAX_WORDS)
    assert len(title) <= MAX_TITLE
    assert len(body) <= MAX_WORDS
    assert len(json.dumps([title, body], ensure_ascii=False).encode()) < 3_000
    assert bool(title) == bool(words.split())


def test_an_alert_of_a_long_text_is_cut(alert: Publish) -> None:
    alert("😀" * 5_000)
    waiting = Alert.objects.get()
    message = message_of(waiting)
    assert message
    assert len(message) <= 3_993
    assert json.loads(message)["body"].endswith("…")


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("", 0),
        ("soon", 0),
        ("-5", 0),
        ("1e3", 0),
        ("99999999999", LONGEST_WAIT.total_seconds()),
    ],
)
def test_how_long_a_push_service_is_left_alone(retry_after: str, seconds: float) -> None:
    assert wait_of(retry_after).total_seconds() == seconds


def test_a_push_service_may_name_a_date() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    assert timedelta(minutes=9) < wait_of(soon) <= timedelta(minutes=10)
    assert wait_of("Tue, 03 Mar 2099 10:00:00 GMT") == LONGEST_WAIT
    assert wait_of("Thu, 02 Mar 2017 10:00:00 GMT") == timedelta()
