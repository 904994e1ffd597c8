"""Malles lent and rooms booked, by the same places as ateliers: reserved, waited for, given back, counted."""

from __future__ import annotations

from datetime import timedelta

from bot.simulator.phone import Phone
from tests.bureau import forge
from tests.quartier import add_animatrice, add_assistant, soon
from tests.world import Town


async def press(ville: Town, phone: Phone, *labels: str) -> str:
    for label in labels:
        phone.press(label)
        await ville.quiet()
    return phone.last.text


async def say(ville: Town, phone: Phone, text: str) -> str:
    phone.send(text)
    await ville.quiet()
    return phone.last.text


async def parc(ville: Town, nadia: Phone) -> str:
    await say(ville, nadia, "/menu")
    return await press(ville, nadia, "Tableau de bord", "Ateliers", "Malles et salles")


async def with_malle(ville: Town) -> tuple[Phone, Phone, Phone]:
    nadia, alix, dominique = ville.person("Nadia"), ville.person("Alix"), ville.person("Dominique")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix)
    await add_assistant(ville, dominique, telephone="+33639980102")
    await parc(ville, nadia)
    await press(ville, nadia, "Ajouter une malle")
    assert "Prêtée pour 14 jours" in await say(ville, nadia, "Malle éveil musical")
    return nadia, alix, dominique


async def to_malle(ville: Town, phone: Phone) -> str:
    await say(ville, phone, "/menu")
    return await press(ville, phone, "Ateliers", "Emprunter, réserver", "Malle éveil musical")


async def test_a_malle_is_reserved_kept_given_back_and_counted_once(ville: Town) -> None:
    nadia, alix, dominique = await with_malle(ville)
    assert "Quand venez-vous la chercher" in await to_malle(ville, alix)
    first = alix.last.buttons[0][0]
    assert first == "Du mercredi 14 octobre 2026"
    await press(ville, alix, first)
    assert "enfant" not in alix.last.text
    done = await press(ville, alix, "Je confirme")
    assert "elle vous est réservée" in done
    assert "Du mercredi 14 octobre 2026 au mardi 27 octobre 2026" in done

    await to_malle(ville, dominique)
    assert "Du mercredi 14 octobre 2026" not in [row[0] for row in dominique.last.buttons]
    assert dominique.last.buttons[0][0] == "Du mercredi 28 octobre 2026"

    await ville.sleep_until(ville.now() + timedelta(days=13, hours=8))
    await ville.move(hours=2)
    assert any("À rendre le mardi 27 octobre 2026" in m.text for m in alix.received)
    await ville.sleep_until(ville.now() + timedelta(days=3, hours=14))
    await soon(ville)
    late = [m for m in nadia.received if "Pas encore revenue" in m.text]
    assert len(late) == 1
    assert not any("complet" in m.text for m in nadia.received)
    assert "en retard" in await loans(ville, nadia)
    await press(ville, nadia, "Rendue : Malle éveil musical, Alix Exemple")
    assert "Tout est revenu" in nadia.last.text
    async with ville.bot.service.unit() as unit:
        counted = await unit.tx.sql.rows("SELECT presence, rendue_le FROM inscription")
    assert [(row["presence"], row["rendue_le"] is not None) for row in counted] == [("presente", True)]


async def loans(ville: Town, nadia: Phone) -> str:
    await parc(ville, nadia)
    return await press(ville, nadia, next(b for row in nadia.last.buttons for b in row if b.startswith("Prêts")))


async def test_two_who_look_at_the_same_days_do_not_both_get_them(ville: Town) -> None:
    _, alix, dominique = await with_malle(ville)
    for phone in (alix, dominique):
        await to_malle(ville, phone)
        await press(ville, phone, "Du mercredi 14 octobre 2026")
    await press(ville, alix, "Je confirme")
    waiting = await press(ville, dominique, "Je confirme")
    assert "liste d'attente" in waiting
    await say(ville, alix, "/inscriptions")
    await press(ville, alix, *[b for row in alix.last.buttons for b in row if "Malle" in b][:1])
    await press(ville, alix, "Je n'en ai plus besoin")
    await press(ville, alix, next(b for row in alix.last.buttons for b in row if b.startswith(("Oui", "Je confirme"))))
    assert any("proposée" in m.text or "Une place" in m.text for m in dominique.received)


