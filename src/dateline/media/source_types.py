"""How a picture came to be: IPTC's Digital Source Type.

Terms and names: IPTC NewsCodes, scheme http://cv.iptc.org/newscodes/digitalsourcetype/ (release 2024-Q3). The value
stored is the term's URI, as metadata, ninjs and schema.org name it.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class DigitalSourceType(models.TextChoices):
    CAPTURE = SCHEME + "digitalCapture", _("Photograph")
    COMPUTATIONAL_CAPTURE = SCHEME + "computationalCapture", _("Photograph joined from several frames")
    NEGATIVE_FILM = SCHEME + "negativeFilm", _("Scan of a negative")
    POSITIVE_FILM = SCHEME + "positiveFilm", _("Scan of a slide")
    PRINT = SCHEME + "print", _("Scan of a print")
    HUMAN_EDITS = SCHEME + "humanEdits", _("Picture edited by a person")
    ALGORITHMICALLY_ENHANCED = SCHEME + "algorithmicallyEnhanced", _("Picture altered by software")
    DIGITAL_CREATION = SCHEME + "digitalCreation", _("Drawing or other digital work")
    DATA_DRIVEN = SCHEME + "dataDrivenMedia", _("Chart or map made from data")
    ALGORITHMIC = SCHEME + "algorithmicMedia", _("Made by software without training data")
    SCREEN_CAPTURE = SCHEME + "screenCapture", _("Screenshot")
    VIRTUAL_RECORDING = SCHEME + "virtualRecording", _("Recording of a virtual event")
    COMPOSITE = SCHEME + "composite", _("Composite")
    COMPOSITE_CAPTURE = SCHEME + "compositeCapture", _("Composite of photographs")
    AI_GENERATED = SCHEME + "trainedAlgorithmicMedia", _("Created using generative AI")
    AI_EDITED = SCHEME + "compositeWithTrainedAlgorithmicMedia", _("Edited using generative AI")
    AI_COMPOSITE = SCHEME + "compositeSynthetic", _("Composite including generative AI elements")


MADE_WITH_AI = frozenset({DigitalSourceType.AI_GENERATED, DigitalSourceType.AI_EDITED, DigitalSourceType.AI_COMPOSITE})
"""The terms that a reader must be told of beside the picture."""

# IPTC retired these for the terms on the right; files that carry them stay.
_SUCCESSORS = {
    "minorhumanedits": DigitalSourceType.HUMAN_EDITS,
    "digitalart": DigitalSourceType.DIGITAL_CREATION,
}
_BY_CODE = {term.value.removeprefix(SCHEME).lower(): term for term in DigitalSourceType} | _SUCCESSORS
_LOWER_SCHEMES = (SCHEME, SCHEME.replace("http:", "https:"), "digsrctype:")


def known_source_type(value: str) -> str:
    """The term's URI for a URI (http or https, any case) or QCode found in a file; empty when IPTC has no such term."""
    found = value.strip().lower().rstrip("/")
    for scheme in _LOWER_SCHEMES:
        if found.startswith(scheme):
            term = _BY_CODE.get(found.removeprefix(scheme))
            return term.value if term else ""
    return ""
