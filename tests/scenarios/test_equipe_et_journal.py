"""Who has an access, and what the team read or changed: the responsable's affairs, told."""

from __future__ import annotations

from datetime import date, timedelta

from bot.simulator.phone import Phone
from tests.quartier import add_assistant, relais_id, soon, submit
from tests.world import Town


async def member(ville: Town, prenom: str, role: str = "animatrice", slug: str | None = None) -> Phone:
    phone = ville.person(prenom)
    phone.chat.started = True
    async with ville.bot.service.unit() as unit:
        home = relais_id(ville) if slug is None else unit.territoire.id_of(slug)
        who = await unit.tx.personnes.meet(phone.id, prenom, unit.now)
        await unit.tx.animateurs.add(home, who.compte_id, prenom, role, unit.now)
    return phone


async def press(ville: Town, phone: Phone, *labels: str) -> str:
    for label in labels:
        phone.press(label)
        await ville.quiet()
    return phone.last.text


async def team_screen(ville: Town, phone: Phone) -> str:
    phone.send("/menu")
    await ville.quiet()
    return await press(ville, phone, "Tableau de bord", "Organisation", "L'équipe")


async def invite(ville: Town, phone: Phone, how: str, name: str) -> str:
    await team_screen(ville, phone)
    await press(ville, phone, "Inviter quelqu'un", how)
    phone.send(name)
    await ville.quiet()
    return phone.last.text.split("\n\n")[2].splitlines()[0]


async def test_the_responsable_invites_a_replacement_who_leaves_by_herself_on_the_day(ville: Town) -> None:
    rose = await member(ville, "Rose", "responsable")
    code = await invite(ville, rose, "Remplaçante, 1 mois", "Léa")
    lea = ville.person("Léa")
    lea.send(code)
    assert "Bienvenue, Léa" in (await lea.answer()).text
    screen = await team_screen(ville, rose)
    until = ville.now().date() + timedelta(days=31)
    assert "Léa, remplaçante, jusqu'au" in screen
    async with ville.bot.service.unit() as unit:
        (found,) = await unit.tx.animateurs.list_named(relais_id(ville), "Léa")
        assert (found.role, found.jusqu_au) == ("remplacante", until)
    await press(ville, rose, "Léa", "Encore 3 mois")
    await lea.wait_for("Votre accès au relais a changé")
    await ville.sleep_until(ville.now() + timedelta(days=95))
    await soon(ville)
    await lea.wait_for("est terminé")
    lea.send("/menu")
    await ville.quiet()
    assert "Tableau de bord" not in buttons_of(lea)


def buttons_of(phone: Phone) -> str:
    return " ".join(label for message in phone.received[-2:] for row in message.buttons for label in row)


async def test_an_access_taken_back_ends_at_once(ville: Town) -> None:
    rose, lea = await member(ville, "Rose", "responsable"), await member(ville, "Léa")
    lea.send("/menu")
    await ville.quiet()
    await press(ville, lea, "Tableau de bord")
    await team_screen(ville, rose)
    await press(ville, rose, "Léa", "Retirer son accès")
    assert "Retirer l'accès de Léa" in rose.last.text
    assert "C'est fait : Léa" in await press(ville, rose, "Retirer maintenant")
    lea.press("Demandes")
    await ville.quiet()
    assert "Les demandes du relais" not in lea.last.text


async def test_only_the_responsable_decides_and_the_last_one_stays(ville: Town) -> None:
    rose, lea = await member(ville, "Rose", "responsable"), await member(ville, "Léa")
    screen = await team_screen(ville, lea)
    assert "La responsable donne et retire les accès" in screen
    assert "Journal" not in buttons_of(lea)
    await team_screen(ville, rose)
    assert "C'est la seule responsable" in await press(ville, rose, "Rendre mon accès", "Rendre mon accès")
    await team_screen(ville, rose)
    await press(ville, rose, "Léa", "Nommer responsable")
    await lea.wait_for("vous êtes responsable")
    await team_screen(ville, rose)
    assert "Votre accès est terminé" in await press(ville, rose, "Rendre mon accès", "Rendre mon accès")
    rose.send("/menu")
    await ville.quiet()
    assert "Tableau de bord" not in buttons_of(rose)


async def test_the_journal_says_who_read_and_changed_what_and_nothing_of_it(ville: Town) -> None:
    rose, lea = await member(ville, "Rose", "responsable"), await member(ville, "Léa")
    await add_assistant(ville, "Alix")
    numero = await submit(ville, ville.person("Camille"), remarque="près du moulin bleu", remarque_etat="acceptee")
    await soon(ville)
    lea.send("/menu")
    await ville.quiet()
    await press(ville, lea, "Tableau de bord", "Demandes", "En cours (1)")
    await press(ville, lea, next(b for m in lea.received[-1:] for row in m.buttons for b in row if f"{numero}" in b))
    await press(ville, lea, "Arrêter le relais", "Arrêter le relais")
    await team_screen(ville, rose)
    journal = await press(ville, rose, "Journal")
    assert f"Léa a lu la demande n° {numero}" in journal
    assert f"Léa a modifié la demande n° {numero}" in journal
    assert "Léa a lu une liste" in journal
    assert "moulin" not in journal
    assert "Camille" not in journal
    again = await press(ville, rose, "L'équipe", "Journal")
    assert "Rose a lu le journal" in again
    await press(ville, rose, "Copie (Excel)")
    assert "Le journal de l'équipe" in (await rose.wait_for("Le journal de l'équipe")).text


async def test_who_read_one_request_is_asked_from_the_request(ville: Town) -> None:
    rose, lea = await member(ville, "Rose", "responsable"), await member(ville, "Léa")
    await add_assistant(ville, "Alix")
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    for phone in (lea, rose):
        phone.send("/menu")
        await ville.quiet()
        await press(ville, phone, "Tableau de bord", "Demandes", "En cours (1)")
        label = next(b for m in phone.received[-1:] for row in m.buttons for b in row if f"{numero}" in b)
        await press(ville, phone, label, "Ce qui s'est passé")
    assert "Qui l'a lue" not in buttons_of(lea)
    seen = await press(ville, rose, "Qui l'a lue")
    assert f"Léa a lu la demande n° {numero}" in seen
    assert "Tout le journal" in buttons_of(rose)


async def test_the_journal_of_another_relais_is_not_there_and_old_lines_go(ville: Town) -> None:
    rose = await member(ville, "Rose", "responsable")
    other = await member(ville, "Odile", "responsable", slug="oignies")
    lea = await member(ville, "Léa")
    lea.send("/menu")
    await ville.quiet()
    await press(ville, lea, "Tableau de bord", "Demandes", "En cours (0)")
    await team_screen(ville, rose)
    assert "Léa a lu une liste" in await press(ville, rose, "Journal")
    await team_screen(ville, other)
    assert "Léa" not in await press(ville, other, "Journal")
    await ville.sleep_until(ville.now() + timedelta(days=366))
    await ville.move(days=1)
    async with ville.bot.service.unit() as unit:
        lines = await unit.tx.journal.list_of_relais(relais_id(ville), limit=100)
    assert not [line for line in lines if line.le.date() < date(2026, 11, 1)]
