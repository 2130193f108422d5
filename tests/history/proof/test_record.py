"""The record in public: its page, its file, and the newsroom's key."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.asgi import ASGIRequest
from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import AsyncRequestFactory, Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from dateline.history.proof import sending
from dateline.history.proof.pages import SIZE, record_cut
from dateline.record.actions import mark, publish, retract, revise, set_state
from dateline.record.models import Head, Story
from dateline.record.proof.checking import check_file
from dateline.record.proof.signing import fingerprint, private_pem, public_pem, read_public_keys
from tests.newsroom import EDITOR, text, words_of
from tests.record.proof.making import KEY
from tests.record.proof.test_signing import OTHER_KEY
from tests.record.proof.test_stories import take_down

pytestmark = pytest.mark.django_db
RECORD, FILE = "/vale/arne-dam/record/", "/vale/arne-dam/record.jsonl"


@pytest.fixture
def no_key(settings: Any, tmp_path: Path) -> None:
    settings.DATELINE_SIGNING_KEY_FILE = tmp_path / "signing-key.pem"
    settings.DATELINE_OLD_SIGNING_KEYS = tmp_path / "old"


@pytest.fixture
def key(no_key: None, tmp_path: Path) -> None:
    (tmp_path / "signing-key.pem").write_bytes(private_pem(KEY))


@pytest.fixture
def told(story: Story, no_key: None) -> Story:
    """A story of five entries: opened, published, corrected, marked, paused."""
    update = publish(story, text("The river Orne rose."), headline="The river rises", actor=EDITOR).update_id
    assert update is not None
    revise(story, update, text("The Arne rose."), base_version=1, change="correction", note="River.", actor=EDITOR)
    mark(story, update, label="High water", actor=EDITOR)
    set_state(story, "paused", actor=EDITOR)
    return story


def entries(page: str) -> list[str]:
    """The words of each, in the order shown."""
    return [" ".join(re.sub("<[^>]+>", " ", part).split()) for part in page.split('<li class="entry')[1:]]


def body(client: Client, address: str = RECORD) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_what_happened_newest_first(client: Client, told: Story) -> None:
    shown = entries(body(client))
    assert len(shown) == 5
    for said, wanted in zip(
        shown, ["Story paused", "Marked as a key event High water", "Correction", "Published", "header"],
        strict=True,
    ):  # fmt: skip
        assert wanted in said
        assert "Marta Voss, Editor" in said
    assert "River." in shown[2]
    assert "The river rises" in shown[3]


def test_the_page_shows_every_hash_whole(client: Client, told: Story) -> None:
    page = body(client)
    for row in told.entries.all():
        assert row.chain_hash in page
        assert row.content_hash in page


def test_entries_lead_to_their_update_and_its_history(client: Client, told: Story) -> None:
    page = body(client)
    update = told.updates.get()
    assert f'href="/vale/arne-dam/{update.address}"' in page
    assert f'href="/vale/arne-dam/{update.address}history/"' in page


def test_a_withdrawn_update_is_marked_and_leads_to_its_history_alone(client: Client, told: Story) -> None:
    update = told.updates.get()
    retract(told, update.pk, actor=EDITOR, reason="One caller, and wrong.")
    page = body(client)
    assert "This update was withdrawn since." in page
    assert "One caller, and wrong." in page
    assert f'href="/vale/arne-dam/{update.address}"' not in page
    assert f'href="/vale/arne-dam/{update.address}history/"' in page


def test_removed_words_are_gone_and_the_page_says_why(client: Client, told: Story) -> None:
    take_down(told, 2)
    page = body(client)
    assert "The river rises" not in entries(page)[4]
    assert "Words removed for legal reasons" in entries(page)[4]
    assert "Ordered by the court at Fell." in entries(page)[4]
    assert "Emptied entry 2" in entries(page)[0]
    assert "Confirmed by Ilse Brandt" in entries(page)[0]
    assert b"The river Orne" not in client.get(FILE).content
    assert check_file(client.get(FILE).content.splitlines(keepends=True)).takedowns


def test_without_a_key_the_page_says_so(client: Client, told: Story) -> None:
    said = words_of(client.get(RECORD))
    assert "This newsroom does not sign its records" in said
    assert "dateline verify arne-dam-record.jsonl Hash" in said


def test_with_a_key_head_and_signature_stand_on_the_page(client: Client, told: Story, key: None) -> None:
    page = body(client)
    last = json.loads(client.get(FILE).content.splitlines()[-1])
    assert last["signature"]["value"] in page
    assert fingerprint(KEY.public_key()) in page
    assert Head.objects.get(story=told).chain_hash in page
    assert "--key record-key.pem" in page


def test_a_long_record_is_cut_from_its_oldest_end(
    client: Client, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.history.proof.pages.SIZE", 2)
    for number in range(6):
        publish(story, text(f"Update {number}."), actor=EDITOR)
    newest, oldest = body(client), body(client, f"{RECORD}page/1/")
    numbers = re.compile(r'id="e-(\d+)"')
    assert numbers.findall(newest) == ["7", "6", "5"]
    assert numbers.findall(oldest) == ["2", "1"]
    assert f'href="{RECORD}page/2/#entries"' in newest
    assert f'href="{RECORD}page/2/#entries"' in oldest
    assert f'href="{RECORD}#entries"' in body(client, f"{RECORD}page/2/")
    assert client.get(f"{RECORD}page/4/").status_code == 404
    assert client.get(f"{RECORD}page/0/").status_code == 404


def test_a_full_page_never_shifts() -> None:
    cuts = [record_cut(total, 3) for total in range(4 * SIZE, 6 * SIZE)]
    assert {(cut.first, cut.end) for cut in cuts if cut} == {(2 * SIZE, 3 * SIZE)}


def test_the_page_costs_the_same_however_long_the_record(
    client: Client, told: Story, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(RECORD)
    with django_assert_max_num_queries(15):
        client.get(RECORD)


def test_the_file_is_a_sound_record_that_browsers_save(client: Client, told: Story, key: None) -> None:
    answer = client.get(FILE)
    assert answer["Content-Type"] == "application/jsonl; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="arne-dam-record.jsonl"'
    checked = check_file(answer.content.splitlines(keepends=True), [KEY.public_key()])
    assert (checked.entries, checked.findings, checked.compared) == (5, (), True)
    assert checked.header is not None
    assert checked.header.address.endswith("/vale/arne-dam/")
    assert checked.header.address.startswith("http")


def test_page_and_file_are_kept_and_purged_with_the_story(client: Client, told: Story) -> None:
    head = Head.objects.get(story=told)
    for address in (RECORD, FILE):
        answer = client.get(address)
        assert answer["Dateline-Record"] == f"{head.id}=5"
        assert f"story-{head.id}" in answer["Surrogate-Key"]
        assert answer["Cache-Control"].startswith("public")


class Long:
    """The file of a record too long to be kept, whatever `sending.KEPT` is in earnest."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sending, "KEPT", 1_000)
        monkeypatch.setattr(sending, "CHUNK", 500)


