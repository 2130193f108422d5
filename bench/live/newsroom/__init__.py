"""The site under measure: Dateline's own settings and addresses, and one more address to publish at."""
