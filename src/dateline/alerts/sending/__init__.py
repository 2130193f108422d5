"""From the record's outbox to browsers' push services (RFC 8030).

An alert is laid out for its story's subscribers once (`spreading`); each of these deliveries is then taken by one
process, encrypted for its browser (`encrypting`), posted (`posting`) and settled (`settling`). A process that dies in
the middle loses none: what it had taken is taken again two minutes later. A reader may then be sent the same alert
twice, which shows once: the push service replaces what has the same topic, and the browser what has the same tag.
"""

from dateline.alerts.sending.delivering import send_due
from dateline.alerts.sending.forgetting import forget_ended

__all__ = ["forget_ended", "send_due"]
