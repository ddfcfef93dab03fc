"""The explorer's own widgets."""
