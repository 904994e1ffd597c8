"""A request goes on in another relais, as the family agreed. What it was here stays here, closed."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.calendrier import to_paris
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.depot import decide_etat
from bot.domain.echeances import ReglesEcheances, active_until, answer_due_at, confirmation_at
from bot.domain.familles import Famille
from bot.domain.lecture import plain
from bot.domain.relais import Relais
from bot.usecases.choose_relais import settle_relais
from bot.usecases.close_demande import close_demande
from bot.usecases.submit_demande import tell_team
from bot.usecases.tell_famille import tell_famille
from bot.usecases.unit import Unit

FINALITES = ("relayer", "etre_appelee")


async def hand_over_demande(unit: Unit, demande_id: int, vers: Relais) -> int | None:
    """Gives its number there; None when it is over already."""
    demande = await unit.tx.demandes.get(demande_id)
    if not demande.is_open:
        return None
    before = await unit.tx.familles.get(demande.famille_id)
    agreed = await unit.tx.familles.list_agreed(before.id)
    famille = await _meet(unit, before, unit.territoire.id_of(vers.slug))
    for finalite in FINALITES:
        if finalite in agreed:
            await unit.tx.familles.agree(famille.id, finalite, unit.now)
    there = _there(unit, demande, famille, vers)
    there = replace(there, id=await unit.tx.demandes.add(there, unit.now))
    await close_demande(unit, demande, "close", "close_par_relais")
    await tell_team(unit, there, famille, vers)
    await tell_famille(
        unit, there, famille, "transmise", "metiers/transmise_famille", at_once=True, avant=demande.id, relais=vers
    )
    return there.id


async def _meet(unit: Unit, before: Famille, vers_id: int) -> Famille:
    """The same family, as the other relais knows it: its first name, its number, and nothing else."""
    compte_id = await unit.tx.transferts.compte_of_famille(before.id)
    if compte_id is None:
        known = await unit.tx.familles.list_by_telephone(vers_id, before.telephone) if before.telephone else []
        same = next((one for one in known if _is_surely(one, before)), None)
        return same or await unit.tx.familles.add(vers_id, before.prenom, before.telephone, unit.now)
    famille = await unit.tx.familles.meet(vers_id, compte_id, before.prenom, unit.now)
    if before.telephone is not None and famille.telephone is None:
        await unit.tx.familles.set_telephone(famille.id, before.telephone)
    await settle_relais(unit, compte_id, vers_id)
    return await unit.tx.familles.get(famille.id)


def _is_surely(known: Famille, before: Famille) -> bool:
    """Two parents may share a number: never somebody's Telegram, nor another first name. A double can be made one."""
    return known.telegram_id is None and plain(known.prenom) == plain(before.prenom)


def _there(unit: Unit, demande: DemandeAccueil, famille: Famille, vers: Relais) -> DemandeAccueil:
    """It begins again: nobody has been asked there, and every date counts from today."""
    regles, besoin = ReglesEcheances.of(vers.reglages), demande.besoin
    approuvee = famille.approuvee_le is not None or not vers.reglages.premiere_demande_validee
    etat = decide_etat(demande.modes, approuvee=approuvee, passe_par_animatrice=demande.passe_par_animatrice)
    fin = active_until(besoin.a_partir_du, to_paris(unit.now).date(), regles)
    return replace(
        demande, id=0, relais_id=famille.relais_id, famille_id=famille.id, etat=etat, version=1,
        remarque_etat="a_relire" if demande.remarque else None,
        cercle=None, cercle_le=None, vague_le=unit.now if etat == "active" else None,
        reponse_le=answer_due_at(unit.now, besoin.imprevu, regles), repondu_le=None,
        confirmation_le=confirmation_at(unit.now, fin, regles), active_jusqu_au=fin, envoyee_le=unit.now,
        arretee_le=None,
    )  # fmt: skip