def test_a_long_file_is_streamed_and_not_kept(client: Client, told: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    Long(monkeypatch)
    answer = client.get(FILE)
    assert answer.streaming
    assert "Dateline-Record" not in answer
    assert answer["Cache-Control"] == "private, no-cache"
    assert check_file(answer.getvalue().splitlines(keepends=True)).findings == ()


@pytest.mark.django_db(transaction=True)
def test_a_long_file_flows_through_asgi_piece_by_piece(told: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    Long(monkeypatch)
    read: list[int] = []

    def lines() -> Any:
        for number in range(10):
            read.append(number)
            yield b"x" * 499 + b"\n"

    request = AsyncRequestFactory().get(FILE)
    assert isinstance(request, ASGIRequest)
    answer = sending.send_lines(request, lines(), Head.objects.select_related("story").get(story=told))
    assert isinstance(answer, StreamingHttpResponse)

    async def first() -> bytes:
        async for piece in answer:
            return bytes(piece)
        return b""

    assert len(asyncio.run(first())) >= 500
    assert len(read) < 6


def test_nobody_gets_the_body_of_a_long_file_with_head(told: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    Long(monkeypatch)
    request = RequestFactory().head(FILE)
    head = Head.objects.select_related("story").get(story=told)
    answer: HttpResponseBase = sending.send_lines(request, iter([b"x" * 2_000]), head)
    assert answer.getvalue() == b""


@pytest.mark.parametrize("address", [RECORD, FILE, "/record-key/", "/record-key.pem"])
def test_they_are_only_for_reading(client: Client, told: Story, key: None, address: str) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", [RECORD, f"{RECORD}page/1/", FILE])
def test_a_story_that_is_kept_for_some_has_no_public_record(client: Client, told: Story, address: str) -> None:
    assert client.get(address).status_code == 200
    PageViewRestriction.objects.create(page=told, restriction_type="login")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/vale/nowhere/record/", "/vale/nowhere/record.jsonl", "/vale/record/"])
def test_a_story_that_is_not_there(client: Client, told: Story, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_key_is_published(client: Client, told: Story, key: None) -> None:
    assert fingerprint(KEY.public_key()) in body(client, "/record-key/")
    assert client.get("/record-key.pem").content == public_pem(KEY.public_key())


def test_keys_of_before_stay_published(client: Client, told: Story, key: None, tmp_path: Path) -> None:
    """As an operator does it: the file moves to the folder of old keys, a new one takes its place."""
    signed = client.get(FILE).content
    (tmp_path / "old").mkdir()
    (tmp_path / "signing-key.pem").rename(tmp_path / "old" / "2026.pem")
    (tmp_path / "signing-key.pem").write_bytes(private_pem(OTHER_KEY))
    published = client.get("/record-key.pem").content
    assert b"PRIVATE" not in published
    assert [fingerprint(one) for one in read_public_keys(published)] == [
        fingerprint(OTHER_KEY.public_key()),
        fingerprint(KEY.public_key()),
    ]
    checked = check_file(signed.splitlines(keepends=True), read_public_keys(published))
    assert checked.findings == ()
    page = body(client, "/record-key/")
    assert page.index(fingerprint(OTHER_KEY.public_key())) < page.index(fingerprint(KEY.public_key()))


def test_without_a_key_there_is_none_to_show(client: Client, told: Story) -> None:
    assert "does not sign its records" in body(client, "/record-key/")
    assert client.get("/record-key.pem").status_code == 404


def test_a_key_that_cannot_be_read_signs_nothing(
    client: Client, told: Story, key: None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "signing-key.pem").write_bytes(b"nonsense")
    assert "does not sign its records" in body(client)
    assert "can't be used" in caplog.text
