"""The index of the desk: what may leave the record, laid out so that every list is one query. A cache, made anew at will."""
