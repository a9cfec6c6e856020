"""What was said of a paper, in words: each department's verdict, and what settled a difference."""

from collections.abc import Iterator

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.judging import Judged, Judgement, MaterialVerdict
from permitdesk.faces.shared.messages import word
from permitdesk.text import tr


def standing_of_verdict(judged: Judged | None) -> str:
    """Return how a paper stands by what was said: ``good``, ``not_good``, ``differs``; or nothing."""
    if judged is None:
        return ""
    if judged.differs:
        return "differs"
    return judged.verdict.value if judged.verdict is not None else ""


def verdict_lines(view: CaseView, material: str) -> Iterator[str]:
    """Yield a line for each verdict on a paper, and one for what settled them."""
    judged = view.case.state.judged.get(material)
    if judged is None:
        return
    for one in judged.opinions:
        yield _opinion(view, one)
    if judged.settled is not None:
        verdict, note = word(judged.settled.verdict), judged.settled.note
        yield tr("materials.settled", verdict=verdict, note=note)


def _opinion(view: CaseView, one: Judgement) -> str:
    department = view.catalog.departments.get(one.station)
    facts = one.facts
    because = [word(facts.reason)] if facts.reason else []
    because += [facts.note] if facts.note else []
    why = "".join(tr("materials.opinion_why", why=text) for text in because)
    if facts.verdict is MaterialVerdict.GOOD and not facts.note:
        why = ""
    return tr(
        "materials.opinion", licence=view.case.state.parts[one.licence].part.name,
        verdict=word(facts.verdict), why=why,
        station=department.short if department else one.station, by=one.by,
    )  # fmt: skip
