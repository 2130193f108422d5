"""What the templates of the past need: changes drawn as HTML."""

from __future__ import annotations

from django import template

from dateline.history.versions.drawing import draw_block, draw_lines, draw_words

register = template.Library()

register.simple_tag(draw_words, name="diff_words")
register.simple_tag(draw_block, name="diff_block")
register.simple_tag(draw_lines, name="diff_lines")
