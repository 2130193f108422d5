"""The story's form in the page tree: a form that was opened before somebody else's change is refused, not obeyed.

Wagtail's own form says which revision it was made from, and warns of a newer one only where its script runs. Every
change of a story's header makes a revision, in this form and in `change_story` alike.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, Revision

from dateline.staff.signature import signature

# Longer values are not repeated beside the field.
MAX_SHOWN = 300


class StoryForm(WagtailAdminPageForm):
    """Comes back filled as it was sent, with what was changed meanwhile beside the fields; sent again, it counts."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean()
        latest = self._latest()
        if latest is not None and self._is_older_than(latest):
            self._say_what_changed(latest)
        return values

    def _latest(self) -> Revision | None:
        """Read anew: the page the form was made with may be older by now."""
        if self.instance.pk is None:
            return None
        key = Page.objects.filter(pk=self.instance.pk).values_list("latest_revision", flat=True).first()
        return Revision.objects.filter(pk=key).first()

    def _is_older_than(self, latest: Revision) -> bool:
        own = self.data.get("overwrite_revision_id")
        if own:
            # What this window saved by itself while it was open.
            return bool(own != str(latest.pk))
        loaded = (self.data.get("loaded_revision_id"), self.data.get("loaded_revision_created_at"))
        return loaded != (str(latest.pk), latest.created_at.isoformat())

    def _say_what_changed(self, latest: Revision) -> None:
        who = signature(latest.user).name if latest.user else _("Somebody")
        when = localtime(latest.created_at).strftime("%H:%M %Z")
        base = (
            Revision.objects.for_instance(self.instance).filter(pk=_number(self.data.get("loaded_revision_id"))).first()
        )
        for name, value in _differences(base, latest, list(self.fields)):
            self.add_error(name, _shown(who, value))
        raise ValidationError(
            _(
                "%(who)s changed this story at %(when)s, after you opened this form. Nothing was saved. Look at what "
                "is said beside the fields; if you send the form again, what you have here takes its place."
            )
            % {"who": who, "when": when}
        )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 16 else None


def _differences(base: Revision | None, latest: Revision, fields: list[str]) -> list[tuple[str, Any]]:
    """The fields that a newer revision changed, with their new values; none where the older one is not known."""
    if base is None:
        return []
    before, after = base.content, latest.content
    return [(name, after.get(name)) for name in fields if name in after and before.get(name) != after.get(name)]


def _shown(who: str, value: Any) -> str:
    if isinstance(value, str) and value and len(value) <= MAX_SHOWN:
        return _("%(who)s changed this to “%(value)s”.") % {"who": who, "value": value}
    return _("%(who)s changed this.") % {"who": who}
