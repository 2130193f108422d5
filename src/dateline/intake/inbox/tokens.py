"""Making, finding and ending tokens."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from dateline.intake.inbox.models import ApiToken, Scope
from dateline.record.errors import Denied, Refused
from dateline.staff.models import Person

PREFIX = "dateline_"
MAKE = "dateline_inbox.add_apitoken"
# A write for every request would make reading a token as dear as what it is for.
NOTED_EVERY = timedelta(minutes=1)


def make_token(
    by: Person,
    name: str,
    *,
    scope: Scope | str = Scope.DRAFT,
    section: Page | None = None,
    expires_at: datetime | None = None,
) -> tuple[ApiToken, str]:
    """A token that acts as its maker, and its secret, which is shown this once and kept nowhere.

    Raises `Denied` and `Refused`.
    """
    _require(by)
    name = " ".join(name.split())
    if not name or len(name) > 120:
        raise Refused(_("Give the token a name of at most 120 characters."))
    if expires_at is not None and expires_at <= timezone.now():
        raise Refused(_("This time has passed already."))
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        name=name,
        person=by,
        scope=Scope(scope),
        section=section,
        expires_at=expires_at,
        secret_hash=_hash(secret),
        hint=secret[-4:],
    )
    return token, secret


def find_token(secret: str) -> ApiToken | None:
    """The valid token with this secret. Notes, to the minute, that it was used.

    The secret has 256 bits by chance, so one round of a fast hash is enough, and looking it up by the hash gives
    nothing away by the time it takes.
    """
    token = ApiToken.objects.select_related("person", "section").filter(secret_hash=_hash(secret)).first()
    if token is None or not token.is_valid:
        return None
    now = timezone.now()
    if token.used_at is None or now - token.used_at > NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(used_at=now)
    return token


def revoke_token(by: Person, token: ApiToken) -> None:
    """It opens nothing from now on. One's own, or with the right to make tokens anybody's. Raises `Denied`."""
    if token.person_id != by.pk:
        _require(by)
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


def _require(person: Person) -> None:
    if not person.has_perm(MAKE):
        raise Denied(_("Tokens are made by those who run the newsroom."))


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
