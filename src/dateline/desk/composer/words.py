"""What the composer's scripts say, in the language of whoever writes. Scripts hold no words of their own."""

from __future__ import annotations

from django.utils.translation import gettext as _


def words_for_scripts() -> dict[str, str]:
    """By the names that the scripts use; `{…}` is filled in there."""
    return {
        "saved": _("Saved {time}"),
        "unsaved": _("Not saved yet"),
        "saving": _("Saving"),
        "waiting": _("{count} waiting for network"),
        "sending": _("Sending"),
        "sent": _("Sent"),
        "submitted": _("Submitted"),
        "onDevice": _("Kept on this device"),
        "noDevice": _("This browser keeps nothing: don’t close the page before it says Saved."),
        "signedOut": _("You are signed out. Your words are kept on this device. Sign in again in another tab."),
        "refused": _("Not published: {why}"),
        "notSaved": _("Not saved: {why}"),
        "restored": _("Restored from this device: what you wrote here at {time}."),
        "newer": _("The server has a newer text of this draft. Yours from {time} is kept on this device."),
        "showOther": _("Show the other text"),
        "putBack": _("Put it back in the composer"),
        "leave": _("Discard it for good"),
        "previewOffline": _("The preview needs the network."),
        "previewEmpty": _("The preview shows here what readers will get."),
        "previewFailed": _("The preview could not be drawn. What you typed is safe."),
        "line": _("Line {line}: {words}"),
        "linkAddress": _("Address of the link"),
        "uploading": _("Uploading {name}: {percent}%"),
        "preparing": _("Preparing {name}"),
        "uploadFailed": _("{name} was not uploaded: {why}"),
        "uploadOffline": _("Pictures need the network. Add {name} again when you are back."),
        "picturesLeftOut": _("Pictures in pasted text are left out. Drop or choose the files to add them."),
        "formOffline": _("The form needs the network. The text was put in for you to fill in."),
        "postKept": _("A copy of the post is kept."),
        "postIsLink": _("No copy of {url} could be made: readers get a link. {why}"),
        "colleague": _("{name} saved this draft while you were writing. Both texts are here; nothing was overwritten."),
        "takeTheirs": _("Take their text"),
        "keepMine": _("Keep mine"),
        "merge": _("Put both together"),
        "both": _("Put theirs below mine"),
        "gone": _("This draft was published or discarded elsewhere. Your words are kept here as a new draft."),
        "discard": _("Discard this text? It can’t be brought back."),
        "empty": _("Write something first."),
    }
