"""The facts of a hearing (行政许可法 46–48): told, asked for, called, announced, held, reported."""

from permitdesk.desk.on_paper.limits import due_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause, numbered, without_identities
from permitdesk.desk.on_paper.visit_words import SIGN, weekday
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Part
from permitdesk.domain.hearing import (
    CallHearing,
    Hearing,
    HoldHearing,
    RequestHearing,
    TellHearingRight,
)
from permitdesk.domain.state import Action, ActionType
from permitdesk.domain.timely import last_day_to_ask
from permitdesk.domain.wording import Fact

NOTE_ONLY = "notes："
"""Before what a definition keeps of a source among its notes."""


def hearing_right_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what is told: to whom, of which matter, until when a hearing may be asked for."""
    told = occasion.action.facts
    assert isinstance(told, TellHearingRight)
    last = last_day_to_ask(told, occasion.calendar)
    return {
        **_common(occasion),
        "told": "、".join(told.told),
        "matter": without_identities(clause(told.matter)),
        "last": due_words(last, occasion.wording),
        "provisional": "yes" if last.provisional else "",
    }


def hearing_request_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a request says: by whom, of which matter, why, on which day."""
    request, told = occasion.action.facts, _hearing(occasion).told
    assert isinstance(request, RequestHearing)
    assert told is not None
    return {
        **_common(occasion),
        "by": request.by,
        "reason": without_identities(request.reason) or occasion.wording.word("no_reason"),
        "asked_on": request.day or occasion.day,
        "matter": without_identities(clause(told.matter)),
        "right_notice": _number(occasion, ActionType.TELL_HEARING_RIGHT, "hearing_right_notice"),
    }


def hearing_notice_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a summons says: when, where, before whom, and what may be done there."""
    return {**_common(occasion), **_called(occasion)}


def hearing_announcement_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what is announced of a public hearing."""
    return {
        **_common(occasion),
        **_called(occasion),
        "notice": _number(occasion, ActionType.CALL_HEARING, "hearing_notice"),
    }


def hearing_record_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the record says: who said what, what was shown, that it was signed."""
    held = occasion.action.facts
    assert isinstance(held, HoldHearing)
    word = occasion.wording.word
    return {
        **_common(occasion),
        **_called(occasion),
        "held_on": weekday(held.day, occasion),
        "statements": numbered(
            [
                {
                    "speaker": item.speaker,
                    "standing": item.standing or word("present"),
                    "words": without_identities(item.words),
                }
                for item in held.statements
            ]
        ),
        "evidence": numbered([{"item": without_identities(item)} for item in held.evidence]),
        "signed": "yes" if held.signed else "",
        "remark": without_identities(clause(held.remark)),
        "signers": numbered(_signers(occasion, held)),
    }


def hearing_report_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the chair reports and proposes; the decision rests on the record."""
    held = occasion.action.facts
    assert isinstance(held, HoldHearing)
    speakers = dict.fromkeys(item.speaker for item in held.statements)
    return {
        **_common(occasion),
        **_called(occasion),
        "held_on": weekday(held.day, occasion),
        "record": _number(occasion, ActionType.HOLD_HEARING, "hearing_record"),
        "speakers": "、".join(speakers),
        "count": str(len(held.statements)),
        "evidence": "、".join(without_identities(clause(item)) for item in held.evidence),
        "report": without_identities(held.report),
    }


def _signers(occasion: Occasion, held: HoldHearing) -> list[dict[str, str]]:
    """List who signs: everybody who spoke, who chaired, who wrote it down."""
    word, called = occasion.wording.word, _hearing(occasion).called
    assert called is not None
    names = [
        *dict.fromkeys(item.speaker for item in held.statements),
        word("role", name=called.chair, role=word("chair")),
        word("role", name=called.recorder, role=word("recorder")),
    ]
    return [{"speaker": name, "signature": SIGN} for name in names]


def is_public(_: Case, action: Action, __: str) -> bool:
    """Tell whether a hearing was called to be held in public."""
    return isinstance(action.facts, CallHearing) and action.facts.public


def _common(occasion: Occasion) -> dict[str, Fact]:
    """Return what stands on each: the authority that decides, the licence, why there is a hearing."""
    part = _part(occasion)
    licence = occasion.catalog.licence(part.licence)
    source = licence.hearing_source.removeprefix(NOTE_ONLY)
    required = licence.hearing_required == "always"
    return {
        **occasion.common(),
        "office": occasion.office_of(part.decider),
        "licence": part.name,
        "required": source if required and source else "",
        "public_interest": source if licence.hearing_required == "public_interest" else "",
    }


def _called(occasion: Occasion) -> dict[str, Fact]:
    hearing = _hearing(occasion)
    called, asked, word = hearing.called, hearing.requested, occasion.wording.word
    assert called is not None
    told = hearing.told.told if hearing.told else ()
    invited = dict.fromkeys((*told, asked.by) if asked else told)
    return {
        "hearing_day": weekday(called.day, occasion),
        "time": called.time,
        "place": called.place,
        "chair": called.chair,
        "recorder": called.recorder,
        "invited": "、".join(invited) or str(occasion.common()["applicant"]),
        "asked": word("asked", by=asked.by) if asked else word("not_asked"),
        "manner": word("public" if called.public else "closed"),
        "is_public": "yes" if called.public else "",
    }


def _part(occasion: Occasion) -> Part:
    return occasion.case.state.parts[occasion.action.licence].part


def _hearing(occasion: Occasion) -> Hearing:
    return occasion.case.state.parts[occasion.action.licence].hearing


def _number(occasion: Occasion, type_: ActionType, series: str) -> str:
    """Return the number of another paper of this hearing, the newest of its kind by then."""
    there = [
        (place, action)
        for place, action in enumerate(occasion.case.actions)
        if (action.type, action.licence) == (type_, occasion.action.licence)
    ]
    if not there:
        return ""
    place, action = there[-1]
    return occasion.whole.state.number_of(action, place, series)
