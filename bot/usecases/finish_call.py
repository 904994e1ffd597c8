"""A call is over: its result is kept, the person is released, the contact counted. Says nothing of places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.libelles_caf import DISPONIBILITE, RECHERCHE
from bot.domain.lignes_appel import LigneAppel, Moyen, Resultat, Suivi
from bot.domain.personnes import Personne
from bot.domain.registre import Canal, Public
from bot.usecases.hold_circle import release_held
from bot.usecases.read_calls import read_line
from bot.usecases.unit import Unit

CONTACT: Final[dict[str, tuple[Public, str]]] = {
    "assistant": ("assistant maternel", DISPONIBILITE),
    "famille": ("famille", RECHERCHE),
}
CANAUX: Final[dict[Moyen | None, Canal]] = {
    None: "téléphone",
    "sms": "téléphone",
    "courriel": "mail",
    "message": "téléphone",
}


@dataclass(frozen=True, slots=True)
class AppelFini:
    """What was noted. `ligne`: the person as she is now, with what still waits for her.

    `pris_par`: the colleague who had taken this call; `deja`: what a colleague noted in the last half hour, that this
    follows. `demandes`: how many open requests her news have just been put before her.
    """

    ligne: LigneAppel
    resultat: Resultat
    rappeler_le: datetime | None = None
    pris_par: str | None = None
    deja: Suivi | None = None
    demandes: int = 0
    moyen: Moyen | None = None


async def finish_call(
    unit: Unit,
    qui: Personne,
    ligne: LigneAppel,
    resultat: Resultat,
    *,
    joint: bool,
    essais: int = 0,
    rappeler_le: datetime | None = None,
    demandes: int = 0,
    moyen: Moyen | None = None,
) -> AppelFini:
    """Whoever had taken the call: a result is never refused. `joint`: somebody spoke with her."""
    assert qui.animateur_relais_id is not None
    relais_id, before = qui.animateur_relais_id, ligne.suivi
    if joint and not before.is_same_call(unit.now):
        public, motif = CONTACT[ligne.cible.genre]
        if ligne.cible.genre == "assistant" and (await unit.tx.assistants.get(ligne.cible.id)).is_garde_a_domicile:
            public = "garde à domicile"
        await unit.tx.contacts.add(relais_id, unit.now, public, motif, CANAUX[moyen], [])
    await unit.tx.suivis_appel.record(
        relais_id, ligne.cible, resultat, qui.animateur_id, unit.now,
        essais=essais, rappeler_le=rappeler_le, joint_le=unit.now if joint else None, moyen=moyen,
    )  # fmt: skip
    await release_held(unit, relais_id)
    after = await read_line(unit, qui, ligne.cible)
    holder = before.held(unit.now)
    return AppelFini(
        ligne=after or ligne,
        resultat=resultat,
        rappeler_le=rappeler_le,
        pris_par=holder.nom if holder is not None and holder.animateur != qui.animateur_id else None,
        deja=before if _is_news_of_another(unit, after, before) else None,
        demandes=demandes,
        moyen=moyen,
    )


def _is_news_of_another(unit: Unit, after: LigneAppel | None, before: Suivi) -> bool:
    """A colleague has noted something in this very call's time."""
    mine = after.suivi.note_par if after is not None else None
    return before.is_same_call(unit.now) and before.note_par is not None and before.note_par != mine
