from __future__ import annotations

import pytest

from dateline.record.models import Story
from tests.newsroom import Newsroom, make_newsroom, make_story


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    return make_newsroom()


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return make_story(newsroom)
