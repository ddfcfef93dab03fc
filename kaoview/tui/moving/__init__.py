"""Where a reader was, keeps bookmarks, and may want to go."""
