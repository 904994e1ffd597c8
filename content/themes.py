"""The folders of pages as people read them: their names, and in which order for whom."""

from __future__ import annotations

from typing import Final

from content.reponses.pages import Public

THEMES: Final[dict[str, str]] = {
    "chercher": "Chercher un accueil",
    "modes-accueil": "Les modes d'accueil",
    "creche": "La crèche",
    "embaucher": "Employer un assistant maternel",
    "contrat": "Le contrat",
    "paie": "La paie",
    "aides": "Les aides",
    "metier": "Le métier d'assistant maternel",
    "sante": "La santé",
    "vie-quotidienne": "La vie de tous les jours",
    "relais": "Le relais, à quoi il sert",
    "situations": "Situations particulières",
}
LOCAL: Final = "ici"  # the pages of the person's own relais, whatever its name
POUR_UN_PROFESSIONNEL: Final = ("metier", "contrat", "paie", "relais", "vie-quotidienne", "sante")

# What is asked most, where nobody has asked yet.
FREQUENTES: Final[dict[Public, tuple[str, ...]]] = {
    "parent": (
        "chercher/trouver-assistante-maternelle", "modes-accueil/choisir", "creche/inscription", "aides/cmg-droits",
        "embaucher/demarches-employeur", "contrat/contrat-ecrit", "paie/mensualisation", "relais/contact",
    ),
    "assistant_maternel": (
        "paie/mensualisation", "paie/conges-acquisition", "contrat/rupture-preavis", "metier/monenfant-declaration",
        "metier/formation-continue", "relais/ateliers", "metier/agrement-renouvellement", "relais/contact",
    ),
}  # fmt: skip


def theme_of(page_id: str, slug: str | None) -> str:
    """The theme of a page; a relais's own pages are one theme."""
    theme = page_id.partition("/")[0]
    return LOCAL if theme == slug else theme


def in_order(themes: set[str], public: Public | None) -> list[str]:
    """The relais first, then what concerns this person most."""
    first = POUR_UN_PROFESSIONNEL if public == "assistant_maternel" else ()
    usual = dict.fromkeys((LOCAL, *first, *THEMES))
    return [theme for theme in usual if theme in themes] + sorted(themes - usual.keys())
