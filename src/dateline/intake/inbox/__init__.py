"""Texts that other programs send: a wire, a sensor, a partner's newsroom. Each comes with a token of its own."""
