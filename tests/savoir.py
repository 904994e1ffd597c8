"""A few pages for stories, so that they do not change when somebody rewrites a real one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.usecases import savoir
from content.knowledge import Knowledge
from content.reponses.baremes import Bareme, Baremes, Source
from content.reponses.pages import Action, Page

URSSAF = Source("Urssaf, barèmes", "https://www.urssaf.fr/baremes")
CCN = Source("Convention collective (IDCC 3239), article 95", "https://www.legifrance.gouv.fr/ccn")
MINIMUM = Bareme(
    "am_minimum", "Salaire horaire minimum", Decimal("4.20"), "€ brut de l'heure", date(2026, 6, 1), URSSAF, "moyenne"
)


def page(page_id: str, titre: str, sujet: str, texte: str, *questions: str, **known: Any) -> Page:
    """A page that was read yesterday and is right for months."""
    values: dict[str, Any] = {
        "public": "tous",
        "portee": "national",
        "verifie_le": date(2026, 10, 12),
        "a_reverifier_le": date(2027, 6, 1),
        "confiance": "haute",
        "sources": (CCN,),
    } | known
    return Page(page_id, titre, sujet, texte=texte, questions=questions, **values)


PAGES = (
    page(
        "contrat/essai",
        "La période d'essai",
        "periode-essai-adaptation",
        "La période d'essai dure au plus trois mois.\n\nElle est **écrite** dans le contrat.",
        "combien de temps dure la période d'essai",
        "période d'essai arrêter sans préavis",
        voisines=("contrat/preavis",),
        actions=(Action("Appeler le relais", "appeler"), Action("Le préavis", "page", "contrat/preavis")),
        actions_parent=(Action("Décrire ma recherche", "chercher"),),
        actions_assistant_maternel=(Action("Mes disponibilités", "disponibilites"),),
    ),
    page(
        "contrat/preavis",
        "Le préavis",
        "rupture-preavis",
        "Le préavis dure huit jours, quinze jours ou un mois.",
        "combien de temps dure le préavis",
        "préavis retrait de l'enfant",
        facile="Le préavis est un délai.\n\nIl dure 8 jours, 15 jours ou un mois.",
    ),
    page(
        "paie/minimum",
        "Le salaire minimum",
        "tarif-salaire",
        "Le minimum est de {am_minimum}, depuis le {am_minimum:depuis}.",
        "salaire minimum de l'heure nounou",
        sources=(URSSAF,),
    ),
    *(
        page(
            f"paie/conges-{what}",
            f"Les congés payés : les {what}",
            "conges-payes",
            f"Il faut {what} les congés avec soin.",
            "congés payés de la nounou",
        )
        for what in ("compter", "poser", "payer")
    ),
    page(
        "relais/contact",
        "Joindre le relais",
        "permanences-contact",
        "Le relais de votre commune reçoit sur rendez-vous.",
        "comment joindre le relais",
    ),
    page(
        "sante/parent-malade",
        "Le parent est malade",
        "arret-maladie",
        "Le parent malade qui garde son enfant paie le salaire.",
        "je suis malade",
        public="parent",
    ),
    page(
        "metier/am-malade",
        "L'assistant maternel est malade",
        "arret-maladie",
        "Le salaire n'est pas dû pendant l'arrêt.",
        "je suis malade",
        public="assistant_maternel",
    ),
    page(
        "artois-lys-romane/permanences",
        "Les permanences du relais",
        "permanences-contact",
        "Le relais reçoit à Lillers.",
        "quelles sont les permanences du relais",
        portee="artois-lys-romane",
    ),
    page(
        "oignies/permanences",
        "Les permanences du relais",
        "permanences-contact",
        "Le relais reçoit à Oignies.",
        "quelles sont les permanences du relais",
        portee="oignies",
    ),
)


def knowledge(*pages: Page) -> Knowledge:
    """Those pages, and one amount that nobody has confirmed."""
    return Knowledge.of(pages or PAGES, Baremes((MINIMUM,)))


def know(patch: pytest.MonkeyPatch, *pages: Page) -> None:
    """From now on, bots that start know these pages and no other."""
    known = knowledge(*pages)
    patch.setattr(savoir, "load_base", lambda: known)
