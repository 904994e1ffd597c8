"""Whose request it is: its family's, or, for what a family tells her, any of an animatrice's own relais."""

from __future__ import annotations

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.domain.recherche_dictee import famille_of
from bot.usecases.form_in_hand import Feuille
from bot.usecases.tableau_du_relais import find_demande
from bot.usecases.unit import Unit


async def find_own(unit: Unit, personne: Personne, demande_id: int, *, dictee: bool = False) -> DemandeAccueil | None:
    """The request of that number if she may speak for its family: a Tap is untrusted."""
    if dictee:
        return await find_demande(unit, personne, demande_id)
    return await unit.tx.demandes.find_of_compte(personne.compte_id, demande_id)


async def list_known(feuille: Feuille) -> list[DemandeAccueil]:
    """What the family of this form asked before."""
    demandes = feuille.unit.tx.demandes
    if not feuille.moule.dictee:
        return await demandes.list_of_compte(feuille.personne.compte_id)
    famille_id = famille_of(feuille.reponses)
    return [] if famille_id is None else await demandes.list_of_famille(famille_id)
