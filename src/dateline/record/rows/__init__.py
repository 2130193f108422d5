"""A story's updates as pages read them: as they stand, or as they stood after an entry of the past."""

from dateline.record.rows.past import PastRows
from dateline.record.rows.port import Rows, Which
from dateline.record.rows.present import PresentRows

__all__ = ["PastRows", "PresentRows", "Rows", "Which"]
