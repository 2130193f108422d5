"""What an open page needs to become the newest one.

The unit of transfer is a **step**: from the page at one entry of the record to the page at a later one. The catch-up
address answers with one, the stream sends one for each entry, and the reader's script applies them. The protocol is
described in docs/live-protocol.md and in step.schema.json beside this module.
"""

from dateline.reader.steps.step import NoStep, make_step, to_json

__all__ = ["NoStep", "make_step", "to_json"]
