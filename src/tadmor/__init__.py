"""Tadmor reads reports of armed conflict and builds a record of the events they tell of."""

__version__ = "0.1.0"
