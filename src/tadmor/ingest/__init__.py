"""The world -> Document."""
