"""What a cluster's claims say together of what happened: a profile of each, by learned noise; clusters joined, claims moved by it."""
