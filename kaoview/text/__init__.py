"""Chinese text: folding, segmenting, readings and line breaking, shared by all that use it."""
