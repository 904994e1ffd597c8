"""Carers at the family's home: a directory and screens of their own, and requests that never cross with the others."""

from __future__ import annotations

from bot.domain.gardes import Garde
from bot.simulator.phone import Phone
from bot.usecases.declare_places import declare_full
from tests.bureau import forge
from tests.quartier import add_animatrice, add_assistant, libre, propositions_of, relais_id, soon, submit
from tests.world import Town


async def board(ville: Town, noa: Phone, room: str = "Les professionnelles") -> None:
    noa.send("/menu")
    noa.press("Tableau de bord", message=await noa.answer())
    noa.press(room, message=await noa.answer())
    await noa.answer()


async def listed(ville: Town, noa: Phone) -> Phone:
    """Sana asked to be in the directory, and Noa put her there."""
    sana = ville.person("Sana", phone="+33639980031")
    sana.send("Je garde des enfants à domicile")
    await sana.wait_for("au domicile de leurs parents")
    sana.press("Demander mon inscription")
    await sana.wait_for("Dans quelle commune")
    sana.send("Lillers")
    await sana.wait_for("Votre numéro de téléphone")
    sana.share_contact()
    await sana.wait_for("Votre demande est au")
    await ville.quiet()
    noa.press("Inscrire")
    await noa.wait_for("Garde d'enfants à domicile")
    await sana.wait_for("vous êtes maintenant dans l'annuaire")
    return sana


async def home_request(ville: Town, camille: Phone, *, agreed: bool = True) -> int:
    numero = await submit(ville, camille, etat="transmise", modes=("garde_a_domicile",), vague_le=None)
    if agreed:
        async with ville.bot.service.unit() as unit:
            demande = await unit.tx.demandes.get(numero)
            await unit.tx.familles.agree(demande.famille_id, "relayer", unit.now)
    return numero


async def matches(ville: Town, noa: Phone, numero: int) -> str:
    await board(ville, noa, "Demandes")
    noa.press("Suivies par le relais")
    noa.press(f"n° {numero}", message=await noa.answer())
    noa.press("Gardes à domicile", message=await noa.answer())
    return (await noa.answer()).text


async def test_she_asks_to_be_listed_and_says_when_she_is_free_in_one_message(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    sana = await listed(ville, noa)
    sana.press("Mes disponibilités")
    await sana.wait_for("disponibilités pas encore dites")
    sana.press("Dire mes jours et mes heures")
    await sana.wait_for("en une phrase")
    sana.send("je ne sais pas trop")
    await sana.wait_for("Je n'ai pas compris")
    sana.send("libre à partir de janvier, lundi et jeudi après l'école")
    screen = await sana.wait_for("C'est noté, merci")
    assert "disponible à partir du vendredi 1er janvier 2027" in screen.text
    assert "Vous allez : Lillers" in screen.text
    sana.press("Ne plus me diffuser")
    await sana.wait_for("plus aucune famille")
    sana.press("Me diffuser de nouveau")
    await sana.wait_for("de nouveau des demandes")
    sana.press("Me mettre en pause")
    await sana.wait_for("Jusqu'à quand")
    sana.press("Jusqu'au mardi 20 octobre 2026")
    await sana.wait_for("En pause jusqu'au")


async def test_who_is_not_put_there_leaves_nothing(ville: Town) -> None:
    noa, sana = ville.person("Noa"), ville.person("Sana", phone="+33639980031")
    await add_animatrice(ville, noa)
    sana.send("/start")
    await sana.answer()
    sana.press("Je garde des enfants à domicile")
    sana.press("Demander mon inscription", message=await sana.answer())
    await sana.wait_for("Dans quelle commune")
    sana.send("Lillers")
    await sana.wait_for("Votre numéro de téléphone")
    sana.press("Continuer sans numéro")
    await sana.wait_for("Votre demande est au")
    await ville.quiet()
    noa.press("Ne pas inscrire")
    await noa.wait_for("Personne n'est encore noté")
    await sana.wait_for("ne vous a pas inscrit")
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.gardes.list_of_relais(relais_id(ville)) == []


async def test_a_request_at_home_reaches_those_who_agreed_and_no_assistant_maternel(ville: Town) -> None:
    noa, camille, elise = ville.person("Noa"), ville.person("Camille"), ville.person("Élise")
    await add_animatrice(ville, noa)
    sana = await listed(ville, noa)
    sana.press("Mes disponibilités")
    sana.press("Je suis disponible", message=await sana.answer())
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, elise, place)
    numero = await home_request(ville, camille)
    await soon(ville)
    assert await propositions_of(ville, numero) == []
    assert "Sana" in await matches(ville, noa, numero)
    noa.press("Proposer à Sana")
    await noa.wait_for("1 personne est interrogée")
    await soon(ville)
    assert "garder ses enfants chez elle" in sana.last.text
    assert f"Demande n° {numero}" not in elise.screen()
    sana.press("Cette demande m'intéresse")
    await sana.wait_for("garde d'enfants à domicile")
    sana.press("La famille m'appelle")
    await sana.wait_for("C'est noté, merci")
    await ville.quiet()
    assert "Garde d'enfants à domicile, Lillers, chez vous" in camille.last.text
    camille.press("Nous avons trouvé ensemble")
    camille.press("Nous avons trouvé", message=await camille.wait_for("Vous avez trouvé avec Sana"))
    await ville.quiet()


