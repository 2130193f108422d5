"""The report of an import as JSON."""

from __future__ import annotations

import json

from dateline.intake.report import as_json
from dateline.intake.rolling import read_rolling_text

PAGE = """Gate at Arne

Published: July 6, 2017

UPDATE 6:10 p.m. EDT: The gate is open.

UPDATE 4 p.m.: The gate is shut.
"""


def test_the_report_holds_all_that_a_checker_or_an_editor_needs() -> None:
    report = json.loads(json.dumps(as_json(read_rolling_text(PAGE))))
    assert {key: report[key] for key in ("headline", "rolling", "order", "timezone", "language")} == {
        "headline": "Gate at Arne",
        "rolling": True,
        "order": "reverse",
        "timezone": "America/New_York",
        "language": "en",
    }
    first = report["updates"][0]
    assert {key: first[key] for key in ("time", "clock", "stamp", "headline", "text")} == {
        "time": "2017-07-06T18:10:00-04:00",
        "clock": "18:10",
        "stamp": "UPDATE 6:10 p.m. EDT:",
        "headline": None,
        "text": "The gate is open.",
    }
    assert first["body"] == [{"type": "paragraph", "spans": [{"text": "The gate is open."}]}]
    assert {"decision", "reason", "line", "text"} == set(first["evidence"][0])
    wanted = {"standfirst", "caption", "credit", "agency_credits", "bylines", "quotes", "background", "warnings"}
    assert wanted <= set(report)


def test_an_unknown_instant_is_null() -> None:
    report = as_json(read_rolling_text("Gate at Arne\n\nUPDATE 6 p.m.: It is open.\n\nUPDATE 4 p.m.: It is shut."))
    updates = report["updates"]
    assert isinstance(updates, list)
    assert [(update["time"], update["clock"]) for update in updates] == [(None, "18:00"), (None, "16:00")]
