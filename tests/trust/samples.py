"""Keys, codes and lists the tests of this folder start from, and strategies for more."""

import string
from datetime import date, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import strategies as st

from permitdesk.domain.permit import CodeLine, PermitCode, PermitKind, PermitState
from permitdesk.domain.printable import is_printable, printable
from permitdesk.trust.keys import KeyPair, KeyRing, PublicKey
from permitdesk.trust.status_list import StatusEntry, StatusList

OFFICE = "晋城市城区行政审批服务管理局"
OPENED = date(2026, 1, 1)
ISSUED = date(2026, 3, 16)
TODAY = date(2026, 3, 20)


def pair_of(seed: int, issuer: str) -> KeyPair:
    """The same key in each run, so that what it signed can name a test."""
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return KeyPair(PublicKey(issuer, private.public_key().public_bytes_raw(), OPENED), private)


def short(value: object) -> str:
    """A name for a test that takes a long text or many bytes."""
    return ascii(value)[:24]


KEY = pair_of(1, OFFICE)
OTHER_KEY = pair_of(2, "阳城县行政审批服务管理局")
RING = KeyRing((KEY.public, OTHER_KEY.public))
COMPOSITE = "晋城综许1405022026000001"
LICENCES = (
    "food_operation",
    "public_place_health",
    "tobacco_retail",
    "fire_check",
    "publication_retail",
)
LETTERS = ("晋城市监", "晋城卫健", "晋城烟专", "晋城消", "晋城文旅")


def lines(count: int, letters: tuple[str, ...] = LETTERS) -> tuple[CodeLine, ...]:
    """Members as the office numbers them: one deciding office each, or one for all."""
    return tuple(
        CodeLine(
            LICENCES[place],
            f"{letters[place % len(letters)]}证〔2026〕{12 + 37 * place:04}号",
            None if place % 2 else date(2031, 3, 15),
        )
        for place in range(count)
    )


def restaurant(
    holder: str = "晋城市城区老张饭店",
    members: tuple[CodeLine, ...] | None = None,
    until: date | None = None,
    version: int = 1,
) -> PermitCode:
    """The code of a composite with three members."""
    return PermitCode(
        kind=PermitKind.COMPOSITE,
        number=COMPOSITE,
        version=version,
        uscc="92140502MA0K1ABC2X",
        issued_on=ISSUED,
        until=until,
        digest=bytes(range(16)),
        holder=holder,
        lines=lines(3) if members is None else members,
    )


def status_list(*entries: StatusEntry, issued_on: date = TODAY, number: int = 80) -> StatusList:
    """A list as the office signs it, with its issuer."""
    return StatusList(number, issued_on, entries, OFFICE)


def entry(
    state: PermitState, number: str = COMPOSITE, version: int = 1, day: date = ISSUED
) -> StatusEntry:
    """One line of a list."""
    return StatusEntry(number, version, state, day)


DAYS = st.dates(OPENED, OPENED + timedelta(days=40_000))
ASCII = string.ascii_uppercase + string.digits


def printable_texts(shortest: int, longest: int) -> st.SearchStrategy[str]:
    """Text as the register keeps it, rare characters too."""
    characters = st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0x20000, max_codepoint=0x323AF),
        st.characters(codec="utf-8"),
        st.sampled_from(ASCII + "〔〕（）·"),
    ).filter(is_printable)
    texts = st.text(characters, min_size=shortest, max_size=longest)
    return texts.map(lambda text: printable(text, 4 * longest)).filter(
        lambda text: shortest <= len(text) <= longest
    )


CODE_LINES = st.builds(
    CodeLine, st.sampled_from(LICENCES), printable_texts(1, 12), st.none() | DAYS
)
CODES = st.builds(
    PermitCode,
    kind=st.just(PermitKind.COMPOSITE),
    number=printable_texts(1, 20),
    version=st.integers(1, 65_535),
    uscc=st.text(ASCII, max_size=17),
    issued_on=DAYS,
    until=st.none() | DAYS,
    digest=st.binary(min_size=16, max_size=16),
    holder=printable_texts(0, 30),
    lines=st.lists(CODE_LINES, max_size=6).map(tuple),
)
ENTRIES = st.builds(
    StatusEntry,
    number=printable_texts(1, 20),
    version=st.integers(1, 300),
    state=st.sampled_from([state for state in PermitState if state is not PermitState.LIVE]),
    day=DAYS,
)
LISTS = st.builds(
    StatusList,
    number=st.integers(1, 100_000),
    issued_on=DAYS,
    entries=st.lists(ENTRIES, max_size=12, unique_by=lambda one: (one.number, one.version)).map(
        lambda found: tuple(sorted(found, key=lambda one: (one.number, one.version)))
    ),
    issuer=st.just(OFFICE),
)
