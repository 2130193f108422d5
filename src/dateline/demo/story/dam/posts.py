"""What others posted while it happened, as the Herald kept it."""

from __future__ import annotations

from dateline.demo.script import Post, moment

CLEAR = Post(
    key="rescue-clear",
    provider="Perch",
    url="https://perch.example/@valerescue/40117",
    author="Vale Rescue",
    handle="@valerescue",
    text="Lower Arne is clear. Thank you for walking, not driving.",
    posted=moment(1, "12:41"),
    kept=moment(1, "12:50"),
    deleted=moment(1, "13:32"),
)
STUDIO = Post(
    key="radio-studio",
    provider="Perch",
    url="https://perch.example/@radiovale/88213",
    author="Radio Vale",
    handle="@radiovale",
    text="We are moving to the hill studio and may be off the air for ten minutes. If you have been told to leave, "
    "please don’t wait for us to come back.",
    posted=moment(1, "14:52"),
    kept=moment(1, "15:01"),
)
LIFT = Post(
    key="rescue-lift",
    provider="Perch",
    url="https://perch.example/@valerescue/40139",
    author="Vale Rescue",
    handle="@valerescue",
    text="Two people and one very patient dog lifted from Weir End farm. All three are warm and dry.",
    posted=moment(1, "18:21"),
    kept=moment(1, "18:29"),
    picture="helicopter-ridge",
)
FRONT_PAGE = Post(
    key="courier-front",
    provider="Perch",
    url="https://perch.example/@fellcourier/10552",
    author="The Fell Courier",
    handle="@fellcourier",
    text="Our press room is under water, so today’s paper is one sheet, printed on the school copier and free. Page "
    "one is a list of who has a spare room.",
    posted=moment(2, "09:02"),
    kept=moment(2, "09:26"),
)
KITCHEN = Post(
    key="ridgeway-kitchen",
    provider="Perch",
    url="https://perch.example/@ridgeway/3096",
    author="Ridgeway sports centre",
    handle="@ridgeway",
    text="700 suppers, 640 breakfasts, one broken toaster. Thank you to everybody who cooked. We have enough bread.",
    posted=moment(2, "11:58"),
    kept=moment(2, "13:20"),
)

POSTS = (CLEAR, STUDIO, LIFT, FRONT_PAGE, KITCHEN)
