"""What leaves the program: Markdown, JSON, JSON Lines and CSV."""
