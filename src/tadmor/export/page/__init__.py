"""One offline page of a record: overview, map, timeline, and a card for every event. Quotations only, never whole texts."""
