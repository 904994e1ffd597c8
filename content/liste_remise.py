"""The list handed out, on paper, as a sheet and as text: its words. Sorts nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from bot.domain.liste_remise import Element, Filtre, LigneRemise
from bot.domain.relais import Relais
from content.filters import en_jour, en_telephone
from content.filters_places import en_accueils, en_place

TITRE = "Assistants maternels"
SANS_PLACE = "aucune place connue comme libre"
FILTRES: dict[Filtre, str] = {
    "tous": "toute la liste",
    "places": "avec une place libre",
    "periscolaire": "avant et après l'école",
    "atypiques": "horaires atypiques",
    "imprevu": "besoins imprévus",
    "adapte": "accueil adapté",
}
ELEMENTS: dict[Element, str] = {
    "nom": "nom et commune",
    "telephone": "téléphone",
    "email": "e-mail",
    "adresse": "adresse",
    "places": "places libres",
    "accueils": "ce qui est accepté",
}
COLONNES = ("Nom", "Prénom", "Commune", "Adresse", "Téléphone", "E-mail", "MAM", "Places libres", "Accueille")
MENTION = (
    "Liste sans classement : ces personnes ont accepté d'y figurer, et choisi ce qui y est montré. "
    "Une place peut être prise depuis : appelez. Tous les professionnels agréés n'y sont pas ; ils figurent sur "
    "monenfant.fr."
)


def en_libres(ligne: LigneRemise, today: date) -> str:
    """« 2 places libres : … », « aucune place connue comme libre », or nothing when places are not shown."""
    if ligne.libres is None:
        return ""
    if not ligne.libres:
        return SANS_PLACE
    many = len(ligne.libres)
    return f"{many} place{'s' if many > 1 else ''} : " + " ; ".join(en_place(p, today) for p in ligne.libres)


def en_offres(ligne: LigneRemise) -> str:
    """What she says she accepts."""
    return en_accueils(ligne.accepte) if ligne.accepte is not None else ""


def list_sheet(lignes: Sequence[LigneRemise], relais: Relais, nom: str, filtre: Filtre, le: date) -> dict[str, Any]:
    """For « liste.xlsx »."""
    rows = [
        [
            one.nom, one.prenom, _commune(relais, one), one.adresse, _numero(one), one.email, one.mam,
            en_libres(one, le), en_offres(one),
        ]
        for one in lignes
    ]  # fmt: skip
    return {"titre": f"Au {le:%d-%m-%Y}", "colonnes": list(COLONNES), "lignes": rows}


def list_paper(lignes: Sequence[LigneRemise], relais: Relais, nom: str, filtre: Filtre, le: date) -> dict[str, Any]:
    """For « liste.pdf »: lying down, with its date on each page."""
    rows = []
    for one in lignes:
        who = [f"{one.prenom} {one.nom}", _commune(relais, one), one.mam or "", one.adresse or ""]
        reach = [_numero(one) or "", one.email or ""]
        rows.append(["\n".join(filter(None, who)), "\n".join(filter(None, reach)), en_libres(one, le), en_offres(one)])
    quoi = "" if filtre == "tous" else f" · {FILTRES[filtre]}"
    return {
        "titre": f"{TITRE} : {nom}",
        "sous_titre": f"Au {en_jour(le)}{quoi} · {relais.nom}. {MENTION}",
        "pied": f"{relais.nom_court} · liste au {en_jour(le)} · ne plus distribuer après six mois",
        "colonnes": ["Qui", "Joindre", "Places", "Accueille"],
        "largeurs": [28, 24, 30, 22],
        "lignes": rows,
        "vide": "Personne sur cette liste aujourd'hui. Le relais peut chercher avec vous.",
        "paysage": True,
    }


def _commune(relais: Relais, ligne: LigneRemise) -> str:
    found = relais.commune(ligne.commune)
    return found.nom if found else ligne.commune


def _numero(ligne: LigneRemise) -> str | None:
    return en_telephone(ligne.telephone) if ligne.telephone else None


FILTERS_LISTE: dict[str, Callable[..., Any]] = {
    "libres": en_libres,
    "offres": en_offres,
    "element_de_liste": ELEMENTS.__getitem__,
    "filtre_de_liste": FILTRES.__getitem__,
}
