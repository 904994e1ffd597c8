"""One call on one screen: the number, why, what is known, what to say and ask. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.assistants import Place
from bot.domain.fiches import Fiche
from bot.domain.lignes_appel import Cible, LigneAppel, Prise
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.declare_places import seats
from bot.usecases.note_call import AppelOuvert, open_call
from bot.usecases.read_calls import read_line
from bot.usecases.refuse_calls import may_be_written_to
from bot.usecases.tableau_du_relais import find_fiche, noms_des_communes
from bot.usecases.unit import Unit

TEXTES_MAX = 2600  # signs of what a family is told: a message holds 4,096
DEMANDES_MAX = 3  # requests whose words are shown beside each other


@dataclass(frozen=True, slots=True)
class EcranAppel:
    """`prise`: who is phoning her now; `a_moi`: it is the one who looks. `noms`: who wrote down what is known, by id.

    `fiche` None: a family. `textes`: what is to be said; `plus_anciens`: words that later ones make needless.
    """

    ligne: LigneAppel
    relais: Relais
    communes: Mapping[str, str]
    now: datetime
    today: date
    prise: Prise | None
    a_moi: bool
    fiche: Fiche | None = None
    places: tuple[Place, ...] = ()
    noms: Mapping[int, str] | None = None
    appels: tuple[AppelOuvert, ...] = ()
    may_write: bool = False
    textes: tuple[str, ...] = ()
    plus_anciens: int = 0

    @property
    def nom(self) -> str:
        """As the team calls her."""
        return f"{self.ligne.prenom} {self.ligne.nom}".strip()

    @property
    def is_known(self) -> bool:
        """« Rien n'a changé » means something: a place at least is spoken of."""
        return any(place.etat != "inconnue" for place in self.places)


async def open_line(unit: Unit, qui: Personne, cible: Cible) -> EcranAppel | None:
    """The call of one person of her relais."""
    ligne = await read_line(unit, qui, cible)
    return None if ligne is None else await see_call(unit, qui, ligne)


async def see_call(unit: Unit, qui: Personne, ligne: LigneAppel) -> EcranAppel | None:
    """A line already in hand."""
    if qui.animateur_relais_id is None:
        return None
    prise = ligne.suivi.held(unit.now)
    base = EcranAppel(
        ligne=ligne,
        relais=unit.territoire.get(qui.animateur_relais_id),
        communes=noms_des_communes(unit, qui.animateur_relais_id),
        now=unit.now,
        today=unit.today,
        prise=prise,
        a_moi=prise is not None and prise.animateur == qui.animateur_id,
    )
    base = await _with_words(unit, base)
    return base if ligne.cible.genre == "famille" else await _with_entry(unit, qui, base)


async def _with_words(unit: Unit, base: EcranAppel) -> EcranAppel:
    """The newest words that fit; those before them are out of date."""
    kept: list[str] = []
    every = await unit.tx.a_dire.list_of(base.ligne.cible)
    for text in reversed(every):
        if kept and sum(map(len, kept)) + len(text) > TEXTES_MAX:
            break
        kept.insert(0, text)
    return replace(base, textes=tuple(kept), plus_anciens=len(every) - len(kept))


async def _with_entry(unit: Unit, qui: Personne, base: EcranAppel) -> EcranAppel | None:
    assert qui.animateur_relais_id is not None
    fiche = await find_fiche(unit, qui, base.ligne.cible.id)
    if fiche is None:
        return None
    waiting = [await open_call(unit, qui, one.proposition) for one in base.ligne.demandes[:DEMANDES_MAX]]
    return replace(
        base,
        fiche=fiche,
        places=seats(fiche.assistant),
        noms=await unit.tx.animateurs.list_noms(qui.animateur_relais_id),
        appels=tuple(one for one in waiting if one is not None),
        may_write=may_be_written_to(fiche),
    )
