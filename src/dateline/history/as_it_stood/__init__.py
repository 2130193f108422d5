"""A story and its updates as they stood: mementos (RFC 7089, pattern 2.1), and the way to each of them."""
