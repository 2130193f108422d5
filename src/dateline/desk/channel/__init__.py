"""The newsroom's private event stream of a story: that something changed at its desk, and never what.

Open desks ask for what they show when they hear it, each with its own rights. So nothing of a draft, a note or who is
where goes through the broker between processes.
"""
