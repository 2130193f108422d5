"""The page of tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from dateline.intake.inbox.models import ApiToken
from tests.newsroom import make_person

if TYPE_CHECKING:
    from dateline.staff.models import Person
    from tests.newsroom import Newsroom

TOKENS = "/desk/tokens/"


@pytest.fixture
def chief(newsroom: Newsroom) -> Person:
    return make_person("Ines", "Chiefs")


@pytest.fixture
def signed_in(client: Client, chief: Person) -> Client:
    client.force_login(chief)
    return client


def asks(secret: str) -> int:
    return Client().get("/api/v1/stories", headers={"Authorization": f"Bearer {secret}"}).status_code


def test_a_token_is_shown_once_and_works_until_it_is_ended(signed_in: Client) -> None:
    made = signed_in.post(TOKENS, {"name": "Water board", "scope": "draft", "until": "2090-01-31"})
    (secret,) = re.findall(r"<code>(dateline_[\w-]+)</code>", made.content.decode())
    assert asks(secret) == 200
    page = signed_in.get(TOKENS).content.decode()
    assert "Water board" in page
    assert secret not in page
    signed_in.post(f"{TOKENS}{ApiToken.objects.get().pk}/end/")
    assert asks(secret) == 401


@pytest.mark.parametrize(
    "typed",
    [
        {"name": " "},
        {"scope": "rule"},
        {"section": "999999"},
        {"section": "x"},
        {"until": "2001-01-01"},
        {"until": "soon"},
    ],
)
def test_what_makes_no_sense_is_refused_and_kept(signed_in: Client, typed: dict[str, str]) -> None:
    answer = signed_in.post(TOKENS, {"name": "Water board", "scope": "draft"} | typed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_reporters_neither_see_nor_make_nor_end_tokens(chief: Person, signed_in: Client) -> None:
    signed_in.post(TOKENS, {"name": "Water board", "scope": "draft"})
    token = ApiToken.objects.get()
    other = Client()
    other.force_login(make_person("Ana", "Reporters"))
    assert other.get(TOKENS).status_code == 403
    assert other.post(TOKENS, {"name": "Mine", "scope": "publish"}).status_code == 403
    assert other.post(f"{TOKENS}{token.pk}/end/").status_code == 403
    token.refresh_from_db()
    assert token.is_valid
    assert ApiToken.objects.count() == 1


def test_strangers_are_asked_to_sign_in(newsroom: Newsroom, client: Client) -> None:
    assert client.get(TOKENS)["Location"].startswith("/desk/login/")
