"""What the explorer knows, as plain values without a screen."""