async def test_a_room_by_the_slot_has_its_own_charter_and_three_children_an_adult(ville: Town) -> None:
    nadia, parent = ville.person("Nadia"), ville.person("Camille")
    await add_animatrice(ville, nadia)
    await parc(ville, nadia)
    await press(ville, nadia, "Ajouter une salle")
    made = await say(ville, nadia, "Salle Snoezelen")
    assert "créneaux de 20 minutes" in made
    assert "3 enfants au plus avec chacun" in made
    assert "Les enfants enlèvent manteaux et chaussures" in made

    await say(ville, parent, "/start r_artois-lys-romane")
    await say(ville, parent, "/menu")
    shown = await press(ville, parent, "Ateliers", "Emprunter, réserver", "Salle Snoezelen")
    assert "20 minutes, 3 enfants au plus avec un adulte" in shown
    slots = [b for row in parent.last.buttons for b in row]
    assert "10 h" not in slots  # it is ten now: what has begun is over
    assert "10 h 20" in slots
    assert "enlèvent manteaux" in await press(ville, parent, "10 h 20")
    await press(ville, parent, "J'accepte")
    labels = [b for row in parent.last.buttons for b in row]
    assert "3 enfants" in labels
    assert "4 enfants" not in labels
    await press(ville, parent, "2 enfants", "2 de 18 mois à 3 ans")
    assert "de 10 h 20 à 10 h 40" in parent.last.text

    zoe = ville.person("Zoé")
    await say(ville, zoe, "/start r_artois-lys-romane")
    await say(ville, zoe, "/menu")
    await press(ville, zoe, "Ateliers", "Emprunter, réserver", "Salle Snoezelen")
    assert "10 h 20 (complet)" in [b for row in zoe.last.buttons for b in row]


async def test_what_is_out_of_service_or_elsewhere_is_not_found(ville: Town) -> None:
    nadia, alix, _ = await with_malle(ville)
    odile = ville.person("Odile")
    await add_animatrice(ville, odile, "oignies")
    assert "Ajoutez ce que le relais prête" in await parc(ville, odile)
    await parc(ville, nadia)
    await press(ville, nadia, "Malle éveil musical", "Retirer du service", "Retirer du service")
    await say(ville, alix, "/menu")
    assert "ne prête rien" in await press(ville, alix, "Ateliers", "Emprunter, réserver")


async def test_the_hours_and_rules_of_a_room_are_changed_by_taps_and_the_charter_is_typed(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await parc(ville, nadia)
    await press(ville, nadia, "Ajouter une salle")
    await say(ville, nadia, "Salle de motricité")
    assert "Sans charte" in nadia.last.text
    changed = await press(ville, nadia, "Durée", "Ouvre à", "Ferme à", "Adultes", "Enfants par adulte", "Lieu")
    assert "30 minutes" in changed
    assert "de 10 h à 18 h" in changed
    assert "2 adultes à la fois, 1 enfant au plus avec chacun" in changed
    assert "Lieu : Maison de l'Enfance" in changed
    await press(ville, nadia, "Écrire la charte")
    assert "On range" in await say(ville, nadia, "On range en partant.")
    assert "Sans charte" in await press(ville, nadia, "Sans charte")


async def test_a_malle_is_never_lent_twice_at_the_same_time(ville: Town) -> None:
    _, alix, dominique = await with_malle(ville)
    await to_malle(ville, alix)
    await press(ville, alix, alix.last.buttons[0][0])  # looks at it, and thinks
    await to_malle(ville, dominique)
    await press(ville, dominique, dominique.last.buttons[1][0])
    assert "elle vous est réservée" in await press(ville, dominique, "Je confirme")
    late = await press(ville, alix, "Je confirme")
    assert "réservée entre-temps" in late
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT etat FROM inscription")
    assert [row["etat"] for row in rows] == ["inscrite"]


async def test_a_forged_day_shows_what_is_free_and_breaks_nothing(ville: Town) -> None:
    _, alix, _ = await with_malle(ville)
    await to_malle(ville, alix)
    for tap in ("at:rc:1:000101010000", "at:rc:1:999912312359", "at:pl:s:999999999999999", "at:pl:m:0"):
        await forge(ville, alix, tap)
        assert "Une erreur" not in alix.last.text
        assert "référence" not in alix.last.text
