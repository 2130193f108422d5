"""What a page says of itself to machines: schema.org in JSON-LD. Pure functions of what the page shows.

Nothing is said here that the page does not show: words that were withdrawn are left out, and so are the times of
updates whose source gave only a clock.
"""

from dateline.reader.linked_data.script import script_element
from dateline.reader.linked_data.story import describe_story
from dateline.reader.linked_data.update import describe_update

__all__ = ["describe_story", "describe_update", "script_element"]
