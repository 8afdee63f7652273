"""What the claims of a cluster say together of what happened: its profile; clusters joined and claims moved by it."""
