"""What an animatrice may open: the requests and the entries of her own relais. Never those of another one."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.evenements import Quoi
from bot.domain.fiches import Fiche
from bot.domain.personnes import Personne
from bot.usecases.unit import Unit


async def find_demande(unit: Unit, qui: Personne, demande_id: int) -> DemandeAccueil | None:
    """The request of that number if it is her relais's: a Tap is untrusted."""
    if qui.animateur_id is None:
        return None
    demande = await unit.tx.demandes.find(demande_id)
    return demande if demande is not None and demande.relais_id == qui.animateur_relais_id else None


async def find_fiche(unit: Unit, qui: Personne, assistant_id: int) -> Fiche | None:
    """The professional of that id if she is in her relais's directory."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.fiches.find(qui.animateur_relais_id, assistant_id)


async def note(
    unit: Unit, qui: Personne, demande: DemandeAccueil, quoi: Quoi, *, assistant_id: int | None = None
) -> None:
    """Writes in the request's journal what she has just done."""
    await unit.tx.evenements.add(
        demande.relais_id, demande.id, quoi, unit.now, animateur_id=qui.animateur_id, assistant_id=assistant_id
    )


def noms_des_communes(unit: Unit, relais_id: int) -> Mapping[str, str]:
    """The name of each commune of a relais by INSEE code, of those that left too."""
    return {commune.insee: commune.nom for commune in unit.territoire.get(relais_id).communes}
