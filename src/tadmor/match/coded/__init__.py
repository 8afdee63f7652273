"""Coded rows -> levels of likeness -> weights learned from rows that people joined -> clusters, each step with its reasons."""
