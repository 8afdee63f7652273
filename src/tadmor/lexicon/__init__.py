"""What is known in advance, as data with examples that tests read."""
