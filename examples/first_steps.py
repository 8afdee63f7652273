"""Ten lines of Python: one report read, and every value beside the words that it quotes."""

import tadmor

REPORT = """Gunmen killed at least seven farmers near Birnin Gwari on Sunday, the mayor said.
The army denied that any civilians had died."""

reading = tadmor.read_text(REPORT, published="2024-05-27", outlet="The Courier")
for claim in reading.claims:
    print(claim.kind, claim.stance, "by", " <- ".join(source.name for source in claim.sources))
    print("  when ", claim.when.earliest, "to", claim.when.latest, claim.when.basis)
    for place in claim.places:
        print("  where", place.relation, place.name, place.country, "within", place.radius_km, "km")
    for figure in claim.quantities:
        print("  count", figure.what, figure.low, figure.high, figure.modifier, repr(figure.evidence.text))
