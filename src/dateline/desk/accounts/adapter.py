"""How django-allauth behaves here. Settings name these classes."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from dateline.desk.accounts import sealed
from dateline.masthead.models import Masthead


class StaffAdapter(DefaultAccountAdapter):
    """Accounts are made by the newsroom in Wagtail's screens; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors sealed in the database, and names the paper in people's apps."""

    def encrypt(self, text: str) -> str:
        return sealed.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealed.unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        name: str = Masthead.for_request(context.request).name
        return name

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()
