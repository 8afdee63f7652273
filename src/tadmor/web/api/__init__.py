"""The desk for programs: the same lists and records as JSON and CSV, under the same permissions."""
