"""« Imprimer » and « Dans mon agenda »: asked for here, made by the worker, sent as a file."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.ateliers import Atelier
from bot.domain.periodes_planning import PeriodePlanning
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.make_document import ask_document
from bot.usecases.see_planning import Planning, list_coming, see_announced, see_planning, see_team_planning
from bot.usecases.unit import Unit
from content.planning_papier import agenda, planning_paper


async def print_planning(
    unit: Unit, qui: Personne, periode: PeriodePlanning, chat_id: int, topic_id: int | None, *, equipe: bool = False
) -> Planning | None:
    """One sheet of what is announced to people like her; `equipe`: to everybody of the relais where she works."""
    planning = await (see_team_planning if equipe else see_planning)(unit, qui, periode)
    if planning is None:
        return None
    ateliers = [ligne.atelier for ligne in planning.lignes if ligne.atelier.annonce_le is not None]
    ask_document(
        unit,
        f"planning.pdf:{periode.sorte}{periode.code}:{qui.compte_id}:{chat_id}:{equipe}",
        chat_id,
        "planning.pdf",
        f"ateliers-{periode.premier.isoformat()}.pdf",
        planning_paper(planning.relais, periode, ateliers),
        template="ateliers/imprime",
        topic_id=topic_id,
    )
    return planning


async def send_agenda(unit: Unit, qui: Personne, atelier_id: int | None, chat_id: int) -> bool:
    """One atelier, or everything that is to come; False when there is nothing to put in an agenda."""
    if atelier_id is not None:
        found = await see_announced(unit, qui, atelier_id)
        if found is None:
            return False
        _ask(unit, qui, found[1], [found[0].atelier], f"atelier-{atelier_id}.ics", chat_id)
        return True
    coming = await list_coming(unit, qui)
    if not coming:
        return False
    _ask(unit, qui, unit.territoire.get(coming[0].relais_id), coming, "ateliers.ics", chat_id)
    return True


def _ask(unit: Unit, qui: Personne, relais: Relais, ateliers: Sequence[Atelier], nom: str, chat_id: int) -> None:
    ask_document(
        unit, f"agenda.ics:{nom}:{qui.compte_id}", chat_id, "agenda.ics", nom, agenda(relais, ateliers, unit.now),
        template="ateliers/agenda",
    )  # fmt: skip
