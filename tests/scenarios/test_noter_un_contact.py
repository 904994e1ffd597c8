"""A contact noted by an animatrice in two taps, corrected, undone, dated back; told with phones."""

from __future__ import annotations

import pytest

from bot.simulator.phone import Phone
from tests.bureau import forge
from tests.contacts import counted, open_menu, press, register
from tests.equipe import animatrice, linked_group, parent, speaking
from tests.quartier import add_assistant, relais_id, submit
from tests.world import Town

RECHERCHE = ("famille", "recherche d'un mode d'accueil", "téléphone")


async def test_a_call_is_noted_in_two_taps_from_the_menu(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    taps = ["Noter un contact", "Famille : recherche d'un mode d'accueil"]
    said = await press(ville, noa, *taps)
    assert len(taps) == 2
    assert "C'est noté." in said
    assert "Famille : recherche d'un mode d'accueil, au téléphone, aujourd'hui." in said
    assert "1 contact noté par vous aujourd'hui" in said
    assert await counted(ville) == [RECHERCHE]


async def test_any_motif_is_three_taps_away_and_bears_the_label_of_the_caf(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    taps = ["Noter un contact", "Garde à domicile", "Statut (droit du travail)"]
    said = await press(ville, noa, *taps)
    assert len(taps) == 3
    assert "Garde à domicile : statut (droit du travail), au téléphone" in said
    shown = await press(ville, noa, "Un autre", "Candidat à l'agrément")
    assert "La Caf n'a pas de ligne pour ce public" in shown
    await press(ville, noa, "Exercice du métier")
    await press(ville, noa, "Un autre", "Partenaire", "Action commune")
    await press(ville, noa, "Un autre", "Famille")
    assert [row[0] for row in noa.last.buttons[:4]] == [
        "Recherche d'un mode d'accueil", "Rôle d'employeur ou contrat de travail",
        "Accompagnement à la parentalité", "Autres sujets : médiation",
    ]  # fmt: skip
    await press(ville, noa, "Retour", "Assistant maternel")
    assert [row[0] for row in noa.last.buttons[:6]] == [
        "Exercice du métier", "Disponibilité d'accueil", "Fonctionnement du Rpe", "Statut (droit du travail)",
        "Informations pédagogiques", "Autres formations continues",
    ]  # fmt: skip
    assert [public for public, _, _ in await counted(ville)] == [
        "garde à domicile", "candidat à l'agrément", "partenaire"
    ]  # fmt: skip


async def test_three_calls_of_one_family_are_three_contacts_and_a_double_tap_is_one(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    for _ in range(3):
        await press(ville, noa, "Noter un contact", "Famille : recherche d'un mode d'accueil")
        await press(ville, noa, "Menu du relais")
    assert len(await counted(ville)) == 3
    await press(ville, noa, "Noter un contact")
    code = next(
        b["callback_data"]
        for row in noa.last.raw["reply_markup"]["inline_keyboard"]
        for b in row
        if "Famille : rech" in b["text"]
    )
    for _ in range(2):
        await forge(ville, noa, code)
    assert len(await counted(ville)) == 4
    assert "4 contacts notés par vous aujourd'hui" in noa.last.text


async def test_what_a_relais_notes_most_comes_first(ville: Town) -> None:
    noa, odile = await animatrice(ville, "Noa"), await animatrice(ville, "Odile", "oignies")
    await open_menu(noa)
    await press(ville, noa, "Noter un contact", "Assistant maternel", "Informations pédagogiques")
    await press(ville, noa, "Un autre")
    assert noa.last.buttons[0] == ["Assistant maternel : informations pédagogiques"]
    await press(ville, noa, "Assistant maternel")
    assert noa.last.buttons[0] == ["Informations pédagogiques"]
    await open_menu(odile)
    await press(ville, odile, "Noter un contact")
    assert odile.last.buttons[0] == ["Assistant maternel : disponibilité d'accueil"]


async def test_the_channel_the_length_the_need_and_the_person_are_added_below(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    eva = await add_assistant(ville, "Eva")
    numero = await submit(ville, ville.person("Camille"))
    await open_menu(noa)
    await press(ville, noa, "Noter un contact", "Famille : recherche d'un mode d'accueil")
    said = await press(ville, noa, "Sur place", "Durée", "15 min")
    assert "Famille : recherche d'un mode d'accueil, sur place, 15 min, aujourd'hui." in said
    shown = await press(ville, noa, "Ce que la famille cherche", "Auprès d'un assistant maternel", "Horaires atypiques")
    assert "Noté : auprès d'un assistant maternel et horaires atypiques." in shown
    await press(ville, noa, "Horaires atypiques : oui", "C'est bon", "Rattacher à quelqu'un")
    noa.send(f"demande n° {numero}")
    said = (await noa.answer()).text
    assert f"Famille (demande n° {numero}) : recherche" in said
    assert "La famille cherche : auprès d'un assistant maternel." in said
    await press(ville, noa, "Détacher", "Rattacher à quelqu'un")
    noa.send("eva")
    await noa.answer()
    assert "Eva Exemple" in await press(ville, noa, "Eva Exemple")
    (contact,) = await register(ville)
    assert (contact["minutes"], contact["assistant_maternel_id"], contact["demande_id"]) == (15, eva.id, None)
    assert contact["detail"] == "auprès d'un assistant maternel"


async def test_it_is_dated_back_with_a_button_or_a_word(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    said = await press(
        ville, noa, "Noter un contact", "Un autre jour", "Hier", "Famille : recherche d'un mode d'accueil"
    )
    assert "au téléphone, hier." in said
    assert "Noter un contact du lundi 12 octobre 2026" in await press(ville, noa, "Un autre")
    await press(ville, noa, "Un autre jour", "Une autre date")
    noa.send("le mois prochain")
    assert "Je ne reconnais pas ce jour" in (await noa.answer()).text
    noa.send("3 mars")
    assert "Noter un contact du mardi 3 mars 2026" in (await noa.answer()).text
    assert "le mardi 3 mars 2026" in await press(ville, noa, "Assistant maternel : disponibilité d'accueil")
    await press(ville, noa, "Un autre jour", "Une autre date")
    noa.send("vendredi")
    assert "le vendredi 9 octobre 2026" in (await noa.answer()).text
    assert "hier" in await press(ville, noa, "Hier")
    assert [c["le"][:10] for c in await register(ville)] == ["2026-10-12", "2026-10-12"]


async def test_an_interview_is_noted_with_its_theme_and_counts_once(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    said = await press(ville, noa, "Noter un contact", "Un entretien", "Le droit du travail")
    assert "Assistant maternel : statut (droit du travail), sur place, aujourd'hui." in said
    assert "Entretien : Le droit du travail." in said
    await press(ville, noa, "Visio", "Hier", "Corriger le motif")
    assert "Famille" not in str(noa.last.buttons)
    await press(ville, noa, "Garde à domicile", "Statut (droit du travail)")
    (contact,) = await register(ville)
    assert (contact["public"], contact["canal"], contact["theme"]) == (
        "garde à domicile", "visio", "Le droit du travail"
    )  # fmt: skip


async def test_it_is_undone_within_the_day_and_leaves_its_trace(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    await press(ville, noa, "Noter un contact", "Famille : recherche d'un mode d'accueil")
    assert "n'est plus compté" in await press(ville, noa, "Annuler ce contact")
    assert await counted(ville) == []
    (contact,) = await register(ville)
    assert contact["annule_par"] is not None
    listed = await press(ville, noa, "Mes contacts du jour")
    assert "0 compté. 1 annulé." in listed
    assert "(annulé)" in listed
    await press(ville, noa, "N° 1", "Le compter de nouveau")
    assert await counted(ville) == [RECHERCHE]
    await press(ville, noa, "Corriger le motif", "Famille", "Rôle d'employeur ou contrat de travail")
    assert (await counted(ville))[0][1] == "rôle d'employeur ou contrat de travail"
    await ville.move(days=1)
    await forge(ville, noa, f"an:ctk:{contact['id']}:annuler")
    assert "se corrige et s'annule le jour où il est noté" in noa.last.text
    assert len(await counted(ville)) == 1
    assert "Vous n'en avez encore noté aucun" in await press(ville, noa, "Mes contacts du jour")


async def test_it_is_noted_from_the_entry_of_a_professional_and_from_a_request(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    eva = await add_assistant(ville, "Eva")
    numero = await submit(ville, ville.person("Camille"))
    await forge_entry(ville, noa, f"an:am:{eva.id}")
    said = await press(ville, noa, "Noter un contact", "Exercice du métier")
    assert "Assistant maternel (Eva Exemple) : exercice du métier" in said
    await forge_entry(ville, noa, f"an:d:{numero}")
    said = await press(ville, noa, "Noter un contact", "Recherche d'un mode d'accueil")
    assert f"Famille (demande n° {numero}) : recherche d'un mode d'accueil" in said
    first, second = await register(ville)
    assert (first["assistant_maternel_id"], second["demande_id"]) == (eva.id, numero)


async def forge_entry(ville: Town, phone: Phone, code: str) -> None:
    """Opens a screen by its button, from the menu."""
    await open_menu(phone)
    await forge(ville, phone, code)


async def test_speaking_with_the_relais_is_a_contact_that_the_team_sorts(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    assert await counted(ville) == [("famille", "non classé", "messagerie")]
    await open_menu(noa)
    listed = await press(ville, noa, "Noter un contact", "Conversations à classer (1)")
    assert "Conversation #1, famille, aujourd'hui" in listed
    await press(ville, noa, "#1", "Accompagnement à la parentalité")
    assert await counted(ville) == [("famille", "accompagnement à la parentalité", "messagerie")]
    await open_menu(noa)
    assert "à classer" not in await press(ville, noa, "Noter un contact")


async def test_the_team_group_has_it_and_each_has_her_own_list(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    group = await linked_group(ville, [noa, lou])
    async with ville.bot.service.unit() as unit:
        unit.write("essai", group.id, "contacts/trop_tard")
    await group.wait_for("Ce contact ne change plus")
    group.press(noa, "Menu du relais")
    await group.wait_for("Conversations en cours", fresh=True)
    group.press(noa, "Noter un contact")
    await group.wait_for("Avec qui ?", fresh=True)
    group.press(noa, "Famille : recherche d'un mode d'accueil")
    await group.wait_for("C'est noté.", fresh=True)
    group.press(lou, "Mes contacts du jour")
    await group.wait_for("Vous n'en avez encore noté aucun", fresh=True)


async def test_another_relais_changes_nothing_of_it(ville: Town) -> None:
    noa, odile = await animatrice(ville, "Noa"), await animatrice(ville, "Odile", "oignies")
    eva = await add_assistant(ville, "Eva")
    await open_menu(noa)
    await press(ville, noa, "Noter un contact", "Famille : recherche d'un mode d'accueil")
    await open_menu(odile)
    for code in (
        "an:ctk:1", "an:ctk:1:annuler", "an:ctk:1:mail", "an:ctk:1:m:f:emploi", f"an:ctk:1:a:{eva.id}",
        "an:ctk:1:j:20261012", f"an:cta:a:{eva.id}", f"an:cta:a:{eva.id}:metier:5", "an:ctk:1:duree", "an:ctk:1:date",
    ):  # fmt: skip
        await forge(ville, odile, code)
        assert "Je ne trouve pas cela" in odile.last.text, code
    assert await counted(ville) == [RECHERCHE]
    async with ville.bot.service.unit() as unit:
        assert (await unit.tx.contacts.find(relais_id(ville, "oignies"), 1)) is None


@pytest.mark.parametrize("code", ["an:ct", "an:ctn:f:rech:20261013:9", "an:cte:metier:20261013:9", "an:ctl:0"])
async def test_a_parent_notes_nothing(ville: Town, code: str) -> None:
    camille = await parent(ville)
    await forge(ville, camille, code)
    assert "réservé" in camille.last.text
    assert await register(ville) == []


@pytest.mark.parametrize(
    "code",
    ["an:ctn:f:metier:20261013:9", "an:ctn:f:rech:20261014:9", "an:ctn:f:rech:20200101:9", "an:ctk:99",
     "an:ct:99999999", "an:ctk:99:annuler", "an:cta:d:99", "an:ctl:99", "an:ctk:99:s:atyp",
     "an:cta:a:1:emploi:5", "an:cte:0"],
)  # fmt: skip
async def test_a_forged_or_old_button_is_answered_and_notes_nothing(ville: Town, code: str) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    before = len(noa.received), noa.last.text
    await forge(ville, noa, code)
    assert (len(noa.received), noa.last.text) != before
    assert "n'a pas fonctionné" not in noa.last.text
    assert await register(ville) == []


async def test_what_is_erased_of_a_person_leaves_the_contact_counted(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), ville.person("Camille")
    numero = await submit(ville, camille)
    await forge_entry(ville, noa, f"an:d:{numero}")
    await press(ville, noa, "Noter un contact", "Recherche d'un mode d'accueil")
    async with ville.bot.service.unit() as unit:
        await unit.tx.donnees.erase_demande(numero)
    (contact,) = await register(ville)
    assert contact["demande_id"] is None
    assert await counted(ville) == [RECHERCHE]


async def test_a_screen_left_open_overnight_notes_the_day_it_is_tapped(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    await press(ville, noa, "Noter un contact")
    await ville.move(days=1)
    assert "au téléphone, aujourd'hui." in await press(ville, noa, "Famille : recherche d'un mode d'accueil")
    assert [contact["le"][:10] for contact in await register(ville)] == ["2026-10-14"]
