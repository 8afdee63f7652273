"""The pages of the desk, a file each: what a page asks the index, and what its template gets."""
