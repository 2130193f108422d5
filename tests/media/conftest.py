from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings


@pytest.fixture(autouse=True)
def media_folder(settings: Settings, tmp_path: Path) -> Path:
    """A library of its own for each test. Wagtail caches renditions under keys that a rolled-back test can reuse."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    return tmp_path / "media"


@pytest.fixture
def desk(db: None, client: Client) -> Client:
    """Signed in to the newsroom with every right."""
    client.force_login(get_user_model().objects.create_superuser("desk", "desk@vale-herald.example", "x"))
    return client
