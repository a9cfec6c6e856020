"""A permit's sheet that was drawn up and must not come out any more: accounted for, never printed."""

from dataclasses import dataclass

from permitdesk.domain.kept import KeptPaper, Sheet


@dataclass(frozen=True)
class CancelledSheet:
    """A sheet of a permit that changed or ended before it came out: listed, never printed."""

    kept: KeptPaper
    title: str

    @property
    def kind(self) -> str:
        """Return which kind it was."""
        return self.kept.sheet.kind

    @property
    def licence(self) -> str:
        """Return the licence it was about."""
        return self.kept.sheet.licence

    @property
    def number(self) -> str:
        """Return its number."""
        return self.kept.sheet.number

    @property
    def step(self) -> int:
        """Return its version less one."""
        return self.kept.sheet.step

    @property
    def series(self) -> str:
        """Return the series its number comes from."""
        return self.kept.sheet.series

    @property
    def permit(self) -> bool:
        """Tell that it was a paper of the register."""
        return True

    def sheet(self, case: str) -> Sheet:
        """Return which sheet it is; it belongs to one case only."""
        return self.kept.sheet
