"""Chinese text: folding, segmentation, readings, cell widths and line breaking."""
