"""The explorer's controllers, each without a screen: one file for each."""
