"""Which relais somebody talks with, once a button needs it: from a link, or from the commune. Never guessed."""

from __future__ import annotations

from bot.domain.communes import Choix, Inconnue, NonCouverte, Reconnue
from bot.domain.dialogues import Corrige, Hesite
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.unit import Unit

CHOIX_RELAIS = "relais"  # the form whose only question is the commune


def relais_of(unit: Unit, personne: Personne) -> Relais | None:
    """The relais she talks with, or the only one; None while nobody knows."""
    return unit.territoire.get(personne.relais_id) if personne.relais_id is not None else unit.territoire.only()


async def choose_relais(unit: Unit, personne: Personne, slug: str) -> Relais | None:
    """The relais of that slug is hers from now on; None when there is none."""
    relais = unit.territoire.territoire.find(slug)
    if relais is not None:
        await unit.tx.comptes.choose_relais(personne.compte_id, unit.territoire.id_of(slug))
    return relais


async def ask_commune(unit: Unit, personne: Personne, puis: str) -> None:
    """What she types next is a commune; `puis`: the Tap she wanted."""
    await unit.tx.dialogues.save(personne.compte_id, CHOIX_RELAIS, puis, {}, unit.now)


async def choose_by_commune(unit: Unit, personne: Personne, text: str) -> Relais | Hesite | Corrige:
    """The relais of a commune, typed with tolerance or tapped (« #62516 »)."""
    if text.startswith("#"):
        relais = unit.territoire.territoire.covering(text[1:], unit.today)
        return await _settle(unit, personne, relais) if relais else Corrige("commune_inconnue")
    match unit.territoire.communes.recognise(text, unit.today):
        case Reconnue(found):
            return await _settle(unit, personne, found.relais)
        case Choix(found, others):
            return Hesite(found, others)
        case NonCouverte(found):
            return Corrige("commune_non_couverte", found.commune.depuis, dit=found.commune.nom)
        case Inconnue():
            return Corrige("commune_inconnue", dit=text[:60])


async def _settle(unit: Unit, personne: Personne, relais: Relais) -> Relais:
    await unit.tx.dialogues.forget(personne.compte_id, CHOIX_RELAIS)
    await unit.tx.comptes.choose_relais(personne.compte_id, unit.territoire.id_of(relais.slug))
    return relais
