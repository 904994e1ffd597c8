"""Every screen about a family without Telegram can be read, whatever its first name is, and fits in one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.domain.assistants import AssistantMaternel
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Besoin, Enfant
from bot.domain.familles import AccordOral, Famille
from bot.domain.familles_en_double import FamilleVue, PaireFamilles
from bot.domain.lignes_appel import Cible, LigneAppel
from bot.domain.mois import Mois
from bot.domain.proposition_suivie import PropositionSuivie
from bot.relais import EXEMPLES, load_relais
from bot.simulator.entities import parse_html
from bot.usecases.invite_famille import DejaReliee, InvitationFamille
from bot.usecases.merge_familles import ApercuFamilles, FamillesEnDouble
from bot.usecases.open_dictee import FamilleConnue
from bot.usecases.speak_for_famille import Interessee, PourLaFamille
from bot.usecases.use_invitation import AccesOuvert, CodeRefuse
from bot.usecases.write_for_famille import TextesPrets
from content.render import render
from content.textes_famille import Mot, courriel_of, sms_of
from store.fusions_familles import FusionFamilles
from store.rattachements_familles import RattachementFamille

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
NASTY = '<b>Éloïse & "Cie"</b> l\'[autre](an:clo:1:close)'
RELAIS = load_relais(EXEMPLES).get("artois-lys-romane")
BESOIN = Besoin("62516", 10, (Enfant(Mois(2026, 3)),), date(2027, 1, 4))
DEMANDE = DemandeAccueil(
    214, 1, 1, "active", ("assistant_maternel",), BESOIN, canal="telephone", notee_par=1, envoyee_le=NOW,
    active_jusqu_au=date(2027, 2, 3), reponse_le=NOW,
)  # fmt: skip
CLOSE = replace(DEMANDE, etat="pourvue", issue="trouve_ici")
NADIA = Famille(1, 1, NASTY, "+33639980005")
KARIM = Famille(2, 1, "Karim", None, telegram_id=7)
ODILE = AssistantMaternel(7, NASTY, NASTY, "62516", telephone="+33639980101")
YES = Interessee(
    PropositionSuivie(relais_id=1, demande=214, assistant=7, cercle="place_connue", ecrite_le=NOW, etat="interessee"),
    ODILE,
)
ACCORDS = tuple(AccordOral(one, NOW, qui) for one, qui in (("relayer", NASTY), ("etre_appelee", None), ("suivi", "Al")))
POUR = PourLaFamille(DEMANDE, NADIA, (YES,), ACCORDS, NASTY)
LIEN = RattachementFamille(1, 1, 5, 7, NASTY, None, NOW)
MOTS = [Mot("interessee:1:1", "<b>Demande</b>", NASTY, "06 39 98 01 01", "famille_appelle")]
SMS = sms_of(NASTY, RELAIS, 214, MOTS)
TEXTES = TextesPrets(
    LigneAppel(Cible("famille", 214), NASTY, "", "62516", "+33639980005"), SMS,
    courriel_of(NASTY, RELAIS, 214, MOTS * 400), 1,
)  # fmt: skip
VUES = (FamilleVue(NADIA, (214, 215), frozenset({"62516"})), FamilleVue(KARIM))
PAIRES = [PaireFamilles(*VUES, "telephone"), PaireFamilles(VUES[1], VUES[0], "prenom")] * 6
FUSION = FusionFamilles(1, 1, 1, 2, NOW, NOW, NASTY)
INVITATION = InvitationFamille(DEMANDE, NADIA, RELAIS, "KM7P-2QXA-9TRD", NOW, None, SMS)

SCREENS: list[tuple[str, dict[str, Any]]] = [
    ("telephone/famille", {"p": POUR, "communes": {}}),
    ("telephone/famille", {"p": replace(POUR, demande=CLOSE, famille=KARIM), "communes": {}}),
    ("telephone/trouve", {"p": POUR}),
    ("telephone/retirer", {"p": POUR}),
    *(
        ("telephone/fait", {"quoi": quoi, "demande": demande})
        for quoi in ("toujours", "suivi", "fini")
        for demande in (DEMANDE, CLOSE)
    ),
    ("telephone/commencer", {}),
    ("telephone/commencee", {"prenom": NASTY}),
    ("telephone/commencee", {"prenom": None}),
    ("telephone/perdue", {}),
    *((f"telephone/{name}", {"f": f}) for name in ("gardee", "effacee") for f in ("an:nd", "an:ndm")),
    ("telephone/doublon", {"demande": DEMANDE}),
    ("telephone/trop", {"maximum": 3}),
    ("telephone/modifiee", {"demande": DEMANDE, "redemandee": True}),
    ("telephone/modifiee", {"demande": CLOSE, "redemandee": False}),
    *(
        ("telephone/equipe_notee", {"demande": one, "famille": NADIA, "par": NASTY, "commune": "Lillers"})
        for one in (DEMANDE, replace(DEMANDE, canal="guichet"), replace(DEMANDE, canal="mail"))
    ),
    ("telephone/equipe_reliee", {"famille": NADIA, "compte": NASTY, "demandes": (214, 215)}),
    ("telephone/relier", {"i": INVITATION}),
    ("telephone/relier", {"i": replace(INVITATION, robot="un_robot")}),
    ("telephone/reliee", {"r": DejaReliee(DEMANDE, KARIM, LIEN)}),
    ("telephone/reliee", {"r": DejaReliee(DEMANDE, KARIM, None)}),
    ("telephone/delier", {"id": 214}),
    *(("telephone/deliee", {"quoi": quoi, "id": 214}) for quoi in ("deliee", "trop_tard", "pas_reliee")),
    *((f"telephone/{name}", {"t": TEXTES, "f": 0}) for name in ("sms", "courriel")),
    *((f"telephone/{name}", {"t": replace(TEXTES, mots=0), "f": 0}) for name in ("sms", "courriel")),
    *(
        ("telephone/attendait", {"texte": "Une nouvelle", "quoi": quoi, "numero": 214, "id": "3"})
        for quoi in ("suivi", "confirmation", "interessee", None)
    ),
    ("telephone/pas_pour_vous", {}),
    (
        "telephone/connue",
        {
            "connues": [FamilleConnue(NADIA, (DEMANDE,)), FamilleConnue(KARIM, ())], "f": "an:nd", "etape": "connue",
            "correction": None, "premiere": False,
        },
    ),
    ("doublons/familles", {"d": FamillesEnDouble(PAIRES, [FUSION]), "communes": {}}),
    ("doublons/familles", {"d": FamillesEnDouble([], []), "communes": {}}),
    ("doublons/famille_apercu", {"p": ApercuFamilles(*VUES, ("relayer",), True, False, 2), "communes": {}}),
    ("doublons/famille_apercu", {"p": ApercuFamilles(*VUES, (), False, True, 0), "communes": {}}),
    *(
        ("doublons/famille_fait", {"quoi": quoi, "nom": NASTY})
        for quoi in ("reunies", "annulee", "distinctes", "trop_tard")
    ),
    *(
        ("acces/famille", {"acces": AccesOuvert("famille", RELAIS, NASTY, deja=deja, demandes=some)})
        for deja, some in ((True, ()), (False, ()), (False, (214,)), (False, (214, 215)))
    ),
    ("acces/code_refuse", {"refus": CodeRefuse("pour_une_famille")}),
]  # fmt: skip


@pytest.mark.parametrize(("template", "data"), SCREENS)
def test_a_screen_is_a_message_that_telegram_takes(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert 0 < len(text) <= 4096
    assert "<b>Éloïse" not in screen.text
    for row in screen.rows:
        assert len(row) <= 3
        for button in row:
            assert len(button.target.encode()) <= 64
            assert not button.target.startswith("an:clo")
