"""Document -> Claims. Start with reader.py: the whole reading, stage by stage."""
