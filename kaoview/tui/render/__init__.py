"""What is shown on each line of a page or list: pure functions of values and widths."""
