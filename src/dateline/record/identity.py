"""New identities: UUID version 7 (RFC 9562 section 5.7), so that keys sort by the time they were made."""

from __future__ import annotations

from uuid import UUID

from uuid_utils import compat


def new_id() -> UUID:
    return compat.uuid7()
