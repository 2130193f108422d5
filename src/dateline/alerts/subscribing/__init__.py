"""A browser asks for a story's alerts, or for no more of them. All of it is a stranger's word."""

from dateline.alerts.subscribing.acts import TooMany, subscribe, unsubscribe
from dateline.alerts.subscribing.asking import asks_too_often, is_same_origin
from dateline.alerts.subscribing.given import MAX_BYTES, Given, NotGiven, read_endpoint, read_subscription

__all__ = [
    "MAX_BYTES",
    "Given",
    "NotGiven",
    "TooMany",
    "asks_too_often",
    "is_same_origin",
    "read_endpoint",
    "read_subscription",
    "subscribe",
    "unsubscribe",
]
