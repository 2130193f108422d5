"""The paper around its stories: front page, sections, standard pages, and what the whole site says of itself."""

from dateline.masthead.models.masthead import Masthead
from dateline.masthead.models.pages import HomePage, SectionPage, StandardPage

__all__ = ["HomePage", "Masthead", "SectionPage", "StandardPage"]
