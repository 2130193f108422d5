"""The inbox against its own description: whatever fits it is taken or refused in words, and never breaks the server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_schema_conformance,
    status_code_conformance,
)

from dateline.intake.inbox.models import Scope
from dateline.intake.inbox.tokens import make_token
from tests.newsroom import make_newsroom, make_person, make_story

if TYPE_CHECKING:
    from schemathesis import Case

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    ignored_auth,
]


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())


@pytest.fixture(autouse=True)
def _connection_stays_open() -> Iterator[None]:
    """Requests go through Django's own handler, which would close the test's database connection after each."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def place(db: None) -> dict[str, str]:
    """A story and the secret of a token that may publish in it."""
    story = make_story(make_newsroom())
    _token, secret = make_token(make_person("Ines", "Chiefs"), "Contract", scope=Scope.PUBLISH)
    return {"story": str(story.head.id), "secret": secret}


# One newsroom for all requests: what an earlier one did must not break the server for a later one either.
@schema.parametrize()
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_the_description_allows(case: Case[Any], place: dict[str, str]) -> None:
    cache.clear()
    if case.path_parameters and case.meta is not None and case.meta.generation.mode.is_positive:
        case.path_parameters["story"] = place["story"]
    case.call_and_validate(
        headers={"Authorization": f"Bearer {place['secret']}", "Accept-Encoding": "identity"}, checks=CHECKS
    )
