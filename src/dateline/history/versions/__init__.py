"""The history of one update: every version, and what each changed."""

from dateline.history.versions.revisions import revision_diff, revision_diffs

__all__ = ["revision_diff", "revision_diffs"]
