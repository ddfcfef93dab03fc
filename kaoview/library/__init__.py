"""Which documents are read: loading, building the tree, the snapshot cache."""
