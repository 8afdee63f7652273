"""The review desk: a record as a web application in which people read, correct, code, join and sign."""
