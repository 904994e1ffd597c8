"""A family changes an open request. Professionals are asked again only when it is really another search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.depot import decide_etat, has_really_changed, is_relayed
from bot.domain.echeances import ReglesEcheances, active_until, confirmation_at
from bot.domain.personnes import Personne
from bot.domain.recherche_besoin import is_by_hand, pour_of, reponses_of
from bot.usecases.fill_form import begin_form
from bot.usecases.form_in_hand import MODIFICATION, Ecran, PlusRien, list_acquis, take_form
from bot.usecases.submit_demande import tell_team
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Modifiee:
    """Written down. `redemandee`: hours, days or dates changed, so those who were asked are asked again.

    Not while an animatrice has stopped the relay.
    """

    demande: DemandeAccueil
    redemandee: bool


@dataclass(frozen=True, slots=True)
class PlusOuverte:
    """Not hers, or closed."""


async def begin_modification(unit: Unit, personne: Personne, demande_id: int) -> Ecran | PlusOuverte:
    """The request opened again as a form, straight at its rereading."""
    demande = await unit.tx.demandes.find_of_compte(personne.compte_id, demande_id)
    if demande is None or not demande.is_open:
        return PlusOuverte()
    acquis = await list_acquis(unit, personne.compte_id, demande.relais_id)
    said: dict[str, Any] = reponses_of(demande, acquis) | {"demande": demande.id, "accord": "oui"}  # until modes change
    if "telephone" not in acquis:
        said["telephone"] = None  # not asked again here: « Mes données » does
    return await begin_form(unit, personne, MODIFICATION, said)


async def save_modification(unit: Unit, personne: Personne) -> Modifiee | PlusOuverte | Ecran | PlusRien:
    """« Enregistrer »: one new version at most; a second tap finds no form any more."""
    feuille = await take_form(unit, personne, MODIFICATION)
    if feuille is None:
        return PlusRien()
    screen = await feuille.go_on()
    if screen.etape is not None or screen.besoin is None or screen.relais is None:
        return screen
    demande = await unit.tx.demandes.find_of_compte(personne.compte_id, screen.reponses["demande"])
    await unit.tx.dialogues.forget(personne.compte_id, MODIFICATION)
    if demande is None or not demande.is_open:
        return PlusOuverte()
    famille = await unit.tx.familles.get(demande.famille_id)
    approved = famille.approuvee_le is not None or not screen.relais.reglages.premiere_demande_validee
    changed = has_really_changed(demande.besoin, screen.besoin)
    after = _after(unit, demande, screen, changed=changed, approuvee=approved)
    await unit.tx.demandes.save(after, unit.now)
    if is_relayed(after.modes) and screen.reponses.get("accord") == "oui":
        await unit.tx.familles.agree(famille.id, "relayer", unit.now)
    if changed or after.remarque != demande.remarque:
        await tell_team(unit, after, famille, screen.relais)
    return Modifiee(after, changed and after.arretee_le is None)


def _after(unit: Unit, demande: DemandeAccueil, screen: Ecran, *, changed: bool, approuvee: bool) -> DemandeAccueil:
    assert screen.besoin is not None
    assert screen.relais is not None
    said, regles = screen.reponses, ReglesEcheances.of(screen.relais.reglages)
    by_hand = is_by_hand(said)
    modes = tuple(said["modes"])
    etat = demande.etat
    if by_hand != demande.passe_par_animatrice or modes != demande.modes:
        etat = decide_etat(modes, approuvee=approuvee, passe_par_animatrice=by_hand)
    fin = active_until(screen.besoin.a_partir_du, unit.today, regles)
    remarque = said.get("remarque")
    same = remarque == demande.remarque
    # What an animatrice stopped stays stopped: when she resumes it, the relay reads the new version.
    # Not so what stopped only because it passed first by her, once the family says that it may leave by itself.
    released = demande.passe_par_animatrice and not by_hand
    arretee = None if released else demande.arretee_le
    asks_anew = etat == "active" and arretee is None and (changed or released or demande.etat != "active")
    return replace(
        demande,
        etat=etat,
        modes=modes,
        besoin=screen.besoin,
        remarque=remarque,
        remarque_etat=demande.remarque_etat if same else "a_relire" if remarque else None,
        peut_etre_appelee=screen.peut_etre_appelee,
        passe_par_animatrice=by_hand,
        arretee_le=arretee,
        pour=pour_of(said),
        version=demande.version + changed,
        vague_le=unit.now if asks_anew else demande.vague_le,
        active_jusqu_au=fin,
        confirmation_le=confirmation_at(unit.now, fin, regles),
    )
