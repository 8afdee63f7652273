"""Incident -> what its sources agree on: copies, origins, fields, casualties."""
