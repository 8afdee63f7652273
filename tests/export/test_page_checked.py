"""What people decided, on the page."""

from __future__ import annotations

from pathlib import Path

from tadmor.export.page.write import write_page
from tadmor.run.coding import accept_claim, correct_slot
from tadmor.run.weighing import release, weigh_record
from tadmor.store.record import open_record
from tests.store.samples import DENIAL_CLAIM, STRIKE_CLAIM, fill


def test_the_page_says_who_corrected_what_and_what_it_said_before(tmp_path: Path) -> None:
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
        write_page(release(record), tmp_path / "before.html")
        correct_slot(record, (STRIKE_CLAIM.id, "killed"), [], by="R. <M>", why="no toll")
        accept_claim(record, DENIAL_CLAIM.id, by="A. Reader")
        weigh_record(record)
        write_page(release(record), tmp_path / "after.html")
    before, after = ((tmp_path / f"{name}.html").read_text("utf-8") for name in ("before", "after"))
    assert "Decided by people" not in before
    assert "Decided by people" in after
    assert "killed: nothing, was killed: 12 (“12”) people; corrected by R. &lt;M&gt; on" in after
    assert "checked by A. Reader on" in after
    assert "checked by A. Reader; characters" in after