async def test_without_the_family_s_agreement_nobody_is_asked(ville: Town) -> None:
    noa, camille = ville.person("Noa"), ville.person("Camille")
    await add_animatrice(ville, noa)
    sana = await listed(ville, noa)
    numero = await home_request(ville, camille, agreed=False)
    assert "n'a pas donné son accord" in await matches(ville, noa, numero)
    await forge(ville, noa, f"an:gd:m:{numero}:tous")
    await soon(ville)
    assert await propositions_of(ville, numero) == []
    assert f"Demande n° {numero}" not in sana.screen()


async def test_an_assistant_maternel_s_request_never_reaches_a_carer_at_home(ville: Town) -> None:
    noa, camille = ville.person("Noa"), ville.person("Camille")
    await add_animatrice(ville, noa)
    sana = await listed(ville, noa)
    sana.press("Mes disponibilités")
    sana.press("Je suis disponible", message=await sana.answer())
    await ville.quiet()
    numero = await submit(ville, camille)
    await soon(ville)
    assert await propositions_of(ville, numero) == []
    async with ville.bot.service.unit() as unit:
        (fiche,) = await unit.tx.gardes.list_of_relais(relais_id(ville))
    await forge(ville, noa, f"an:add:{numero}:{fiche.assistant.id}")
    assert "cette demande est pour un assistant maternel" in noa.last.text
    assert await propositions_of(ville, numero) == []


async def test_the_animatrice_adds_somebody_and_notes_what_she_says(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    await board(ville, noa)
    noa.press("Gardes à domicile")
    await noa.wait_for("Personne n'est encore noté")
    noa.press("Ajouter une personne")
    await noa.wait_for("Qui est-ce")
    noa.send("Sana")
    await noa.wait_for("Je n'ai pas compris")
    noa.send("Sana Exemple, Nulle-Part")
    await noa.wait_for("Je ne reconnais pas cette commune")
    noa.send("Sana Exemple, Lillers, 06 39 98 00 31")
    await noa.wait_for("Garde d'enfants à domicile", fresh=True)
    assert "aucune ne lui est transmise" in noa.last.text
    noa.press("Accepte de recevoir des demandes")
    await noa.wait_for("A accepté le")
    noa.press("Noter ses disponibilités")
    await noa.wait_for("Quand Sana")
    noa.send("libre le mercredi")
    await noa.wait_for("Disponibilités : disponible, ")
    noa.press("Ses communes")
    await noa.wait_for("Dans quelles communes")


async def test_a_number_known_by_the_relais_links_her(ville: Town) -> None:
    noa, sana = ville.person("Noa"), ville.person("Sana", phone="+33639980031")
    await add_animatrice(ville, noa)
    await add_assistant(ville, "Sana", telephone="+33639980031", profession="garde_a_domicile")
    sana.send("/start")
    await sana.answer()
    sana.press("Je suis assistant maternel")
    await sana.wait_for("Partagez votre numéro")
    sana.share_contact()
    await sana.wait_for("Bonjour Sana")
    sana.send("/disponibilites")
    await sana.wait_for("Garde d'enfants à domicile", fresh=True)


async def test_she_has_no_screen_of_an_assistant_maternel(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    sana = await listed(ville, noa)
    for code in ("pro:plein", "pro:libre", "pro:pause"):
        await forge(ville, sana, code)
    await forge(ville, sana, "pf:pl")
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM place") == 0


async def test_what_is_noted_in_a_call_is_her_availability_and_never_a_place(ville: Town) -> None:
    noa, camille = ville.person("Noa"), ville.person("Camille")
    await add_animatrice(ville, noa)
    entry = await add_assistant(ville, "Sana", telephone="+33639980031", profession="garde_a_domicile")
    async with ville.bot.service.unit() as unit:
        await unit.tx.gardes.save(entry.id, Garde(accord_le=unit.now, validee_le=unit.now))
    numero = await home_request(ville, camille)
    await board(ville, noa)
    await forge(ville, noa, f"an:gd:m:{numero}:tous")
    await ville.quiet()
    assert [p.etat for p in await propositions_of(ville, numero)] == ["a_appeler"]
    async with ville.bot.service.unit() as unit:
        await declare_full(unit, entry)
        garde = await unit.tx.gardes.get(entry.id)
        assert garde.etat == "occupee"
        assert await unit.tx.sql.value("SELECT count(*) FROM place") == 0


async def test_stop_keeps_her_inscription_and_a_typed_number_is_explained(ville: Town) -> None:
    sana = ville.person("Sana", phone="+33639980031")
    sana.send("/start")
    await sana.answer()
    sana.press("Je garde des enfants à domicile")
    sana.press("Demander mon inscription", message=await sana.answer())
    await sana.wait_for("Dans quelle commune")
    sana.send("Lillers")
    await sana.wait_for("Votre numéro de téléphone")
    sana.send("STOP")
    stopped = await sana.wait_for("vous ne recevrez plus")
    assert "Continuer ma recherche" not in str(stopped.buttons)
    sana.press("Continuer mon inscription", message=stopped)
    await sana.wait_for("Votre numéro de téléphone", fresh=True)
    sana.send("06 39 98 00 31")
    await sana.wait_for("Un numéro écrit ne suffit pas", fresh=True)
    sana.send("non")
    await sana.wait_for("Votre demande est au", fresh=True)
