"""What a cluster's claims say together of what happened: one profile a cluster, learned noise, clusters joined and claims moved by it."""
