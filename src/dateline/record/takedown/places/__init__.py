"""The places, one module each. See `dateline.record.takedown.place` for what they have in common."""
