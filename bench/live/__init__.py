"""Live delivery under load: many readers over loopback, Dateline beside nginx with nchan and django-eventstream."""
