"""From bytes to plans: formats, paragraphs, numbering, outline, tables, description."""
