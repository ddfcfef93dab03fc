"""What a screen may ask of the application that shows it."""
