"""People at the desk, and browsers of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.people import Desk
from tests.newsroom import make_person

if TYPE_CHECKING:
    from dateline.record.models import Story
    from tests.newsroom import Newsroom


@pytest.fixture
def desk(newsroom: Newsroom, story: Story) -> Desk:
    """A story in the Vale section; an editor, two reporters and a contributor."""
    people = {
        "Marta Voss": "Editors",
        "Ana Ruiz": "Reporters",
        "Tom Keel": "Reporters",
        "Cal Reeve": "Contributors",
        "Eve Stranger": None,
    }
    return Desk(newsroom, story, {name.split()[0].lower(): make_person(name, group) for name, group in people.items()})
