"""A family sends its search: written down once, counted, and the team told. Asks no professional: the waves do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.calendrier import to_paris
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.depot import decide_etat, find_doublon
from bot.domain.echeances import ReglesEcheances, active_until, answer_due_at, confirmation_at
from bot.domain.familles import Famille
from bot.domain.libelles_caf import CANAL_COMPTE, list_labels
from bot.domain.libelles_caf import RECHERCHE as MOTIF
from bot.domain.ouvertures import Ouverture, next_opening
from bot.domain.personnes import Personne
from bot.domain.presse import presse_of
from bot.domain.recherche_besoin import is_by_hand, pour_of
from bot.domain.relais import Relais
from bot.domain.territoire import RelaisVoisin
from bot.usecases.dictate_demande import describe_dictated, note_dictated
from bot.usecases.form_in_hand import RECHERCHE_NEUVE, Ecran, Feuille, PlusRien, take_form
from bot.usecases.meet_famille import meet_famille
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from bot.usecases.whose_demande import list_known


@dataclass(frozen=True, slots=True)
class Envoyee:
    """It is on its way. `voisins`: other relais that the radius reaches; `ouverture`: when somebody is there."""

    demande: DemandeAccueil
    relais: Relais
    famille: Famille
    voisins: tuple[RelaisVoisin, ...]
    ouverture: Ouverture | None


@dataclass(frozen=True, slots=True)
class Doublon:
    """The same account already asked the same."""

    demande: DemandeAccueil


@dataclass(frozen=True, slots=True)
class TropDeDemandes:
    """As many open requests as one family may have."""

    maximum: int


Depot = Envoyee | Doublon | TropDeDemandes | Ecran | PlusRien


async def submit_demande(
    unit: Unit, personne: Personne, formulaire: str = RECHERCHE_NEUVE, *, meme_doublon: bool = False
) -> Depot:
    """The reread search becomes a request; a second tap finds no form any more and sends nothing twice."""
    feuille = await take_form(unit, personne, formulaire)
    if feuille is None:
        return PlusRien.of(formulaire)
    screen = await feuille.go_on()
    if screen.etape is not None or screen.besoin is None or screen.relais is None:
        return screen
    known = await list_known(feuille)
    modes = tuple(feuille.reponses["modes"])
    maximum = screen.relais.reglages.demandes_ouvertes_max
    if sum(d.is_open for d in known) >= maximum:
        return TropDeDemandes(maximum)
    doublon = find_doublon(screen.besoin, modes, known)
    if doublon is not None and not meme_doublon:
        return Doublon(doublon)
    return await _submit(feuille, screen)


async def _submit(feuille: Feuille, screen: Ecran) -> Envoyee:
    assert screen.besoin is not None
    assert screen.relais is not None
    unit, personne = feuille.unit, feuille.personne
    relais_id = unit.territoire.id_of(screen.relais.slug)
    famille = await meet_famille(feuille, relais_id)
    draft = describe_request(unit, screen, famille)
    if screen.dictee:
        draft = describe_dictated(draft, personne, screen)
    demande = replace(draft, id=await unit.tx.demandes.add(draft, unit.now))
    await unit.tx.dialogues.forget(personne.compte_id, feuille.formulaire)
    labels = list_labels(demande.modes, demande.besoin)
    await unit.tx.contacts.add(relais_id, unit.now, "famille", MOTIF, CANAL_COMPTE[demande.canal], labels)
    if screen.dictee:
        await note_dictated(unit, personne, demande, famille)
    else:
        await tell_team(unit, demande, famille, screen.relais)
    commune = screen.relais.commune(demande.besoin.commune)
    assert commune is not None
    territoire = unit.territoire.territoire
    voisins = territoire.neighbours(screen.relais, commune, demande.besoin.rayon_km, unit.today)
    return Envoyee(demande, screen.relais, famille, voisins, next_opening(screen.relais, unit.now))


def describe_request(unit: Unit, screen: Ecran, famille: Famille) -> DemandeAccueil:
    """The request as it is written, with everything that will be due."""
    assert screen.besoin is not None
    assert screen.relais is not None
    said, besoin, reglages = screen.reponses, screen.besoin, screen.relais.reglages
    regles = ReglesEcheances.of(reglages)
    approuvee = famille.approuvee_le is not None or not reglages.premiere_demande_validee
    by_hand = is_by_hand(said)
    etat = decide_etat(tuple(said["modes"]), approuvee=approuvee, passe_par_animatrice=by_hand)
    fin = active_until(besoin.a_partir_du, to_paris(unit.now).date(), regles)
    return DemandeAccueil(
        id=0,
        relais_id=famille.relais_id,
        famille_id=famille.id,
        etat=etat,
        modes=tuple(said["modes"]),
        besoin=besoin,
        remarque=said.get("remarque"),
        remarque_etat="a_relire" if said.get("remarque") else None,
        peut_etre_appelee=screen.peut_etre_appelee,
        passe_par_animatrice=by_hand,
        pour=pour_of(said),
        vague_le=unit.now if etat == "active" else None,
        reponse_le=answer_due_at(unit.now, besoin.imprevu, regles),
        confirmation_le=confirmation_at(unit.now, fin, regles),
        active_jusqu_au=fin,
        envoyee_le=unit.now,
    )


async def tell_team(unit: Unit, demande: DemandeAccueil, famille: Famille, relais: Relais) -> None:
    """The animatrices see each request as it comes, and the remark that one of them must read."""
    commune = relais.commune(demande.besoin.commune)
    template = {"a_valider": "equipe_a_valider", "transmise": "equipe_transmise"}.get(demande.etat, "equipe_nouvelle")
    presse = presse_of(demande.besoin, unit.today)
    data = {
        "demande": demande,
        "famille": famille,
        "presse": presse,
        "commune": commune.nom if commune else demande.besoin.commune,
    }
    said = f"{unit.now:%Y%m%d%H%M%S}"
    key = f"demande:{demande.id}:{template}:{said}"
    await tell_staff(unit, demande.relais_id, key, f"demandes/{template}", **data)
    if demande.remarque_etat == "a_relire" and demande.etat != "a_valider":  # there, it is read with the rest
        key = f"demande:{demande.id}:remarque:{said}"
        await tell_staff(unit, demande.relais_id, key, "demandes/equipe_remarque", **data)
