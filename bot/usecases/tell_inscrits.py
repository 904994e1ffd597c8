"""Everybody who holds, or waits for, a place is told what becomes of it; who reads no message is to be phoned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.domain.ateliers import Atelier
from bot.domain.nouvelles_atelier import Nouvelle, told_at
from bot.usecases.unit import Unit
from content.render import render
from store.inscrits import Inscrit as Inscrit

TOUTES = 100_000
Evenement = Literal["change", "annule"]


@dataclass(frozen=True, slots=True)
class Prevenues:
    """Who reads it, and who must be phoned."""

    ecrites: int = 0
    a_appeler: tuple[Inscrit, ...] = ()

    def __add__(self, other: Prevenues) -> Prevenues:
        """Those of two ateliers."""
        return Prevenues(self.ecrites + other.ecrites, self.a_appeler + other.a_appeler)


async def tell_inscrits(
    unit: Unit, atelier: Atelier, evenement: Evenement, nouvelles: Sequence[Nouvelle] = ()
) -> Prevenues:
    """Writes to each of them once a version; a message that had not left gives way to the newer one.

    It is about a place that is hers: neither a weekly cap nor STOP keeps it from her.
    """
    relais = unit.territoire.get(atelier.relais_id)
    if await unit.tx.letters.cancel_some(f"atelier:{atelier.id}:change:", TOUTES):
        nouvelles = ()  # several changes in one message: she reads the whole of it again
    leaves = told_at(unit.now, atelier.debut, relais.reglages, gathered=evenement == "change")
    written, to_phone = 0, []
    for one in await unit.tx.inscrits.list_of(atelier.id):
        data = {"a": atelier, "relais": relais, "nouvelles": nouvelles, "etat": one.etat}
        if one.telegram_id is None:
            texte = render(f"ateliers/{evenement}", **data).text
            event = f"{evenement}:{atelier.version}"
            await unit.tx.inscriptions_a_dire.add(one.inscription_id, event, texte, unit.now)
            to_phone.append(one)
            continue
        written += 1
        unit.write(
            f"atelier:{atelier.id}:{evenement}:{atelier.version}:{one.inscription_id}",
            one.telegram_id,
            f"ateliers/{evenement}",
            relais_id=atelier.relais_id,
            not_before=leaves,
            data=data,
        )
    return Prevenues(written, tuple(to_phone))
