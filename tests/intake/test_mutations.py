"""Real files with bytes changed, cut and added: looked through or refused, never anything else."""

import resource

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.intake import limits
from permitdesk.intake.kinds import kind_of
from permitdesk.intake.worker import answer
from tests.intake.papers import page, pdf, photo_with_position, saved, scanned_pdf

SHEET = page(6, dpi=50)
SEEDS = (
    saved(SHEET),
    saved(SHEET, "JPEG"),
    saved(SHEET, "JPEG", progressive=True),
    saved(SHEET.convert("1"), "TIFF", compression="group4"),
    saved(SHEET, "TIFF", compression="tiff_lzw"),
    scanned_pdf(2, SHEET),
    pdf(),
    photo_with_position(),
)


class File(bytes):
    """Bytes that do not fill a report with themselves."""

    def __repr__(self) -> str:
        return f"{len(self)} bytes beginning with {self[:8].hex()}"


@st.composite
def mutated(draw: st.DrawFn) -> File:
    """Return a real file after a few changes; its first bytes mostly stay."""
    data = bytearray(draw(st.sampled_from([File(seed) for seed in SEEDS])))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(4, len(data) - 1))
        match draw(st.sampled_from("change cut double zero".split())):
            case "change":
                data[at] = draw(st.integers(0, 255))
            case "cut":
                del data[at : at + draw(st.integers(1, 300))]
                data += bytes(max(0, 8 - len(data)))
            case "double":
                data[at:at] = data[at : at + draw(st.integers(1, 300))]
            case "zero":
                data[at : at + 16] = b"\xff" * 16
    return File(data)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=mutated())
def test_a_changed_file_is_looked_through_or_refused(data: bytes) -> None:
    before = most_memory()

    said, kept = answer({"errand": "look"}, data)

    if "refused" in said:
        assert said["refused"].startswith("attachment.")
        assert kept == b""
    else:
        assert said["kind"] == kind_of(kept or data)
        assert 1 <= len(said["pages"]) <= limits.MOST_PAGES
    assert most_memory() - before < limits.MEMORY


def most_memory() -> int:
    """Return the most memory this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=mutated())
def test_what_is_kept_is_looked_at_the_same_way_again(data: bytes) -> None:
    said, kept = answer({"errand": "look"}, data)

    if "refused" not in said:
        again, more = answer({"errand": "look"}, kept or data)
        assert (again["kind"], len(again["pages"])) == (said["kind"], len(said["pages"]))
        assert more == b""
