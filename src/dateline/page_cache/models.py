"""What tells all processes that something other than a story's record has changed."""

from __future__ import annotations

from uuid import uuid4

from django.db import IntegrityError, models
from django.utils.translation import gettext_lazy as _


class SiteMark(models.Model):
    """One row. Its `mark` is new after every change to the page tree, the masthead, a picture, a restriction.

    A random value and not a counter, so that a database put back from a backup can't repeat one.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    mark = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("site mark")

    def __str__(self) -> str:
        return self.mark

    @classmethod
    def renew(cls) -> None:
        """Called after the change is committed: a lock held to the end of a long import would hold up everybody."""
        mark = uuid4().hex
        if not cls.objects.filter(pk=cls.ONLY).update(mark=mark):
            try:
                cls.objects.create(pk=cls.ONLY, mark=mark)
            except IntegrityError:
                # Another process made the row meanwhile, which is as good.
                return

    @classmethod
    def current(cls) -> str:
        return cls.objects.filter(pk=cls.ONLY).values_list("mark", flat=True).first() or ""
