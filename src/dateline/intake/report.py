"""A draft story as plain JSON values, for the command line and for tools that check an import."""

from __future__ import annotations

from dateline.body.blocks import body_to_json
from dateline.intake.draft_story import DraftStory, DraftUpdate, Evidence


def as_json(story: DraftStory) -> dict[str, object]:
    """Everything the importer found and why. `time` is ISO 8601 with an offset, or None; the page's order is kept."""
    return {
        "headline": story.headline,
        "rolling": story.rolling,
        "order": str(story.order),
        "timezone": story.timezone,
        "language": story.language,
        "standfirst": story.standfirst,
        "caption": story.caption,
        "credit": story.credit,
        "agency_credits": list(story.agency_credits),
        "bylines": list(story.bylines),
        "updates": [_update(update) for update in story.updates],
        "quotes": [{"text": quote.text, "speaker": quote.speaker} for quote in story.quotes],
        "background_heading": story.background_heading,
        "background": body_to_json(story.background),
        "evidence": [_evidence(evidence) for evidence in story.evidence],
        "warnings": list(story.warnings),
    }


def _update(update: DraftUpdate) -> dict[str, object]:
    return {
        "time": update.at.isoformat() if update.at else None,
        "clock": update.clock.isoformat(timespec="minutes") if update.clock else None,
        "stamp": update.stamp,
        "headline": update.headline,
        "text": update.text,
        "bylines": list(update.bylines),
        "body": body_to_json(update.body),
        "evidence": [_evidence(evidence) for evidence in update.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {"decision": evidence.decision, "reason": evidence.reason, "line": evidence.line, "text": evidence.text}
