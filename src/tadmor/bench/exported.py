"""A dossier through the same steps as `tadmor run` and `tadmor export jsonl`, in a folder that is thrown away."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tadmor.bench.dossier import Dossier, Exported, load_exported
from tadmor.export.jsonl import export_jsonl
from tadmor.export.protect import protect
from tadmor.read.reader import Reader
from tadmor.run.compute import weigh_anew
from tadmor.run.engine import run_paths
from tadmor.store.record import open_record


def read_dossier(dossier: Dossier, reader: Reader) -> Exported:
    """What the reader makes of the reports of a dossier, as exported."""
    with tempfile.TemporaryDirectory() as scratch:
        reports, out = Path(scratch) / "reports.jsonl", Path(scratch) / "out"
        rows = (json.dumps(row, ensure_ascii=False) + "\n" for row in dossier.inputs())
        reports.write_text("".join(rows), "utf-8")
        with open_record(Path(scratch) / "record", create=True) as record:
            run_paths([reports], record, reader)
            export_jsonl(protect(record, weigh=weigh_anew), out)
        return load_exported(out)
