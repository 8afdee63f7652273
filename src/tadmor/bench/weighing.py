"""The tasks of `tadmor bench weighing`: tolls held against what coders made of an event, and why values differ."""

from __future__ import annotations

from tadmor.bench import reasons, tolls
from tadmor.bench.reading.task import Task

WEIGHING: tuple[Task, ...] = (tolls.TASK, reasons.TASK)
