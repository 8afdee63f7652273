"""`tadmor bench reading`: the reading measured on public gold sets, one task a module, one table for all.

A task reads the texts of one set, holds what Tadmor found against what people marked, and gives figures, misses and judged
values (task.py). Which part of a set is reported on and which is for tuning: corpus.py. The floors that no figure may fall
below stand in floors.tsv, bound to the bytes that they were measured on.
"""
