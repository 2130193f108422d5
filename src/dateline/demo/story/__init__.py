"""The invented stories of The Vale Herald."""

from dateline.demo.story.dam import DAM
from dateline.demo.story.ferry import FERRY
from dateline.demo.story.race import RACE
from dateline.demo.story.rain import RAIN

MAIN = DAM
"""The story whose second day a replay plays live."""
OTHERS = (FERRY, RAIN, RACE)
"""In the order in which they opened."""
STORIES = (*OTHERS, MAIN)

__all__ = ["MAIN", "OTHERS", "STORIES"]
