"""Alerts: a reader asks for them on a story's own page, and gets an update that an editor wants everybody to see."""
