"""Dateline: publish a developing story that stays correct and permanent."""

__version__ = "0.1.0"
