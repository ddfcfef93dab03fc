"""The reader's own library on the command line: one file for each command."""
