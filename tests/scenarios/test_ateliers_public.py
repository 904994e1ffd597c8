"""The planning as families and professionals read it: announced ones, for them, of their relais only."""

from __future__ import annotations

from datetime import date, time

from bot.simulator.phone import Phone
from tests.ateliers import nadia_at_work, put, register
from tests.bureau import forge
from tests.campagne import animatrice
from tests.quartier import add_assistant, relais_id, submit
from tests.world import Town


async def open_ateliers(phone: Phone) -> None:
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    phone.press("Ateliers")
    await phone.wait_for("Ateliers, semaine", fresh=True)


async def test_a_professional_reads_places_in_words(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix)
    one = await put(ville, places_adultes=8, places_enfants=12)
    await put(ville, titre="Un brouillon", etat="brouillon", annonce_le=None)
    await put(ville, titre="Pour les parents", publics=("parent",))
    await put(ville, titre="Ailleurs", slug="oignies", lieu=None)
    for _ in range(5):
        await register(ville, one)
    await register(ville, one, entry.id)
    await open_ateliers(alix)
    shown = alix.last.text
    assert "semaine du lundi 16 novembre 2026" in shown
    assert "2 places libres sur 8, et 6 pour les enfants" in shown
    for hidden in ("Un brouillon", "Pour les parents", "Ailleurs", "6/8", "0/"):
        assert hidden not in shown
    alix.press("Peinture à doigts")
    shown = (await alix.wait_for("Inscriptions jusqu'au", fresh=True)).text
    assert "lundi 16 novembre 2026 à 16 h" in shown
    assert "73-81 rue de Robecq" in shown


async def test_a_family_reads_what_is_for_parents(ville: Town) -> None:
    zoe = ville.person("Zoé")
    await submit(ville, zoe)
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(zoe.id, "Zoé", unit.now)
        await unit.tx.comptes.choose_relais(personne.compte_id, relais_id(ville))
    pro = await put(ville)
    await put(ville, titre="Forum des modes d'accueil", genre="reunion", publics=("parent",), places_enfants=0)
    await open_ateliers(zoe)
    assert "Forum des modes d'accueil" in zoe.last.text
    assert "Peinture" not in zoe.last.text
    await forge(ville, zoe, f"at:pl:v:{pro.id}")
    await zoe.wait_for("Je n'ai pas d'atelier à vous montrer")
    zoe.press("Les ateliers")
    await zoe.wait_for("Forum", fresh=True)
    zoe.press("Tout le mois")
    await zoe.wait_for("novembre 2026", fresh=True)
    zoe.press("Mois d'après")
    await zoe.wait_for("Aucun atelier n'est annoncé", fresh=True)


async def test_it_is_printed_and_put_in_an_agenda(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    await put(ville, jour=date(2027, 3, 30), de=time(9, 15))
    await put(ville, jour=date(2027, 3, 31), titre="Musique", etat="annule", annule_le=ville.now())
    await open_ateliers(alix)
    alix.press("Imprimer")
    await alix.wait_for("prêt à imprimer")
    await forge(ville, alix, "at:pl:ics")
    await alix.wait_for("Ouvrez ce fichier")
    names = {letter.file_name for letter in alix.received if letter.file_name}
    assert names == {"ateliers-2027-03-29.pdf", "ateliers.ics"}


async def test_a_stranger_is_told_what_to_do(ville: Town) -> None:
    zoe = ville.person("Zoé")
    zoe.send("/start")
    await zoe.answer()
    zoe.press("Ateliers")
    await zoe.wait_for("Je ne sais pas encore de quel relais", fresh=True)


async def test_a_week_without_anything_says_so_and_the_team_sees_it_too(ville: Town) -> None:
    nadia = await animatrice(ville)
    await open_ateliers(nadia)
    assert "Aucun atelier n'est annoncé" in nadia.last.text
    nadia.press("Semaine d'avant")
    await nadia.wait_for("Il n'y avait pas d'atelier", fresh=True)


async def test_a_professional_who_is_also_a_parent_reads_both(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    await submit(ville, alix)
    await put(ville)
    await put(ville, titre="Pour les parents", publics=("parent",))
    await open_ateliers(alix)
    assert "Peinture" in alix.last.text
    alix.press("Pour les parents")
    await alix.wait_for("Pour les parents", fresh=True)


async def test_the_team_prints_what_it_announced_never_its_drafts(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    await put(ville, jour=date(2026, 10, 15))
    await put(ville, jour=date(2026, 10, 16), titre="Un brouillon", etat="brouillon", annonce_le=None)
    nadia.press("Semaine d'après")
    await nadia.answer()
    nadia.press("Semaine d'avant")
    await nadia.wait_for("(brouillon)", fresh=True)
    nadia.press("Imprimer")
    await nadia.wait_for("prêt à imprimer")
    async with ville.bot.service.unit() as unit:
        body = await unit.tx.sql.value("SELECT body FROM task WHERE kind = 'document'")
    assert body is None or "Un brouillon" not in body
    assert any(letter.file_name == "ateliers-2026-10-12.pdf" for letter in nadia.received)
