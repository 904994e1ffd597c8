"""A family changes an open request. Professionals are asked again only when it is really another search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.depot import decide_etat, has_really_changed, reaches_professionals
from bot.domain.echeances import ReglesEcheances, active_until, confirmation_at
from bot.domain.familles import Famille
from bot.domain.personnes import Personne
from bot.domain.recherche_besoin import is_by_hand, pour_of, reponses_of
from bot.usecases.fill_form import begin_form
from bot.usecases.form_in_hand import (
    DICTEE_MODIFIEE,
    MODIFICATION,
    Ecran,
    PlusRien,
    list_acquis,
    list_given,
    take_form,
)
from bot.usecases.go_through_animatrice import take_back_questions
from bot.usecases.submit_demande import tell_team
from bot.usecases.tableau_du_relais import note
from bot.usecases.unit import Unit
from bot.usecases.whose_demande import find_own


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
    demande = await find_own(unit, personne, demande_id)
    if demande is None or not demande.is_open:
        return PlusOuverte()
    acquis = await list_acquis(unit, personne.compte_id, demande.relais_id)
    said: dict[str, Any] = reponses_of(demande, acquis) | {"demande": demande.id, "accord": "oui"}  # until modes change
    if "telephone" not in acquis:
        said["telephone"] = None  # not asked again here: « Mes données » does
    return await begin_form(unit, personne, MODIFICATION, said)


async def begin_dictated_modification(unit: Unit, qui: Personne, demande_id: int) -> Ecran | PlusOuverte:
    """The same, by an animatrice to whom the family tells what has changed."""
    demande = await find_own(unit, qui, demande_id, dictee=True)
    if demande is None or not demande.is_open:
        return PlusOuverte()
    famille = await unit.tx.familles.get(demande.famille_id)
    acquis = [one for one in await list_given(unit, famille) if one != "telephone"]
    said: dict[str, Any] = reponses_of(demande, acquis) | {"demande": demande.id, "relais": demande.relais_id}
    said |= {
        "canal": demande.canal,
        "qui": {"prenom": famille.prenom, "telephone": None},
        "telephone": famille.telephone,
        "accord": "oui",
    }
    return await begin_form(unit, qui, DICTEE_MODIFIEE, said)


async def save_modification(
    unit: Unit, personne: Personne, formulaire: str = MODIFICATION
) -> Modifiee | PlusOuverte | Ecran | PlusRien:
    """« Enregistrer »: one new version at most; a second tap finds no form any more."""
    feuille = await take_form(unit, personne, formulaire)
    if feuille is None:
        return PlusRien.of(formulaire)
    screen = await feuille.go_on()
    if screen.etape is not None or screen.besoin is None or screen.relais is None:
        return screen
    demande = await find_own(unit, personne, screen.reponses["demande"], dictee=screen.dictee)
    await unit.tx.dialogues.forget(personne.compte_id, formulaire)
    if demande is None or not demande.is_open:
        return PlusOuverte()
    return await _save(unit, personne, demande, screen)


async def _save(unit: Unit, personne: Personne, demande: DemandeAccueil, screen: Ecran) -> Modifiee:
    assert screen.besoin is not None
    assert screen.relais is not None
    famille = await unit.tx.familles.get(demande.famille_id)
    if screen.dictee:
        await _note_who(unit, famille, screen)
    approved = famille.approuvee_le is not None or not screen.relais.reglages.premiere_demande_validee
    changed = has_really_changed(demande.besoin, screen.besoin)
    after = _after(unit, demande, screen, changed=changed, approuvee=approved)
    await unit.tx.demandes.save(after, unit.now)
    held_back = after.passe_par_animatrice and not demande.passe_par_animatrice
    if held_back:
        await take_back_questions(unit, demande.id)
    par = personne.animateur_id if screen.dictee else None
    if reaches_professionals(after.modes) and screen.reponses.get("accord") == "oui":
        await unit.tx.familles.agree(famille.id, "relayer", unit.now, note_par=par)
    if screen.dictee:
        await note(unit, personne, after, "modifiee")
    elif held_back or changed or after.remarque != demande.remarque:
        await tell_team(unit, after, famille, screen.relais)
    return Modifiee(after, changed and after.arretee_le is None)


def _reading(screen: Ecran) -> Literal["a_relire", "acceptee"]:
    """What an animatrice wrote down herself is read already."""
    return "acceptee" if screen.dictee else "a_relire"


async def _note_who(unit: Unit, famille: Famille, screen: Ecran) -> None:
    """The first name and the number, as they were corrected on the phone."""
    prenom, telephone = screen.reponses["qui"]["prenom"], screen.reponses.get("telephone")
    if prenom != famille.prenom and famille.telegram_id is None:
        await unit.tx.familles.set_prenom(famille.id, prenom)
    if telephone and telephone != famille.telephone:
        await unit.tx.familles.set_telephone(famille.id, telephone)


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
        remarque_etat=demande.remarque_etat if same else _reading(screen) if remarque else None,
        peut_etre_appelee=screen.peut_etre_appelee,
        passe_par_animatrice=by_hand,
        arretee_le=arretee,
        pour=pour_of(said),
        version=demande.version + changed,
        vague_le=unit.now if asks_anew else demande.vague_le,
        active_jusqu_au=fin,
        confirmation_le=confirmation_at(unit.now, fin, regles),
    )
