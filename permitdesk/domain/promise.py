"""Approval on a promise (告知承诺) up to the decision: the letter is told, signed, and may be left."""

from dataclasses import dataclass
from datetime import date

from permitdesk.domain.commitment import LetterParty, Nature, Publication
from permitdesk.domain.follow_up import FollowUp
from permitdesk.domain.law import Source, house_rule, licensing_act
from permitdesk.domain.timing import Limit

COMMITMENT_SOURCE = Source("优化营商环境条例（国务院令第722号）", "第十九条、第三十九条、第四十条")
"""What the route of the commitment rests on; see also ``credit.CREDIT_SOURCE``."""
BY_PROMISE = house_rule("告知书逐条告知、承诺书逐条承诺并由双方签署后才能作出决定（本系统规则）")
ARTICLE_78 = licensing_act("第七十八条")


@dataclass(frozen=True)
class LatePaper:
    """A paper that may come after the decision.

    Attributes:
        material: Its key.
        name: As the licence names it.
    """

    material: str
    name: str


@dataclass(frozen=True)
class PromiseTerms:
    """What a licence's flow wants, as it stood when the route was chosen.

    Attributes:
        flow: Code of the flow.
        nature: A route, or a paper of the ordinary procedure.
        on_the_spot: Decided without an opinion before.
        after_check: By when the promise is looked at; None where it is looked at before the decision.
        after_check_by: Who looks, in the sheet's words.
        rectify: Time to put right what was found.
        tell_within: Time to tell it; None where no rule sets one.
        recheck_within: Time to look again; None where no rule sets one.
        later: Papers that may come until the after-check.
        parties: Who signs, what, in how many copies.
        publications: What is made public.
        regulator: Full name of the office that supervises from now on; empty where the one that
            decides does so itself.
    """

    flow: str
    name: str
    nature: Nature
    on_the_spot: bool
    after_check: Limit | None
    after_check_by: str
    rectify: Limit
    tell_within: Limit | None = None
    recheck_within: Limit | None = None
    later: tuple[LatePaper, ...] = ()
    parties: tuple[LetterParty, ...] = ()
    publications: tuple[Publication, ...] = ()
    regulator: str = ""


@dataclass(frozen=True)
class TellCommitment:
    """The letter is put before the applicant (出示告知书): from now on its text stands.

    Attributes:
        text_version: Of the text, from the definitions; filled in by the desk.
    """

    text_version: str = ""


@dataclass(frozen=True)
class LetterSignature:
    """One party's signature under the letter.

    Attributes:
        signer: Who signed.
        authority: Of somebody who signs for the party: document of the explicit power (授权文书).
        paper_copies, pdf_copies: How many were handed in; the flow's own where nobody says otherwise.
    """

    party: str
    signer: str
    authority: str = ""
    paper_copies: int = 0
    pdf_copies: int = 0


@dataclass(frozen=True)
class SignCommitment:
    """Both sides signed the letter (签署承诺书).

    Attributes:
        signatures: One for each party of the flow.
        ticked: Places of the promised points, from 1, that the applicant ticked; all of them.
        declared: Ids of the exclusions he declared not to hold.
        officer: Who signed for the office; the person at the desk where nobody says otherwise.
    """

    signatures: tuple[LetterSignature, ...]
    ticked: tuple[int, ...]
    declared: tuple[str, ...] = ()
    officer: str = ""


@dataclass(frozen=True)
class PromiseState:
    """The promise of one licence.

    Attributes:
        document: Number of the letter.
        points: How many points it has to tick; 0 before it was told.
        late: Papers that are still to come.
    """

    document: str = ""
    text_version: str = ""
    told_on: date | None = None
    signed: SignCommitment | None = None
    signed_on: date | None = None
    late: tuple[LatePaper, ...] = ()
    late_settled_on: date | None = None


NO_PROMISE = PromiseState()


@dataclass(frozen=True)
class Continued:
    """A promise that was not settled when a later case took its permit over.

    Attributes:
        terms: As the earlier case had them.
        by_promise: It was granted on it.
        granted_on: Day of the decision it was made for: its after-check is counted from then.
        follow_up: How far looking after it had come.
        late: Papers that are still to come.
    """

    terms: PromiseTerms
    by_promise: bool
    granted_on: date
    follow_up: FollowUp
    late: tuple[LatePaper, ...] = ()
