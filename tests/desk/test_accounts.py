"""Signing in: what stands between a stranger and the newsroom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from dateline.desk.accounts.sealed import seal, unseal
from tests.newsroom import make_person

if TYPE_CHECKING:
    from dateline.staff.models import Person
    from tests.newsroom import Newsroom

PASSWORD = "a-long-enough-one"
LOGIN = "/desk/login/"


@pytest.fixture(autouse=True)
def _nobody_is_throttled() -> None:
    cache.clear()


@pytest.fixture
def reporter(newsroom: Newsroom) -> Person:
    person = make_person("Ana", "Reporters", email="ana@vale.example")
    person.set_password(PASSWORD)
    person.save()
    return person


FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:147.0) Gecko/147.0 Firefox/147.0"


def sign_in(client: Client, name: str = "ana", password: str = PASSWORD) -> Any:
    return client.post(LOGIN, {"login": name, "password": password})


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def set_up_second_factor(client: Client) -> tuple[str, list[str]]:
    """As a person does, who is asked for the password once more. Gives the secret and the recovery codes."""
    address = reverse("mfa_activate_totp")
    asked_again = client.get(address)["Location"]
    client.post(asked_again, {"password": PASSWORD}, follow=True)
    secret = client.session["mfa.totp.secret"]
    answer = client.post(address, {"code": code_of(secret)}, follow=True)
    shown = re.search(r"<textarea.*?</textarea>", answer.content.decode(), re.DOTALL)
    assert shown
    return secret, re.findall(r"\b[0-9]{8}\b", shown[0])


def test_a_reporter_signs_in_by_name_or_address(reporter: Person, client: Client) -> None:
    assert sign_in(client)["Location"] == "/desk/"
    assert sign_in(Client(), "ana@vale.example")["Location"] == "/desk/"


def test_the_newsroom_sends_strangers_to_the_door_and_back(reporter: Person, client: Client) -> None:
    asked = client.get("/desk/images/")
    assert asked["Location"] == "/desk/login/?next=/desk/images/"
    answer = client.post(asked["Location"], {"login": "ana", "password": PASSWORD, "next": "/desk/images/"})
    assert answer["Location"] == "/desk/images/"


def test_the_way_back_never_leads_to_another_site(reporter: Person, client: Client) -> None:
    answer = client.post(
        f"{LOGIN}?next=//evil.example/", {"login": "ana", "password": PASSWORD, "next": "//evil.example/"}
    )
    assert answer["Location"] == "/desk/"


def test_nobody_signs_up(reporter: Person, client: Client) -> None:
    page = client.get(LOGIN).content.decode()
    assert "Sign in to the desk" in page
    assert "sign up" not in page.lower()
    sign_in(client)
    assert client.get("/desk/account/signup/").status_code == 404


def test_wrong_passwords_are_soon_not_even_looked_at(reporter: Person, client: Client) -> None:
    for _ in range(5):
        assert "do not belong together" in sign_in(client, password="a-wrong-guess").content.decode()
    assert "Too many wrong attempts" in sign_in(client, password="a-wrong-guess").content.decode()
    held = sign_in(client)
    assert held.status_code == 200, "the right password is refused as well while the account is being guessed at"
    assert "Too many wrong attempts" in held.content.decode()


def test_a_switched_off_account_stays_outside(reporter: Person, client: Client) -> None:
    reporter.is_active = False
    reporter.save()
    sign_in(client)
    assert client.get("/desk/")["Location"].startswith(LOGIN)


def test_with_a_second_factor_the_password_alone_opens_nothing(reporter: Person, client: Client) -> None:
    sign_in(client)
    secret, codes = set_up_second_factor(client)
    assert len(codes) == 10

    other = Client()
    assert sign_in(other)["Location"].startswith(reverse("mfa_authenticate"))
    assert other.get("/desk/")["Location"].startswith(LOGIN)
    assert "Incorrect code" in other.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    cache.clear()  # the code that set it up counts as used for a while
    assert other.post(reverse("mfa_authenticate"), {"code": code_of(secret)})["Location"] == "/desk/"
    assert other.get("/desk/").status_code == 200


def test_a_recovery_code_lets_in_once(reporter: Person, client: Client) -> None:
    sign_in(client)
    _secret, codes = set_up_second_factor(client)
    for expected in (302, 200):
        other = Client()
        sign_in(other)
        assert other.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == expected


def test_the_secret_is_sealed_in_the_database(reporter: Person, client: Client) -> None:
    sign_in(client)
    secret, _codes = set_up_second_factor(client)
    stored = Authenticator.objects.get(user=reporter, type=Authenticator.Type.TOTP)
    assert secret not in str(stored.data)


def test_a_secret_of_another_site_key_is_refused(settings: Any) -> None:
    token = seal(generate_totp_secret())
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    with pytest.raises(ValueError, match="another secret key"):
        unseal(token)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(token)


def test_somebody_whose_phone_is_gone_is_let_in_again(reporter: Person, client: Client) -> None:
    sign_in(client)
    set_up_second_factor(client)
    call_command("reset_second_factor", "ana")
    assert client.get("/desk/")["Location"].startswith(LOGIN), "sessions of before have ended"
    assert sign_in(Client())["Location"] == "/desk/"
    with pytest.raises(CommandError, match="no second factor"):
        call_command("reset_second_factor", "ana")


def test_people_see_where_they_are_signed_in_and_end_it(reporter: Person, client: Client) -> None:
    phone = Client(HTTP_USER_AGENT=FIREFOX)
    sign_in(phone)
    sign_in(client)
    assert "Firefox, Android" in client.get(reverse("usersessions_list")).content.decode()
    client.post(reverse("usersessions_list"))
    assert phone.get("/desk/")["Location"].startswith(LOGIN)
    assert client.get("/desk/").status_code == 200


def test_a_new_password_ends_the_other_sessions(reporter: Person, client: Client) -> None:
    phone = Client()
    sign_in(phone)
    sign_in(client)
    new = "another-long-one"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert phone.get("/desk/")["Location"].startswith(LOGIN)
    assert sign_in(Client(), password=new)["Location"] == "/desk/"


def test_a_newsroom_may_demand_a_second_factor(reporter: Person, settings: Any) -> None:
    settings.DATELINE_SECOND_FACTOR = "required"
    client = Client()  # its middleware reads the setting when it starts
    sign_in(client)
    assert client.get("/desk/images/")["Location"] == reverse("mfa_activate_totp")
    assert client.get("/").status_code == 200, "readers' pages ask for nothing"
    set_up_second_factor(client)
    assert client.get("/desk/").status_code == 200
