"""The tasks of the reading bench, in the order of the table. A new one is a module with a TASK, and a line here."""

from __future__ import annotations

from tadmor.bench.reading import (
    attribution,
    dossiers,
    entities,
    event_place,
    factuality,
    kinds,
    muc4,
    quiet,
    times,
    toponyms,
)
from tadmor.bench.reading.task import Task

TASKS: tuple[Task, ...] = (
    dossiers.TASK,
    dossiers.HELD_OUT_TASK,
    dossiers.WIRES_TASK,
    dossiers.PLAIN_TASK,
    muc4.TASK,
    entities.TASK,
    quiet.TASK,
    kinds.TASK,
    factuality.TASK,
    toponyms.TASK,
    event_place.TASK,
    attribution.TASK,
    times.TASK,
)
