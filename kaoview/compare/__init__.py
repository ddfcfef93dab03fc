"""Comparing plans: matching by meaning, wording, readers' reviews, lineage."""
