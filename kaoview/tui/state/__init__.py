"""The state of the explorer: plain values and pure functions, without a screen."""
