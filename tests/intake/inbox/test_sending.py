"""What a program can send with a token, and what it can't."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dateline.intake.inbox.models import ApiToken, Scope
from dateline.intake.inbox.tokens import make_token, revoke_token
from dateline.record.actions import set_state
from dateline.record.errors import Denied
from dateline.record.models import Draft, Entry, Update
from tests.newsroom import EDITOR, make_person

if TYPE_CHECKING:
    from dateline.record.models import Story
    from dateline.staff.models import Person
    from tests.newsroom import Newsroom


@pytest.fixture(autouse=True)
def _nobody_is_throttled() -> None:
    cache.clear()


@pytest.fixture
def chief(newsroom: Newsroom) -> Person:
    return make_person("Ines", "Chiefs")


def send(story: Story, secret: str, key: str = "k1", **offer: Any) -> Any:
    return Client().post(
        f"/api/v1/stories/{story.head.id}/updates",
        json.dumps({"wire": "The third gate is open."} | offer),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": key},
    )


def test_a_text_waits_for_an_editor(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Water board")
    answer = send(story, secret, headline="Third gate", bylines=["Vale water board"], key_event="")
    assert answer.status_code == 201
    draft = Draft.objects.get(pk=answer.json()["draft"])
    assert (draft.state, draft.headline, draft.wire) == ("submitted", "Third gate", "The third gate is open.")
    assert (draft.bylines, draft.key, draft.author) == (["Vale water board"], True, chief)
    assert not Entry.objects.filter(kind="publish").exists(), "nothing is public"


def test_blocks_are_taken_as_well(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Water board")
    blocks = [{"type": "statement", "text": "We open it tonight.", "speaker": "Petra Lind", "role": "spokeswoman"}]
    draft = Draft.objects.get(pk=send(story, secret, wire=None, blocks=blocks).json()["draft"])
    assert draft.blocks == blocks
    assert draft.wire == "> We open it tonight.\n— Petra Lind, spokeswoman"


def test_a_token_that_may_publish_does_so(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Sensor", scope=Scope.PUBLISH)
    answer = send(story, secret, publish=True)
    told = answer.json()
    assert (answer.status_code, told["state"]) == (201, "published")
    assert "The third gate is open." in Client().get(told["address"]).content.decode()
    assert Entry.objects.get(story=story, seq=told["seq"]).actor == "Ines"


def test_the_same_request_twice_is_done_once(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Sensor", scope=Scope.PUBLISH)
    first, second = send(story, secret, publish=True), send(story, secret, publish=True)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert Update.objects.count() == 1


def test_another_request_with_a_used_key_is_refused(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Water board")
    send(story, secret)
    assert send(story, secret, wire="Something else.").status_code == 409
    assert send(story, secret, key="k2", wire="Something else.").status_code == 201
    _other, another = make_token(chief, "Another program")
    assert send(story, another, wire="Something else.").status_code == 201, "keys are each token's own"


def test_a_draft_token_publishes_nothing(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Water board")
    assert send(story, secret, publish=True).status_code == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize("end", ["revoked", "expired", "unknown", "switched off", "no token"])
def test_a_token_that_has_ended_opens_nothing(story: Story, chief: Person, end: str) -> None:
    token, secret = make_token(chief, "Water board")
    match end:
        case "revoked":
            revoke_token(chief, token)
        case "expired":
            ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        case "switched off":
            chief.is_active = False
            chief.save()
        case "unknown":
            secret += "x"
        case _:
            secret = ""
    answer = send(story, secret)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert not Draft.objects.exists()


def test_a_login_is_no_token(story: Story, chief: Person, client: Client) -> None:
    client.force_login(chief)
    assert client.get("/api/v1/stories").status_code == 401


def test_a_token_stays_in_its_section(newsroom: Newsroom, story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Sports wire", section=newsroom.sport)
    assert send(story, secret).status_code == 403


def test_a_token_can_no_more_than_its_person(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Sensor", scope=Scope.PUBLISH)
    chief.groups.clear()
    assert send(story, secret, publish=True).status_code == 403
    assert send(story, secret, key="k2").status_code == 403


def test_only_those_who_run_the_newsroom_make_tokens(newsroom: Newsroom, chief: Person) -> None:
    reporter = make_person("Ana", "Reporters")
    with pytest.raises(Denied):
        make_token(reporter, "Mine")
    token, _secret = make_token(chief, "Water board")
    with pytest.raises(Denied):
        revoke_token(reporter, token)


def test_the_secret_is_nowhere_in_the_database(story: Story, chief: Person) -> None:
    token, secret = make_token(chief, "Water board")
    assert secret not in str(ApiToken.objects.filter(pk=token.pk).values().get())


@pytest.mark.parametrize(
    ("offer", "where"),
    [
        ({"wire": None}, "body.offer"),
        ({"blocks": []}, "body.offer"),
        ({"verification": "maybe"}, "body.offer.verification"),
        ({"time": "2017-03-02T18:00:00"}, "body.offer.time"),
        ({"colour": "red"}, "body.offer.colour"),
        ({"wire": "   "}, ""),
        ({"wire": "::picture\npicture: 9999\nalt: A gate\n::"}, ""),
    ],
)
def test_what_can_not_be_published_is_refused_whole(
    story: Story, chief: Person, offer: dict[str, Any], where: str
) -> None:
    _token, secret = make_token(chief, "Water board")
    answer = send(story, secret, **offer)
    assert (answer.status_code, answer.json()["where"]) == (422, where)
    assert answer.json()["error"]
    assert not Draft.objects.exists()
    assert send(story, secret).status_code == 201, "the key of a refused request can be used again"


def test_an_ended_story_takes_nothing_more_in_public(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Sensor", scope=Scope.PUBLISH)
    set_state(story, "ended", actor=EDITOR)
    assert send(story, secret, publish=True).status_code == 422
    assert Client().get("/api/v1/stories", headers={"Authorization": f"Bearer {secret}"}).json() == []


def test_the_stories_to_send_to(newsroom: Newsroom, story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Water board")
    told = Client().get("/api/v1/stories", headers={"Authorization": f"Bearer {secret}"}).json()
    assert [(one["id"], one["headline"], one["state"]) for one in told] == [
        (str(story.head.id), "Two gates opened at Arne dam", "live")
    ]
    _sports, other = make_token(chief, "Sports wire", section=newsroom.sport)
    assert Client().get("/api/v1/stories", headers={"Authorization": f"Bearer {other}"}).json() == []


def test_too_many_requests_wait(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Water board")
    asked = [Client().get("/api/v1/stories", headers={"Authorization": f"Bearer {secret}"}) for _ in range(121)]
    assert {answer.status_code for answer in asked[:120]} == {200}
    assert asked[120].status_code == 429
    assert int(asked[120]["Retry-After"]) >= 1


def test_an_unknown_story_is_told_as_such(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Water board")
    story.head.id = uuid4()
    assert send(story, secret).status_code == 404


def test_a_request_too_large_is_refused_in_words_like_any_other(story: Story, chief: Person) -> None:
    _token, secret = make_token(chief, "Water board")
    answer = send(story, secret, wire="x" * 6_000_001)
    assert (answer.status_code, answer.json()["error"]) == (413, "This is too much at once.")
    assert not Draft.objects.exists()
