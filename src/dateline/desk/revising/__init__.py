"""Changing what is published: what the change is, before it goes out, and two changes of one text put together."""
