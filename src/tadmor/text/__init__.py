"""Characters and offsets: canonical text with its offset map, sentences, comparison forms, defects."""
