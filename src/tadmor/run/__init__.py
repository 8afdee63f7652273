"""Many documents through one pure step."""
