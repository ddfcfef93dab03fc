"""What makes parts of this repository from others: run by hand, checked by the tests."""
