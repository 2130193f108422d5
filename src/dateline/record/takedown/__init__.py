"""Words removed for legal reasons, wherever they stand: promise 5.

`places/` knows where words of a story can be, `emptying` takes them out of the record, `cleaning` out of the database's
own files. The acts are in `dateline.record.actions.take_down`.
"""

from dateline.record.takedown.finding import Shelf, find, look_at
from dateline.record.takedown.place import Hit, Scope
from dateline.record.takedown.registry import register
from dateline.record.takedown.sought import Sought

__all__ = ["Hit", "Scope", "Shelf", "Sought", "find", "look_at", "register"]
