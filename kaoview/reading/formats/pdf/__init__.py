"""PDF files: glyphs, lines, columns, tables, page furniture and paragraphs, by their places."""
