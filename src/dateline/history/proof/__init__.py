"""The record in public: its entries with their hashes, as a page and as a file, and the newsroom's key."""
