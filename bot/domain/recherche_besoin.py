"""From the answers of a form to a search, and back: what is reread is what is stored. Never asks anything."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Besoin, Enfant, Horaires, Pour, is_imprevu_possible
from bot.domain.dialogues import Reponses, find_step
from bot.domain.recherche import RECHERCHE
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.recherche_quand import SUR_DEUX, VARIE
from bot.domain.recherche_qui import list_enfants

ACCOMPAGNEE: Pour = "famille_accompagnee"


def pour_of(reponses: Reponses) -> Pour:
    """For whom it is: one's own child, unless the contrary was said."""
    said: Pour = reponses.get("pour") or "mon_enfant"
    return said


def is_by_hand(reponses: Reponses) -> bool:
    """The animatrice first: the family chose it, or somebody writes for a family that is not here to read it."""
    return reponses.get("relecture") == "oui" or pour_of(reponses) == ACCOMPAGNEE


def besoin_of(reponses: Reponses, context: ContexteRecherche, rayon_km: int) -> Besoin:
    """The search that these answers describe; an answer that a later one made useless is left out."""
    said = {name: reponses[name] for name in reponses if _counts(name, reponses, context)}
    jours = said.get("jours")
    debut = _day(said.get("debut"))
    return Besoin(
        commune=said["commune"],
        rayon_km=reponses.get("rayon") or rayon_km,
        enfants=tuple(Enfant(mois, attendu) for mois, attendu in list_enfants(reponses)),
        a_partir_du=debut,
        jusqu_au=_day(reponses.get("jusqu_au")),
        jours=None if not jours or jours.startswith(VARIE) else frozenset(map(int, jours.removesuffix(SUR_DEUX))),
        semaines="une_sur_deux" if jours and jours.endswith(SUR_DEUX) else "toutes",
        horaires=_horaires(said),
        periode=said.get("periode"),
        ecole=said.get("ecole") or None,
        trajet=(said.get("trajet") or "ne_sait_pas") if said.get("ecole") else None,
        imprevu=said.get("imprevu") == "oui" and is_imprevu_possible(debut, context.today),
        accueil_adapte=said.get("adapte", "non"),
        separes=said.get("separes") == "separes",
    )


def reponses_of(demande: DemandeAccueil, acquis: list[str]) -> dict[str, Any]:
    """The answers that would describe this request: how it is modified, or asked again of another relais."""
    b = demande.besoin
    said: dict[str, Any] = {"commune": b.commune, "acquis": acquis, "rayon": b.rayon_km}
    for n, enfant in enumerate(b.enfants, 1):
        said |= {f"enfant_{n}": f"{'+' if enfant.attendu else ''}{enfant.mois}", f"autre_{n}": "oui"}
    said |= {f"autre_{len(b.enfants)}": "non", "debut": _iso(b.a_partir_du), "jusqu_au": _iso(b.jusqu_au)}
    said |= _said_hours(b)
    said |= {
        "separes": "separes" if b.separes else "ensemble",
        "periode": b.periode,
        "ecole": b.ecole or "",
        "trajet": b.trajet,
        "modes": list(demande.modes),
        "imprevu": "oui" if b.imprevu else "non",
        "adapte": b.accueil_adapte,
        "appel": "oui" if demande.peut_etre_appelee else "non",
        "relecture": "oui" if demande.passe_par_animatrice and demande.pour != ACCOMPAGNEE else "non",
        "pour": demande.pour,
        "remarque": demande.remarque,
    }
    return said


def _counts(name: str, reponses: Reponses, context: ContexteRecherche) -> bool:
    step = find_step(RECHERCHE, name)
    return step is not None and step.when(reponses, context)


def _horaires(said: Reponses) -> Horaires | None:
    """Both hours are needed; days that change make hours that change: they are a number, not names."""
    start, end = said.get("plus_tot") or said.get("arrivee"), said.get("plus_tard") or said.get("depart")
    if not start or not end or start == VARIE:
        return None
    varies = said.get("arrivee") == VARIE or (said.get("jours") or "").startswith(VARIE)
    days = said.get("nb_jours") if varies else None
    return Horaires(time.fromisoformat(start), time.fromisoformat(end), varies, days)


def _said_hours(b: Besoin) -> dict[str, Any]:
    h = b.horaires
    jours = None if b.jours is None else "".join(map(str, sorted(b.jours)))
    if jours is None and ((h and h.variables) or b.semaines == "une_sur_deux"):
        jours = VARIE
    said: dict[str, Any] = {"jours": jours + SUR_DEUX if jours and b.semaines == "une_sur_deux" else jours}
    if h is None:
        return said | {"arrivee": None}
    start, end = h.arrivee.isoformat("minutes"), h.depart.isoformat("minutes")
    if not h.variables:
        return said | {"arrivee": start, "depart": end, "nb_jours": None}
    return said | {"arrivee": VARIE, "plus_tot": start, "plus_tard": end, "nb_jours": h.jours_par_semaine}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
