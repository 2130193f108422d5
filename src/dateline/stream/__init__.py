"""Live delivery: every open page hears of a new entry at once. The stream is a hint; the record is the truth."""
