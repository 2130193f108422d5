"""A browser asks for a story's alerts: what is taken, and everything that is not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dateline.alerts.models import Subscription
from dateline.alerts.subscribing import MAX_BYTES, Given, NotGiven, read_endpoint, read_subscription
from dateline.alerts.subscribing.acts import MAX_STORIES
from dateline.alerts.subscribing.asking import MAX_ASKED
from dateline.embeds.client.target import target_of
from dateline.record.actions import set_state
from dateline.record.models import Story
from tests.alerts.conftest import Ask
from tests.alerts.reading import Reader, to_text
from tests.newsroom import EDITOR, Newsroom, make_story

pytestmark = pytest.mark.django_db
READER = Reader("/send/1")
ANY = ("*",)


def test_a_browser_is_kept_once_and_nothing_of_its_reader(ask: Ask, story: Story) -> None:
    assert ask(READER.subscription).status_code == 201
    assert ask(READER.subscription).status_code == 201
    kept = Subscription.objects.get()
    keys = READER.subscription["keys"]
    assert (kept.story, kept.endpoint, kept.p256dh, kept.auth) == (story, READER.endpoint, keys["p256dh"], keys["auth"])
    columns = {field.name for field in Subscription._meta.get_fields()}
    assert columns == {"id", "story", "endpoint", "p256dh", "auth", "created_at"}


def test_it_sets_no_cookie_and_is_kept_by_no_cache(ask: Ask) -> None:
    answer = ask(READER.subscription)
    assert not answer.cookies
    assert "Dateline-Record" not in answer


def test_stopping_is_done_once_and_tells_nobody_whether_there_was_one(ask: Ask) -> None:
    ask(READER.subscription)
    for _ in range(2):
        assert ask({"endpoint": READER.endpoint}, "DELETE").status_code == 204
    assert not Subscription.objects.exists()


def test_keys_that_changed_take_the_place_of_the_old_ones(ask: Ask) -> None:
    ask(READER.subscription)
    fresh = Reader(READER.path, auth=b"another sixteen!")
    ask(fresh.subscription)
    assert Subscription.objects.get().auth == to_text(b"another sixteen!")


def test_only_the_sites_own_page_asks(ask: Ask) -> None:
    for site in ("cross-site", "same-site", "none", ""):
        assert ask(READER.subscription, HTTP_SEC_FETCH_SITE=site).status_code == 403
        assert ask({"endpoint": READER.endpoint}, "DELETE", HTTP_SEC_FETCH_SITE=site).status_code == 403
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://testserver", 201),
        ("http://localhost:8000", 201),
        ("https://testserver", 403),
        ("http://testserver.example", 403),
        ("null", 403),
        (None, 403),
    ],
)
def test_an_older_browser_is_known_by_its_origin(ask: Ask, story: Story, origin: str | None, status: int) -> None:
    headers: dict[str, Any] = {"HTTP_ORIGIN": origin} if origin else {}
    body = json.dumps(READER.subscription)
    answer = Client(enforce_csrf_checks=True).post(
        f"{story.get_url()}alerts/", body, content_type="application/json", **headers
    )
    assert answer.status_code == status


def test_a_request_is_small_and_json(ask: Ask) -> None:
    large = {**READER.subscription, "more": "x" * MAX_BYTES}
    assert ask(large).status_code == 413
    assert ask(READER.subscription, content_type="text/plain").status_code == 415
    assert ask(READER.subscription, "PUT").status_code == 405
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/send/1",
        "ftp://push.example/send/1",
        "//push.example/send/1",
        "push.example",
        "",
        None,
        7,
        ["https://push.example/"],
        "https://push.example/" + "x" * 1_000,
        "https://push.example:8443/send/1",
        "https://push.example:0/",
        "https://push.example:99999/",
        "https://ana@push.example/send/1",
        "https://ana:secret@push.example/send/1",
        "https://@push.example/send/1",
        "https://127.0.0.1/send/1",
        "https://2130706433/send/1",
        "https://0x7f.1/send/1",
        "https://0x7f.0.0.0x1/",
        "https://[::1]/send/1",
        "https://[::ffff:10.0.0.1]/",
        "https://localhost/send/1",
        "https://push/send/1",
        "https://push.example./send/1",
        "https://.example/send/1",
        "https://push..example/",
        "https://-push.example/",
        "https://push_1.example/",
        "https://push.example\\@inside.example/",
        "https://push.example/ send",
        "https://push.example/\n",
        "https://push.example/sénd",
        "https://pûsh.example/",
        "https://push.example/#part",
        "https://" + "a" * 64 + ".example/",
        "https://" + "a.a" * 90 + ".example/",
    ],
)
def test_an_address_that_no_push_service_has_is_refused(ask: Ask, endpoint: object) -> None:
    answer = ask({**READER.subscription, "endpoint": endpoint})
    assert answer.status_code == 400
    assert answer.json()["error"] == "The subscription has no address that alerts can be sent to."
    assert not Subscription.objects.exists()


def test_other_hosts_than_push_services_are_refused() -> None:
    def taken(host: str, *hosts: str) -> bool:
        try:
            read_subscription(json.dumps({**READER.subscription, "endpoint": f"https://{host}/1"}).encode(), hosts)
        except NotGiven:
            return False
        return True

    hosts = ("push.example", ".notify.example")
    assert taken("push.example", *hosts)
    assert taken("PUSH.example", *hosts)
    assert taken("a.b.notify.example", *hosts)
    assert not taken("notify.example", *hosts)
    assert not taken("xnotify.example", *hosts)
    assert not taken("push.example.victim.test", *hosts)
    assert not taken("victim.test")
    assert taken("victim.test", "*")


@pytest.mark.parametrize("name", ["p256dh", "auth"])
@pytest.mark.parametrize("change", ["", None, 7, "x", "+/" * 11, "=", "short", "AAAA" * 30, "é" * 22, "\ud800"])
def test_keys_that_are_none_are_refused(ask: Ask, name: str, change: object) -> None:
    keys = {**READER.subscription["keys"], name: change}
    assert ask({**READER.subscription, "keys": keys}).status_code == 400
    keys[name] = f"{READER.subscription['keys'][name]}="
    assert ask({**READER.subscription, "keys": keys}).status_code == 400


def test_a_key_has_to_be_a_point_of_the_curve(ask: Ask) -> None:
    for raw in (b"\x04" + b"\x01" * 64, b"\x00" * 65, b"\x02" + b"\x01" * 64):
        keys = {**READER.subscription["keys"], "p256dh": to_text(raw)}
        assert ask({**READER.subscription, "keys": keys}).status_code == 400


@pytest.mark.parametrize(
    "body", [b" ", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 4_000, b'{"keys": []}', b"{}"]
)
def test_what_is_no_subscription_is_refused(ask: Ask, body: bytes) -> None:
    assert ask(body).status_code == 400
    assert ask(body, "DELETE").status_code == 400


def test_a_browser_has_alerts_of_so_many_stories(ask: Ask, story: Story, newsroom: Newsroom) -> None:
    for number in range(MAX_STORIES):
        other = make_story(newsroom, slug=f"other-{number}")
        keys = READER.subscription["keys"]
        Subscription.objects.create(story=other, endpoint=READER.endpoint, **keys)
    answer = ask(READER.subscription)
    assert answer.status_code == 409
    assert "as many stories as it may" in answer.json()["error"]
    Subscription.objects.filter(story=other).delete()
    assert ask(READER.subscription).status_code == 201
    assert ask(READER.subscription).status_code == 201


def test_nobody_asks_all_the_time(ask: Ask) -> None:
    for _ in range(MAX_ASKED):
        assert ask(READER.subscription, REMOTE_ADDR="198.51.100.7").status_code == 201
    answer = ask(READER.subscription, REMOTE_ADDR="198.51.100.7")
    assert (answer.status_code, answer["Retry-After"]) == (429, "600")
    assert ask(READER.subscription, REMOTE_ADDR="198.51.100.8").status_code == 201


def test_one_network_of_ipv6_is_one_client(ask: Ask) -> None:
    for number in range(MAX_ASKED):
        ask(READER.subscription, REMOTE_ADDR=f"2001:db8:0:1::{number:x}")
    assert ask(READER.subscription, REMOTE_ADDR="2001:db8:0:1:ffff::1").status_code == 429
    assert ask(READER.subscription, REMOTE_ADDR="2001:db8:0:2::1").status_code == 201


def test_an_ended_story_takes_none_and_lets_go(ask: Ask, story: Story) -> None:
    ask(READER.subscription)
    set_state(story, "ended", actor=EDITOR)
    assert ask(Reader("/send/2").subscription).status_code == 409
    assert ask({"endpoint": READER.endpoint}, "DELETE").status_code == 204
    assert not Subscription.objects.exists()


def test_a_story_that_is_not_public_is_not_there(ask: Ask, story: Story) -> None:
    story.unpublish()
    assert ask(READER.subscription).status_code == 404


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["endpoint", "keys", "x"]), inner),
    max_leaves=8,
)


@given(sent=st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_are_more_than_refused(sent: bytes) -> None:
    for read in (lambda: read_subscription(sent, ANY), lambda: read_endpoint(sent)):
        try:
            read()
        except NotGiven:
            continue


@given(
    host=st.from_regex(r"[a-z0-9.@:\[\]\\%-]{0,24}", fullmatch=True) | st.text(max_size=12),
    path=st.text(max_size=20),
)
def test_whatever_is_taken_can_be_called_and_is_a_name(host: str, path: str) -> None:
    sent = {**READER.subscription, "endpoint": f"https://{host}/{path}"}
    try:
        found = read_subscription(json.dumps(sent).encode(), ANY)
    except NotGiven:
        return
    assert isinstance(found, Given)
    target = target_of(found.endpoint, frozenset({443}))
    assert target.scheme == "https"
    assert "." in target.host
    assert not target.host.rpartition(".")[2][:1].isdigit()
