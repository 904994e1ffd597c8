"""« Besoins non couverts » in words, as bars and as sheets: only what may be published. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from bot.domain.besoins_non_couverts import NATURES, Bloc, Part, Publie
from bot.domain.mois import Mois
from content.filters import en_jour
from content.filters_semaine import en_mois
from content.filters_tableau import with_capital

PARTS: Final[dict[Part, str]] = {"peu": "moins de 3", "presque_toutes": "toutes, ou presque"}
NOMS: Final[dict[str, str]] = {
    "atypique": "horaires atypiques",
    "imprevu": "besoin imprévu",
    "periscolaire": "avant et après l'école",
    "adapte": "accueil adapté",
    "fratrie": "plusieurs enfants",
}
MODES: Final[dict[str, str]] = {
    "assistant_maternel": "auprès d'un assistant maternel",
    "collectif": "accueil collectif",
    "garde_a_domicile": "garde d'enfants à domicile",
    "plusieurs": "plusieurs modes, ou ne sait pas",
}
TROP_PEU: Final = "moins de 3 familles"


def en_nature(code: str) -> str:
    """« horaires atypiques »."""
    return NOMS[code]


def en_part(n: int | Part) -> str:
    """« 12 », « moins de 3 », « toutes, ou presque »."""
    return str(n) if isinstance(n, int) else PARTS[n]


def en_bloc(bloc: Bloc, noms: Mapping[str, str]) -> str:
    """« Lillers », « autres communes », « janvier 2026 », « de janvier à mars 2026 », « accueil collectif »."""
    first, last = bloc.codes[0], bloc.codes[-1]
    if first[:2] == "20" and first[4:5] == "-":
        du, au = Mois.parse(first), Mois.parse(last)
        return en_mois(du) if du == au else f"de {en_mois(du).split()[0]} à {en_mois(au)}"
    return MODES.get(first) or noms.get(first, first)


def list_blocs(
    blocs: Iterable[Bloc], noms: Mapping[str, str], autres: str = "autres communes", tous: str = "toutes les communes"
) -> list[tuple[str, int]]:
    """Their names, the one of « autres » last; it is `tous` when nothing has its own line."""
    known = list(blocs)
    if len(known) == 1 and known[0].is_autres:
        return [(tous, known[0].n)]
    named = [(en_bloc(bloc, noms), bloc.n) for bloc in known if not bloc.is_autres]
    if not known or not known[0].codes[0].startswith("20"):
        named.sort()
    return [*named, *((autres, bloc.n) for bloc in known if bloc.is_autres)]


def tables_of(publie: Publie, noms: Mapping[str, str]) -> dict[str, list[tuple[str, int | str]]]:
    """Every table, by the word of its button."""
    natures = [(NOMS[one], n if isinstance(n, int) else PARTS[n]) for one, n in publie.natures.items()]
    tables: dict[str, list[tuple[str, int | str]]] = {
        "communes": [*list_blocs(publie.communes, noms)],
        "mois": [*list_blocs(publie.mois, noms)],
        "modes": [*list_blocs(publie.modes, noms, "autres modes", "tous les modes")],
        "natures": natures,
    }
    return tables | {one: [*list_blocs(publie.par_nature.get(one, ()), noms)] for one in NATURES}


TITRES: Final[dict[str, str]] = {
    "communes": "Par commune",
    "mois": "Par mois d'envoi",
    "modes": "Par mode recherché",
    "natures": "Ce qui était particulier",
} | {one: f"{with_capital(nom)}, par commune" for one, nom in NOMS.items()}


def image_of_besoins(annee: int, jusqu_au: date, publie: Publie, noms: Mapping[str, str], part: str) -> dict[str, Any]:
    """Bars of « barres.png »: what may not be said is written in words at the end of an empty bar."""
    rows: Sequence[tuple[str, int | str]] = tables_of(publie, noms)[part]
    total = (
        TROP_PEU if publie.total is None else f"{publie.total} demande{'s' if publie.total > 1 else ''} sans solution"
    )
    return {
        "titre": f"Besoins non couverts {annee} : {TITRES[part][:1].lower()}{TITRES[part][1:]}",
        "sous_titre": f"{with_capital(total)}, arrêté au {en_jour(jusqu_au)}. Aucun nombre sous 3 familles.",
        "categories": [with_capital(name) for name, _ in rows],
        "series": [
            {"nom": "demandes", "couleur": "brique", "valeurs": [n if isinstance(n, int) else 0 for _, n in rows]}
        ],
        "fins": ["" if isinstance(n, int) else n for _, n in rows],
        "vide": "Rien ne peut être dit : moins de 3 familles." if publie.total is None else "Aucune demande.",
    }


def feuilles_of_besoins(publie: Publie, noms: Mapping[str, str]) -> dict[str, Any]:
    """Sheets of « liste.xlsx »: the same tables, with the rule."""
    total = "moins de 3" if publie.total is None else publie.total
    sheets = [
        {"titre": "Ensemble", "colonnes": ["Demandes sans solution", "Nombre"], "lignes": [["Total", total]]},
        *(
            {
                "titre": TITRES[part],
                "colonnes": [TITRES[part], "Demandes sans solution"],
                "lignes": [[with_capital(name), n] for name, n in rows],
            }
            for part, rows in tables_of(publie, noms).items()
            if rows
        ),
    ]
    rule = [
        "Aucun nombre ne porte sur moins de 3 familles, et aucun ne se déduit d'un autre.",
        "Une commune a sa ligne à partir de 4 familles ; les autres sont réunies.",
        "Une demande sans solution : close ainsi, ou terminée ou répondue sans que personne n'ait pu être proposé.",
    ]
    return {"feuilles": [*sheets, {"titre": "Règle", "colonnes": ["Règle"], "lignes": [[one] for one in rule]}]}


FILTERS_BESOINS: Final = {"nature_du_besoin": en_nature, "part_du_besoin": en_part}
