"""What a comparison shows: its rows, how they are set, what is copied of them."""
