"""What the desk is told when a post could not be kept."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dateline.embeds.client import Reason


def why(reason: Reason | None) -> str:
    """One sentence. None stands for a page that was found and says nothing."""
    match reason:
        case Reason.INSIDE:
            return _("This address is not on the public web, so it was not fetched.")
        case Reason.AWAY:
            return _("The site could not be reached.")
        case Reason.SLOW:
            return _("The site did not answer in time.")
        case Reason.LARGE:
            return _("The site sent more than can be taken.")
        case Reason.REDIRECTS:
            return _("The site only pointed from one address to the next.")
        case Reason.REFUSED:
            return _("The site does not show this post to the public, or no longer.")
        case Reason.UNREADABLE:
            return _("The site’s answer could not be read.")
        case None:
            return _("The page says nothing that could be kept.")
