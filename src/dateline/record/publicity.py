"""Which stories are for everybody."""

from __future__ import annotations

from django.db.models import Q
from wagtail.models import PageViewRestriction


def is_public() -> Q:
    """Of heads: the story is published, and neither its page nor a section above it is kept for some. One query."""
    public = Q(facts__isnull=False, story__live=True)
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        public &= ~Q(story__path__startswith=path)
    return public
