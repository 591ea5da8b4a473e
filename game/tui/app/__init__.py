"""The board and the replay as apps, and what they do with keys before a screen sees them."""
