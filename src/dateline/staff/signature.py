"""How a user signs, whatever user model the site has."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser


class Signature(NamedTuple):
    """A public name and a public role; the role may be empty."""

    name: str
    role: str


def signature(user: AbstractBaseUser) -> Signature:
    """Reads `byline` and `role_line` where the site's user model has them, else the user's full name."""
    full_name = getattr(user, "get_full_name", str)
    name = getattr(user, "byline", "") or full_name() or user.get_username()
    return Signature(str(name), str(getattr(user, "role_line", "")))
