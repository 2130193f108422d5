"""The only way from the house to other sites: an HTTP client that can't be talked into calling an inside address.

Addresses that strangers wrote are fetched here, so everything about a fetch is bounded: where it may connect to
(`ranges`, `target`, `network`), how long it may take (`deadline`), how much it may bring and of what kind (`answer`).
Redirects are followed by hand (`fetching`), each as if somebody had typed it. No cookies, no credentials, no proxy from
the surroundings. What is sent to another site (`Client.post`) goes the same way and follows no redirect.
"""

from dateline.embeds.client.answer import Answer, Kind, Receipt
from dateline.embeds.client.deadline import Deadline
from dateline.embeds.client.failure import Failure, Reason
from dateline.embeds.client.fetching import Client

__all__ = ["Answer", "Client", "Deadline", "Failure", "Kind", "Reason", "Receipt"]
