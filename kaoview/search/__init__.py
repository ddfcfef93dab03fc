"""Search: the query language, the index, the tiers and their order."""
