"""Accuracy on hand-coded dossiers, and speed beside a plain parse."""
