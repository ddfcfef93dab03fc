"""Setting pages: what stands on each line, given the width."""
