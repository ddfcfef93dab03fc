"""What makes parts of this repository from others: run by hand, and the tests check what they make."""
