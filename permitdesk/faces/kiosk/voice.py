"""Reading a page aloud (语音): what speaks, and a silent one that only notes what it was given."""

from typing import Protocol


class Voice(Protocol):
    """Something that speaks. It is never given what an applicant typed."""

    def say(self, text: str) -> None:
        """Speak a text, and fall silent about the one before."""

    def stop(self) -> None:
        """Fall silent and forget the text."""


class SilentVoice:
    """Says nothing and keeps what it would be saying, for machines without a loudspeaker.

    Attributes:
        saying: The present text; empty after ``stop``.
    """

    def __init__(self) -> None:
        self.saying = ""

    def say(self, text: str) -> None:
        """Keep the text as the one being said."""
        self.saying = text

    def stop(self) -> None:
        """Forget it."""
        self.saying = ""
