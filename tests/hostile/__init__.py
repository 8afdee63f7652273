"""Files and texts made to do harm, each with the answer that is expected of it."""
