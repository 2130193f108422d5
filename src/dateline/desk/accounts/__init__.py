"""Signing in: login, second factor, sessions. django-allauth does the work; this says how this house wants it."""
