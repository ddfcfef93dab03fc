"""What became of a matter from one plan to another: matching, wording, reviews, lineage."""
