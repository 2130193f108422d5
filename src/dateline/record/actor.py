"""Who acts: a person with a login, or a program of the house that a person with a shell started."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser

from dateline.staff.signature import signature


@dataclass(frozen=True, slots=True)
class Actor:
    """`name` and `role` go on the public record. An actor without a user was started from the command line."""

    name: str
    role: str = ""
    user: AbstractBaseUser | None = None

    @classmethod
    def of(cls, user: AbstractBaseUser) -> Actor:
        signed = signature(user)
        return cls(name=signed.name, role=signed.role, user=user)

    @classmethod
    def program(cls, name: str) -> Actor:
        """An operator's command, such as an import. Whoever can run it can reach the database anyway."""
        return cls(name=name)
