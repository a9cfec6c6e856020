"""Papers that came out: kept by hash beside the store, counted, never changed, never lost."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pysqlite3 import dbapi2 as sqlite

from permitdesk.domain.errors import NotFound, WorldFailed
from permitdesk.domain.kept import CameOut, KeptPaper, Sheet
from permitdesk.domain.numbering import NumberState
from permitdesk.store.backup import restore
from permitdesk.store.queries import load
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


PERMIT = Sheet("JC-1", "single_permit", "food", 0, "许1", "single_permit")
WHOLE = Sheet("JC-1", "composite_original", "", 0, "综1", "composite_permit")
BESIDE = replace(WHOLE, kind="composite_duplicate")


def permits(store: DeskStore) -> None:
    with store.act() as act:
        act.take_number("single_permit", "审", 2026, "许{}".format, "JC-1")
        act.take_number("composite_permit", "审", 2026, "综{}".format, "JC-1")


def cancelled(store: DeskStore, *numbers: str) -> None:
    with store.act() as act:
        act.cancel_papers("JC-1", numbers, "撤销", "赵科长")


def stopped(store: DeskStore, sheet: Sheet) -> bool:
    """Tell whether a sheet was cancelled, which the desk asks before it draws."""
    return any(paper.cancelled for paper in store.papers_of("JC-1") if paper.sheet == sheet)


def test_a_queued_permit_is_cancelled_and_stays_accounted_for(store: DeskStore) -> None:
    permits(store)
    for sheet in (PERMIT, WHOLE, BESIDE):
        drawn(store, sheet)

    cancelled(store, "许1", "综1")

    for sheet in (PERMIT, WHOLE, BESIDE):
        paper = one(store, sheet)
        assert (paper.cancelled, paper.cancelled_by, paper.copies) == ("撤销", "赵科长", 0)
        assert store.paper_bytes(paper.sha256) == PDF
    assert store.unfinished_numbers() == ()
    assert states(store, PERMIT) == states(store, WHOLE) == [NumberState.RESERVED]
    assert all(tally.is_whole for tally in store.number_tallies())


def test_what_came_out_is_never_cancelled_and_neither_is_any_other_paper(store: DeskStore) -> None:
    permits(store)
    for sheet in (PERMIT, WHOLE, BESIDE, NOTICE):
        drawn(store, sheet)
    printed(store, WHOLE)

    cancelled(store, "综1", "补1")

    assert [one(store, sheet).cancelled for sheet in (WHOLE, BESIDE, PERMIT, NOTICE)] == [
        "", "撤销", "", "",
    ]  # fmt: skip
    assert states(store, WHOLE) == [NumberState.PRINTED]
    assert [taken.number for taken in store.unfinished_numbers()] == ["补1", "许1"]


def test_a_cancelled_sheet_neither_comes_out_nor_is_drawn_again(store: DeskStore) -> None:
    permits(store)
    drawn(store, PERMIT)
    cancelled(store, "许1")

    with pytest.raises(sqlite.IntegrityError, match="cancelled"):
        printed(store, PERMIT)
    with store.act() as act:
        act.keep_paper(PERMIT, OTHER, MONDAY, "李窗口")
    cancelled(store, "许1")

    paper = one(store, PERMIT)
    assert (paper.copies, paper.cancelled_by) == (0, "赵科长")
    assert store.paper_bytes(paper.sha256) == PDF


def test_the_next_version_of_a_permit_is_a_sheet_of_its_own(store: DeskStore) -> None:
    permits(store)
    drawn(store, PERMIT)
    cancelled(store, "许1")
    second = replace(PERMIT, step=1)

    drawn(store, second, OTHER)
    paper = printed(store, second)

    assert second.version == 2
    assert (paper.copies, paper.cancelled) == (1, "")
    assert store.paper_bytes(one(store, PERMIT).sha256) == PDF
    assert states(store, PERMIT) == [NumberState.PRINTED]


def test_a_next_version_that_waits_at_the_printer_is_shown_though_the_one_before_came_out(
    store: DeskStore,
) -> None:
    permits(store)
    drawn(store, PERMIT)
    printed(store, PERMIT)
    second = replace(PERMIT, step=1)

    drawn(store, second, OTHER)
    waiting = store.unfinished_numbers()
    printed(store, second)

    assert [taken.number for taken in waiting] == ["许1"]
    assert store.unfinished_numbers() == ()
    assert all(tally.is_whole for tally in store.number_tallies())


def test_a_cancelling_that_fails_leaves_the_job_at_the_printer(store: DeskStore) -> None:
    permits(store)
    drawn(store, PERMIT)

    with suppress(RuntimeError), store.act() as act:
        act.cancel_papers("JC-1", ["许1"], "撤销", "赵科长")
        raise RuntimeError("the power goes")

    assert one(store, PERMIT).cancelled == ""
    assert states(store, PERMIT) == [NumberState.RENDERED]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["draw", "print", "cancel"]), st.integers(0, 2)), max_size=20
    )
)
def test_every_version_drawn_came_out_or_was_cancelled_or_waits_and_never_two_of_them(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    store = new_store(tmp_path_factory.mktemp("papers"))
    keep(store, received("JC-1"))
    permits(store)

    for what, version in steps:
        sheet = replace(PERMIT, step=version)
        if what == "cancel":
            cancelled(store, "许1")
        elif what == "draw" and not stopped(store, sheet):
            drawn(store, sheet)
        elif what == "print":
            with suppress(sqlite.IntegrityError):
                printed(store, sheet)

    papers = store.papers_of("JC-1")
    assert all(not (paper.cancelled and paper.came_out) for paper in papers)
    waiting = any(not (paper.cancelled or paper.came_out) for paper in papers)
    out = any(paper.came_out for paper in papers)
    expected = (
        NumberState.PRINTED if out else NumberState.RENDERED if waiting else NumberState.RESERVED
    )
    assert states(store, PERMIT) == [expected]
    assert all(tally.is_whole for tally in store.number_tallies())
    store.close()


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

    sql = load("numbers")
    plan = [
        store.database.connection.execute(f"EXPLAIN QUERY PLAN {query.sql}").fetchall()
        for query in (sql.unfinished, sql.unfinished_versions)
    ]

    assert [taken.number for taken in store.unfinished_numbers()] == ["补1"]
    assert "numbers_unfinished" in str(plan)
    assert "papers_of_later_versions" in str(plan)
