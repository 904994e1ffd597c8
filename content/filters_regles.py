"""The rules of an atelier, each as a sentence. Never a whole screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.domain.regles_ateliers import Regles
from content.filters import en_heure


def en_regle(nom: str, regles: Regles) -> str:
    """One rule as a sentence."""
    value = getattr(regles, nom)
    return SENTENCES[nom](value, regles)


def _opens(n: int, _: Regles) -> str:
    return f"inscriptions ouvertes {n} jour{_s(n)} avant" if n else "inscriptions ouvertes dès l'annonce"


def _closes(n: int, regles: Regles) -> str:
    if n == 0:
        return "inscriptions fermées au début de l'atelier"
    return f"inscriptions fermées {n} jour{_s(n)} ouvré{_s(n)} avant, à {en_heure(regles.fermeture_heure)}"


SENTENCES: Final[Mapping[str, Callable[[Any, Regles], str]]] = {
    "ouverture_jours": _opens,
    "fermeture_jours": _closes,
    "fermeture_heure": lambda v, _: f"heure de fermeture : {en_heure(v)}",
    "max_par_mois": lambda v, _: f"{v} atelier{_s(v)} par mois et par personne" if v else "pas de limite par mois",
    "priorite_nouvelles": lambda v, r: (
        f"priorité à qui n'est jamais venu, {r.priorite_jours} jour{_s(r.priorite_jours)}" if v
        else "pas de priorité à qui n'est jamais venu"
    ),
    "priorite_commune": lambda v, r: (
        f"priorité à la commune, {r.priorite_jours} jour{_s(r.priorite_jours)}" if v else "pas de priorité à la commune"
    ),
    "priorite_jours": lambda v, _: f"une priorité dure {v} jour{_s(v)}",
    "annulation_heures": lambda v, _: (
        f"on rend sa place jusqu'à {v} heure{_s(v)} avant" if v else "on rend sa place jusqu'au début"
    ),
    "absences_max": lambda v, _: (
        f"après {v} absence{_s(v)} sans prévenir en six mois, le relais confirme" if v
        else "une absence sans prévenir n'a pas de suite"
    ),
    "offre_heures": lambda v, _: f"une place libérée est gardée {v} heure{_s(v)}",
    "charte": lambda v, _: "charte demandée" if v else "charte non demandée",
    "charte_mois": lambda v, _: f"charte redemandée après {v} mois",
    "parents": lambda v, _: "parents admis" if v else "parents non admis",
    "droit_image": lambda v, _: "droit à l'image demandé" if v else "droit à l'image non demandé",
}  # fmt: skip


def _s(n: int) -> str:
    return "s" if n > 1 else ""


FILTERS_REGLES: dict[str, Callable[..., Any]] = {"regle": en_regle}
