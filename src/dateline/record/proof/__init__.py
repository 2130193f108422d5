"""A record that proves itself: written to a file, checked without a database, its head signed.

`docs/record.md` describes the file. Nothing here asks a database or needs Django's settings.
"""
