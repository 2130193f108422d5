"""Every picture of the demo by name, with what the library should know about it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.charts import river_chart
from dateline.demo.pictures.maps import valley_map
from dateline.demo.pictures.scenes_dam import dam_dawn, dam_night, first_gate, gates_open
from dateline.demo.pictures.scenes_hall import school_hall
from dateline.demo.pictures.scenes_relief import helicopter_ridge, sandbags
from dateline.demo.pictures.scenes_sea import ferry_quay, night_race
from dateline.demo.pictures.scenes_town import flooded_street, going_home, quay_dawn
from dateline.demo.pictures.scenes_weather import rain_front, river_gauge
from dateline.media.source_types import DigitalSourceType

_OLIN = "Illustration: Mara Olin / The Vale Herald"
_HERALD = "Graphic: The Vale Herald"


@dataclass(frozen=True, slots=True)
class DemoPicture:
    """A picture and its words. `focus` is the point to keep when it is cropped, in shares of width and height."""

    name: str
    scene: Callable[[Canvas], None]
    caption: str
    alt: str
    credit: str = _OLIN
    focus: tuple[float, float] = (0.5, 0.5)
    source_type: DigitalSourceType = DigitalSourceType.DIGITAL_CREATION


_ALL = (
    DemoPicture(
        "dam-dawn",
        dam_dawn,
        "The Arne reservoir at first light, with the intake tower and the road along the top of the dam.",
        "A full, still lake at sunrise with misty hills behind it. On the right a low wall with a railing runs across "
        "the water past a round tower with a red roof and a red and white depth gauge.",
        focus=(0.72, 0.55),
    ),
    DemoPicture(
        "first-gate",
        first_gate,
        "Water leaves the second of the five gates at the Arne dam.",
        "A tall concrete dam between wooded hillsides under a grey sky. White water falls from one of five gates.",
        focus=(0.5, 0.5),
    ),
    DemoPicture(
        "gates-open",
        gates_open,
        "Water leaves the second and third gates at the Arne dam in the afternoon.",
        "A tall concrete dam between wooded hillsides in light rain. White water falls from two of five gates into a "
        "rough green river.",
        focus=(0.5, 0.5),
    ),
    DemoPicture(
        "dam-night",
        dam_night,
        "The dam under floodlights on the first evening, with rescue vehicles on the road along the top.",
        "The dam at night, lit from below, water falling from two gates. Lamps and the blue and red lights of three "
        "rescue vehicles shine along its top.",
        focus=(0.5, 0.45),
    ),
    DemoPicture(
        "river-gauge",
        river_gauge,
        "The gauge on the bridge at Fell, with the river just over four metres.",
        "A white painted gauge on a stone bridge pier. Brown, broken water reaches the mark for four metres.",
        focus=(0.57, 0.5),
    ),
    DemoPicture(
        "valley-map",
        valley_map,
        "The Arne valley from the reservoir to Fell, with the area that was told to leave and the places of shelter.",
        "A map of the valley. The river runs from the reservoir and its dam in the north-west through Lower Arne to "
        "Fell in the south-east. Both are inside a red area marked told to leave. Three shelters stand outside it: "
        "Hill Road School, Ridgeway sports centre and Fell town hall.",
        credit="Map: The Vale Herald",
        source_type=DigitalSourceType.DATA_DRIVEN,
    ),
    DemoPicture(
        "flooded-street",
        flooded_street,
        "A rescue crew on the lower end of the High Street in Lower Arne at dusk.",
        "A row of gabled houses stands in flood water at dusk, some windows lit. Two rescuers in bright jackets go "
        "past in a flat boat. A warning sign stands in the water.",
        focus=(0.46, 0.6),
    ),
    DemoPicture(
        "school-hall",
        school_hall,
        "Cots in the hall of Hill Road School, above Lower Arne, on the first evening.",
        "A school hall with a wooden floor and a stage, lit by hanging lamps. Two rows of cots with coloured blankets "
        "stand on each side; a grown-up and a child walk down the middle.",
        focus=(0.5, 0.6),
    ),
    DemoPicture(
        "sandbags",
        sandbags,
        "Volunteers pass sandbags along the river wall at Fell.",
        "Five people in raincoats hand sandbags along a line in the dark and the rain, under a tall work lamp. "
        "A low wall of bags is growing on the left.",
        focus=(0.55, 0.68),
    ),
    DemoPicture(
        "helicopter-ridge",
        helicopter_ridge,
        "The rescue helicopter crosses the ridge above Lower Arne before dark.",
        "A red rescue helicopter in an evening sky, above layers of misty mountains and dark pines.",
        focus=(0.5, 0.32),
    ),
    DemoPicture(
        "quay-dawn",
        quay_dawn,
        "Quay Street in Fell on the second morning. The brown line on the walls shows how high the river came.",
        "Houses in pale colours stand in calm, shallow water at sunrise, a brown stain along the foot of their walls. "
        "A red rowing boat is tied to two posts.",
        focus=(0.6, 0.6),
    ),
    DemoPicture(
        "river-chart",
        river_chart,
        "The river at Fell rose for eighteen hours and went over the wall by two centimetres.",
        "A chart of the river at Fell in metres. It rises from 2.3 at midnight to a peak of 4.52 at 1:40 the next "
        "morning, just above a line at 4.50 for the top of the river wall, and falls to 3.7 at noon.",
        credit=_HERALD,
        source_type=DigitalSourceType.DATA_DRIVEN,
    ),
    DemoPicture(
        "going-home",
        going_home,
        "The first families walk back over the Mill Bridge towards Lower Arne.",
        "Five grown-ups and two children in raincoats, some with bags, walk over a stone bridge in one direction. "
        "The river below is brown and high; the sky is clearing.",
        focus=(0.45, 0.55),
    ),
    DemoPicture(
        "rain-front",
        rain_front,
        "Rain crosses the hills at the head of the Vale.",
        "Dark clouds trail curtains of rain over green hills. A river winds towards the reader, and the sun is low "
        "on the right.",
        focus=(0.5, 0.5),
    ),
    DemoPicture(
        "ferry-quay",
        ferry_quay,
        "The island ferry tied up at Valemouth during the strike.",
        "A white and dark blue ferry with a red funnel lies at a quay, held by two ropes. Gulls fly over calm water.",
        focus=(0.5, 0.55),
    ),
    DemoPicture(
        "night-race",
        night_race,
        "Yachts off the Long Stack, at the mouth of the Vale, before an earlier start.",
        "Yachts with pale sails on a calm sea at dusk, a full moon above them and a tall rock on the left.",
        focus=(0.5, 0.55),
    ),
)

PICTURES = {picture.name: picture for picture in _ALL}


def draw(name: str) -> bytes:
    """The picture as a JPEG of 1,440 × 960 pixels. Raises `KeyError` for an unknown name."""
    canvas = Canvas(zlib.crc32(name.encode()))
    PICTURES[name].scene(canvas)
    return canvas.jpeg()
