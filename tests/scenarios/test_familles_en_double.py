"""A family written twice is found, shown, made one, and undone for a day; two people are never made one."""

from __future__ import annotations

from tests.appels import names
from tests.bureau import forge, submit_by_phone
from tests.guichet import Guichet, demandes_of, familles, guichet
from tests.quartier import add_animatrice, soon, submit
from tests.recherche import Parent
from tests.world import Town


async def doubles(sandrine: Guichet) -> str:
    """« Familles en double », from her board."""
    await sandrine.menu()
    await sandrine.tap("Demandes")
    return (await sandrine.tap("Familles en double")).text


async def twice(ville: Town, nadia: Parent | None = None) -> Guichet:
    """Nadia has a request on Telegram; at the counter, somebody noted her again without recognising her."""
    nadia = nadia or Parent(ville, "Nadia", "+33639980005")
    await nadia.ask()
    sandrine = await guichet(ville)
    await sandrine.begin()
    await sandrine.tap("Une autre famille")
    await sandrine.describe()
    await sandrine.tap("Enregistrer la demande")
    return sandrine


async def test_a_preview_says_what_becomes_of_everything_then_they_are_one(ville: Town) -> None:
    sandrine = await twice(ville)
    await soon(ville)
    assert await names(ville) == ["Nadia"]
    assert "Même téléphone" in await doubles(sandrine)
    preview = (await sandrine.tap("Nadia / Nadia : n° 1 et n° 2")).text
    assert "n° 2 rejoint la famille gardée" in preview
    assert "transmettre la recherche, être appelée" in preview
    assert "1 nouvelle à dire lui sera écrite" in preview
    assert "n'est plus qu'une famille" in (await sandrine.tap("Réunir les deux")).text
    (famille,) = await familles(ville)
    assert [demande.id for demande in await demandes_of(ville, famille.id)] == [2, 1]
    assert await names(ville) == []  # she reads it on Telegram
    assert "Aucune famille ne se ressemble" in await doubles(sandrine)


async def test_it_is_undone_for_a_day_and_not_afterwards(ville: Town) -> None:
    sandrine = await twice(ville)
    await doubles(sandrine)
    await sandrine.tap("Nadia / Nadia : n° 1 et n° 2", "Réunir les deux")
    await doubles(sandrine)
    assert "les deux familles sont comme avant" in (await sandrine.tap("Annuler : Nadia")).text
    assert [[d.id for d in await demandes_of(ville, f.id)] for f in await familles(ville)] == [[1], [2]]
    await doubles(sandrine)
    await sandrine.tap("Nadia / Nadia : n° 1 et n° 2", "Réunir les deux")
    await ville.move(hours=25)
    assert "encore annulables" not in await doubles(sandrine)
    await forge(ville, sandrine.phone, "an:fm:annuler:2")
    assert "Il est trop tard" in sandrine.phone.last.text
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM famille") == 1
        assert await unit.tx.sql.value("SELECT count(*) FROM demande") == 2
        assert await unit.tx.sql.value("SELECT count(*) FROM fusion WHERE avant IS NOT NULL") == 0


async def test_two_families_are_not_asked_about_again(ville: Town) -> None:
    sandrine = await twice(ville)
    await doubles(sandrine)
    await sandrine.tap("Nadia / Nadia : n° 1 et n° 2", "Ce sont deux familles")
    assert "Aucune famille ne se ressemble" in await doubles(sandrine)


async def test_separated_parents_keep_each_their_own_request(ville: Town) -> None:
    """Both gave the number of the house; each has a Telegram of his own."""
    sandrine = await guichet(ville)
    nadia, karim = ville.person("Nadia"), ville.person("Karim")
    await submit(ville, nadia)
    await submit(ville, karim)
    await doubles(sandrine)
    screen = await sandrine.tap("Nadia / Karim : n° 1 et n° 2")
    assert "deux parents séparés" in screen.text
    assert screen.button("Réunir les deux", exact=True) is None
    one, other = [famille.id for famille in await familles(ville)]
    await forge(ville, sandrine.phone, f"an:fm:{one}:{other}:oui")
    assert "deux parents séparés" in sandrine.phone.last.text
    assert len(await familles(ville)) == 2


async def test_another_relais_sees_nothing_and_merges_nothing(ville: Town) -> None:
    sandrine = await twice(ville)
    one, other = [famille.id for famille in await familles(ville)]
    agathe = ville.person("Agathe")
    await add_animatrice(ville, agathe, "mainvilliers")
    voisine = Guichet(ville, agathe)
    assert "Aucune famille ne se ressemble" in await doubles(voisine)
    for code in (f"an:fm:{one}:{other}", f"an:fm:{one}:{other}:oui", f"an:fm:{one}:{other}:non", f"an:fm:{one}:{one}"):
        await forge(ville, agathe, code)
        assert "réunir" not in agathe.last.text.lower()
    assert len(await familles(ville)) == 2
    assert "Même téléphone" in await doubles(sandrine)


async def test_the_same_first_name_in_the_same_commune_is_shown(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note("Maryse 06 39 98 00 44")
    await submit_by_phone(ville, "Maryse")
    assert "Même prénom, même commune" in await doubles(sandrine)
    first, second = await familles(ville)
    await sandrine.tap("Maryse / Maryse", "Garder plutôt l'autre", "Réunir les deux")
    (kept,) = await familles(ville)
    assert kept.id == second.id != first.id
    assert len(await demandes_of(ville, kept.id)) == 2


async def test_who_erases_herself_after_a_merge_leaves_nothing(ville: Town) -> None:
    nadia = Parent(ville, "Nadia", "+33639980005")
    sandrine = await twice(ville, nadia)
    await doubles(sandrine)
    await sandrine.tap("Nadia / Nadia : n° 1 et n° 2", "Réunir les deux")
    await nadia.say("/donnees")
    await nadia.tap("Tout effacer", "Effacer maintenant")
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM famille") == 0
        assert await unit.tx.sql.value("SELECT count(*) FROM demande") == 0
        assert await unit.tx.sql.value("SELECT count(*) FROM fusion") == 0


async def test_merges_of_three_undone_in_any_order_give_each_its_own_request(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.menu()
    for _ in range(3):
        await submit_by_phone(ville, "Maryse")
    first, second, third = [famille.id for famille in await familles(ville)]
    await forge(ville, sandrine.phone, f"an:fm:{second}:{first}:oui")
    await forge(ville, sandrine.phone, f"an:fm:{third}:{second}:oui")
    assert [[d.id for d in await demandes_of(ville, f.id)] for f in await familles(ville)] == [[3, 2, 1]]
    await forge(ville, sandrine.phone, "an:fm:annuler:1")
    await forge(ville, sandrine.phone, "an:fm:annuler:2")
    assert [[d.id for d in await demandes_of(ville, f.id)] for f in await familles(ville)] == [[1], [2], [3]]


async def test_a_number_corrected_since_the_merge_stays_when_it_is_undone(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.menu()
    await submit_by_phone(ville, "Maryse")
    await submit_by_phone(ville, "Maryse")
    first, second = [famille.id for famille in await familles(ville)]
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("UPDATE famille SET telephone = NULL WHERE id = :id", {"id": first})
    await forge(ville, sandrine.phone, f"an:fm:{first}:{second}:oui")
    async with ville.bot.service.unit() as unit:
        await unit.tx.familles.set_telephone(first, "+33639980066")
    await forge(ville, sandrine.phone, "an:fm:annuler:1")
    assert [f.telephone for f in await familles(ville)] == ["+33639980066", "+33639980005"]
