"""Papers that came out: kept by hash beside the store, counted, never changed, never lost."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from permitdesk.domain.errors import NotFound, WorldFailed
from permitdesk.domain.kept import CameOut, KeptPaper, Sheet
from permitdesk.domain.numbering import NumberState
from permitdesk.store.backup import restore
from permitdesk.store.store import DeskStore, open_store
from tests.store.builders import MONDAY, keep, new_store, received

RECEIPT = Sheet("JC-1", "receipt", number="收1", series="receipt")
NOTICE = Sheet("JC-1", "correction_notice", step=2, number="补1", series="correction_notice")
PDF, OTHER = b"%PDF the first", b"%PDF another"


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    store = new_store(tmp_path)
    keep(store, received("JC-1"))
    with store.act() as act:
        act.take_number("receipt", "审", 2026, "收{}".format, "JC-1")
        act.take_number("correction_notice", "审", 2026, "补{}".format, "JC-1")
    return store


def drawn(store: DeskStore, sheet: Sheet = RECEIPT, pdf: bytes = PDF) -> KeptPaper:
    with store.act() as act:
        act.keep_paper(sheet, pdf, MONDAY, "李窗口")
        act.rendered(sheet.series, sheet.number)
    return one(store, sheet)


def printed(store: DeskStore, sheet: Sheet = RECEIPT, copies: int = 1) -> KeptPaper:
    with store.act() as act:
        act.came_out(sheet, CameOut(MONDAY, "李窗口", "W1", copies))
        act.printed(sheet.series, sheet.number)
    return one(store, sheet)


def one(store: DeskStore, sheet: Sheet) -> KeptPaper:
    (found,) = (paper for paper in store.papers_of(sheet.case) if paper.sheet == sheet)
    return found


def states(store: DeskStore, sheet: Sheet) -> list[NumberState]:
    return [
        state
        for state in NumberState
        if sheet.number in {taken.number for taken in store.numbers_in(state)}
    ]


def file_of(store: DeskStore, paper: KeptPaper) -> Path:
    return store.paper_files.place(paper.sha256)


def test_a_paper_drawn_up_is_kept_under_its_hash_beside_the_store(store: DeskStore) -> None:
    paper = drawn(store)

    digest = sha256(PDF).hexdigest()
    place = store.database.path.with_name("desk.store.papers") / digest[:2] / f"{digest}.pdf"
    assert (paper.sha256, paper.size, paper.copies) == (digest, len(PDF), 0)
    assert place.read_bytes() == store.paper_bytes(digest) == PDF
    assert states(store, RECEIPT) == [NumberState.RENDERED]


def test_each_time_it_comes_out_is_counted_with_who_and_when(store: DeskStore) -> None:
    drawn(store)
    printed(store, copies=2)
    with store.act() as act:
        act.came_out(RECEIPT, CameOut(MONDAY + timedelta(days=1), "王窗口", "W2", 1))

    paper = one(store, RECEIPT)

    assert paper.copies == 3
    assert [(copy.by, copy.station, copy.copies) for copy in paper.came_out] == [
        ("李窗口", "W1", 2),
        ("王窗口", "W2", 1),
    ]
    assert paper.came_out[1].at - paper.came_out[0].at == timedelta(days=1)
    assert states(store, RECEIPT) == [NumberState.PRINTED]


def test_what_never_came_out_may_be_drawn_up_again(store: DeskStore) -> None:
    drawn(store)

    again = drawn(store, pdf=OTHER)

    assert store.paper_bytes(again.sha256) == OTHER
    assert len(store.papers_of("JC-1")) == 1


def test_what_came_out_stays_as_it_came_out(store: DeskStore) -> None:
    drawn(store)
    printed(store)

    again = drawn(store, pdf=OTHER)

    assert store.paper_bytes(again.sha256) == PDF
    assert states(store, RECEIPT) == [NumberState.PRINTED]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE papers SET sha256 = printf('%064d', 1)",
        "UPDATE paper_copies SET copies = 9",
        "DELETE FROM paper_copies",
        "DELETE FROM papers",
    ],
)
def test_the_store_itself_refuses_to_change_what_came_out(store: DeskStore, statement: str) -> None:
    drawn(store)
    printed(store)

    with pytest.raises(sqlite.Error):
        store.database.connection.execute(statement)

    assert one(store, RECEIPT).copies == 1


def test_a_copy_needs_a_paper_that_was_kept(store: DeskStore) -> None:
    with pytest.raises(sqlite.IntegrityError):
        printed(store)


def test_a_spoiled_sheet_stays_readable_with_its_reason(store: DeskStore) -> None:
    drawn(store, NOTICE, OTHER)
    printed(store, NOTICE)
    with store.act() as act:
        act.spoiled("correction_notice", "补1", "卡纸", "李窗口")
        act.take_number("correction_notice", "审", 2026, "补{}".format, "JC-1")
    second = replace(NOTICE, number="补2")
    drawn(store, second)

    spoiled = one(store, NOTICE)

    assert (spoiled.spoiled, spoiled.spoiled_by) == ("卡纸", "李窗口")
    assert store.paper_bytes(spoiled.sha256) == OTHER
    assert one(store, second).spoiled == ""
    assert all(tally.is_whole for tally in store.number_tallies())


def test_a_spoiled_number_never_comes_out_again(store: DeskStore) -> None:
    drawn(store, NOTICE)
    with store.act() as act:
        act.spoiled("correction_notice", "补1", "卡纸", "李窗口")

    with pytest.raises(NotFound, match=r"number\.unknown"):
        printed(store, NOTICE)

    assert one(store, NOTICE).copies == 0


def test_a_paper_whose_file_is_gone_is_refused_and_not_made_again(store: DeskStore) -> None:
    paper = drawn(store)
    file_of(store, paper).unlink()

    with pytest.raises(WorldFailed) as told:
        store.paper_bytes(paper.sha256)

    assert told.value.key == "paper.kept_lost"
    assert paper.sha256 in str(told.value.facts["file"])


def test_a_paper_with_one_changed_bit_is_refused(store: DeskStore) -> None:
    paper = drawn(store)
    file_of(store, paper).write_bytes(bytes([PDF[0] ^ 1]) + PDF[1:])

    with pytest.raises(WorldFailed) as told:
        store.paper_bytes(paper.sha256)

    assert told.value.key == "paper.kept_altered"


def test_an_act_that_fails_after_the_file_leaves_no_row(store: DeskStore) -> None:
    with suppress(RuntimeError), store.act() as act:
        act.keep_paper(RECEIPT, PDF, MONDAY, "李窗口")
        raise RuntimeError("the power goes")

    assert store.papers_of("JC-1") == ()
    assert states(store, RECEIPT) == [NumberState.RESERVED]
    assert store.paper_bytes(drawn(store).sha256) == PDF


def test_a_folder_nobody_may_write_in_refuses_the_act(store: DeskStore) -> None:
    store.paper_files.folder.write_text("in the way")

    with pytest.raises(WorldFailed, match=r"paper\.unwritable"):
        drawn(store)

    assert store.papers_of("JC-1") == ()


def test_a_half_written_file_is_no_paper(store: DeskStore) -> None:
    digest = sha256(PDF).hexdigest()
    place = store.paper_files.place(digest)
    place.parent.mkdir(parents=True)
    place.write_bytes(PDF[:5])

    paper = drawn(store)

    assert store.paper_bytes(paper.sha256) == PDF


def test_a_backup_takes_the_papers_along_and_a_restored_store_has_them(
    store: DeskStore, tmp_path: Path
) -> None:
    paper = drawn(store)
    monday = tmp_path / "stick" / "monday.store"
    store.backup(monday)
    elsewhere = tmp_path / "elsewhere" / "desk.store"
    elsewhere.parent.mkdir()

    restore(monday, elsewhere)

    assert open_store(monday).paper_bytes(paper.sha256) == PDF
    assert open_store(elsewhere).paper_bytes(paper.sha256) == PDF


def test_a_copy_without_its_papers_is_not_put_back(store: DeskStore, tmp_path: Path) -> None:
    drawn(store)
    monday = tmp_path / "monday.store"
    store.backup(monday)
    lone = tmp_path / "elsewhere" / "monday.store"
    lone.parent.mkdir()
    lone.write_bytes(monday.read_bytes())

    with pytest.raises(WorldFailed, match=r"paper\.kept_lost"):
        restore(lone, tmp_path / "new.store")

    assert not (tmp_path / "new.store").exists()


def test_papers_go_with_the_case_whose_retention_ended_and_no_other(store: DeskStore) -> None:
    keep(store, received("JC-2"))
    other = drawn(store, Sheet("JC-2", "application_form"), OTHER)
    gone = drawn(store)
    printed(store)
    half = store.paper_files.place(gone.sha256).with_name("left.part")
    half.write_bytes(PDF)

    with store.act() as act:
        act.erase("JC-1")

    assert store.papers_of("JC-1") == ()
    assert not file_of(store, gone).exists()
    assert not half.exists()
    assert store.paper_bytes(other.sha256) == OTHER
    assert all(tally.is_whole for tally in store.number_tallies())


def test_what_nobody_confirmed_is_listed_from_an_index(store: DeskStore) -> None:
    drawn(store)
    printed(store)
    drawn(store, NOTICE)

    plan = store.database.connection.execute(
        "EXPLAIN QUERY PLAN SELECT number FROM numbers WHERE state = 'rendered'"
    ).fetchall()

    assert [taken.number for taken in store.unfinished_numbers()] == ["补1"]
    assert "numbers_unfinished" in str(plan)
