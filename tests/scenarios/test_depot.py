"""What happens when a family sends its search: to whom it goes, what is refused, what the team reads."""

from __future__ import annotations

from datetime import date, timedelta

from bot.simulator.phone import Phone
from tests.recherche import SLUG, Parent
from tests.world import Town


async def add_animatrice(ville: Town, prenom: str = "Ariane", slug: str = SLUG) -> Phone:
    """An animatrice of that relais, who reads on her own phone."""
    ariane = ville.person(prenom)
    ariane.send("/start")
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(ariane.id, prenom, unit.now)
        relais_id = unit.territoire.id_of(slug)
        await unit.tx.animateurs.add(relais_id, personne.compte_id, prenom, "animatrice", unit.now)
    return ariane


async def contacts(ville: Town) -> list[tuple[str, str, str | None]]:
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT public, motif, detail FROM contact ORDER BY id")
        return [(row["public"], row["motif"], row["detail"]) for row in rows]


async def test_the_first_request_waits_for_an_animatrice(ville: Town) -> None:
    ariane, camille = await add_animatrice(ville), Parent(ville)
    sent = await camille.ask()
    assert "une animatrice la lit avant qu'elle parte" in sent.text
    (demande,) = await camille.demandes()
    assert (demande.etat, demande.vague_le) == ("a_valider", None)
    read = await ariane.wait_for("à lire avant qu'elle parte")
    assert "né en mars 2026" in read.text
    assert "06 39 98 00 01" in read.text
    assert "Laisser partir la demande n° 1" in read.buttons[0]


async def test_a_family_already_approved_sends_at_once(ville: Town) -> None:
    ariane, camille = await add_animatrice(ville), Parent(ville)
    await camille.say("/start")
    await camille.approve()
    sent = await camille.ask()
    assert "Je la transmets maintenant" in sent.text
    (demande,) = await camille.demandes()
    assert demande.etat == "active"
    assert demande.active_jusqu_au == date(2027, 1, 4) + timedelta(days=30)
    assert demande.envoyee_le is not None
    assert demande.reponse_le == demande.envoyee_le + timedelta(days=10)
    assert demande.confirmation_le == demande.envoyee_le + timedelta(weeks=6)
    await ariane.wait_for("Demande n° 1, nouvelle")


async def test_a_relais_reads_only_its_own_requests(ville: Town) -> None:
    ariane, odile = await add_animatrice(ville), await add_animatrice(ville, "Odile", "oignies")
    await Parent(ville).ask("Lillers")
    assert any("Demande n° 1" in message.text for message in ariane.received)
    assert not any("Demande n° 1" in message.text for message in odile.received)


async def test_collective_care_goes_to_the_relais_and_is_counted(ville: Town) -> None:
    ariane, camille = await add_animatrice(ville), Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi", "6 h 30", "17 h 30")
    await camille.tap("Toute l'année", "Plusieurs à la fois", "Accueil collectif", "Garde à domicile", "Valider")
    asked = await camille.tap("Non")
    assert "Ils ne reçoivent ni votre nom, ni votre numéro, ni votre adresse" in asked.text
    await camille.tap("J'accepte, continuer")
    reread = await camille.tap("Continuer sans donner mon numéro")
    assert "Mode d'accueil : accueil collectif, garde à domicile" in reread.text
    sent = await camille.tap("Envoyer ma demande")
    assert "est transmise au Relais Petite Enfance Artois-Lys Romane" in sent.text
    (demande,) = await camille.demandes()
    assert (demande.etat, demande.vague_le) == ("transmise", None)
    await ariane.wait_for("pour vous")
    assert await contacts(ville) == [
        ("famille", "recherche d'un mode d'accueil",
         "accueil collectif ; garde d'enfants à domicile ; horaires atypiques"),
    ]  # fmt: skip


async def test_the_same_search_twice_is_recognised(ville: Town) -> None:
    camille = Parent(ville)
    await camille.ask()
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Début janvier 2027", "Lundi", "Valider ces jours", "8 h", "18 h")
    await camille.tap("Toute l'année", "Un assistant maternel", "Non")
    said = await camille.tap("Envoyer ma demande")
    assert "Vous avez déjà la demande n° 1" in said.text
    assert len(await camille.demandes()) == 1
    await camille.tap("C'est une autre recherche, l'envoyer")
    assert len(await camille.demandes()) == 2


async def test_another_parent_with_the_same_search_is_not_a_duplicate(ville: Town) -> None:
    await Parent(ville).ask()
    sacha = Parent(ville, "Sacha", "+33639980002")
    assert "n° 2" in (await sacha.ask()).text


async def test_three_open_requests_at_most(ville: Town) -> None:
    camille = Parent(ville)
    await camille.ask()
    for year in ("2025", "2024"):
        await camille.begin()
        await camille.tap(year, "mars", "Non", "Début janvier 2027", "Du lundi au vendredi", "8 h", "18 h")
        await camille.tap("Toute l'année")
        if year == "2024":
            await camille.tap("Non, pas d'école")
        await camille.tap("Un assistant maternel", "Non", "Envoyer ma demande")
    await camille.say("/start")
    said = await camille.tap("Chercher un accueil")
    assert "Vous avez déjà 3 demandes en cours" in said.text
    await camille.tap("Mes demandes", "Voir la demande n° 1", "Retirer ma demande", "Retirer ma demande")
    await camille.say("/start")
    assert "Dans quelle commune" in (await camille.tap("Chercher un accueil")).text


async def test_an_unforeseen_need_is_asked_within_a_week_and_answered_sooner(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Dès que possible", "Du lundi au vendredi", "8 h", "18 h")
    asked = await camille.tap("Toute l'année", "Un assistant maternel")
    assert "imprévu" in asked.text
    await camille.tap("Oui, c'est imprévu", "Non", "J'accepte, continuer")
    reread = await camille.tap("Continuer sans donner mon numéro")
    assert "Besoin imprévu" in reread.text
    await camille.tap("Envoyer ma demande")
    (demande,) = await camille.demandes()
    assert demande.besoin.imprevu
    assert demande.envoyee_le is not None
    assert demande.reponse_le == demande.envoyee_le + timedelta(days=7)
    assert (await contacts(ville))[0][2] == "auprès d'un assistant maternel ; urgence"


async def test_adapted_care_is_said_to_the_team_and_never_in_the_fiche(ville: Town) -> None:
    ariane, camille = await add_animatrice(ville), Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi", "8 h", "18 h")
    await camille.tap("Toute l'année", "Un assistant maternel", "J'en parle avec l'animatrice")
    await camille.tap("J'accepte, continuer", "Continuer sans donner mon numéro")
    reread = camille.phone.last.text
    assert "adapté" not in reread.split("Pour le relais seul")[0]
    await camille.tap("Envoyer ma demande")
    assert "accueil adapté" in (await ariane.wait_for("Demande n° 1")).text


async def test_somebody_else_s_number_is_refused(ville: Town) -> None:
    camille, sacha = Parent(ville), ville.person("Sacha", phone="+33639980009")
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi", "8 h", "18 h")
    await camille.tap("Toute l'année", "Un assistant maternel", "Non", "J'accepte, continuer")
    camille.phone.share_contact(of=sacha)
    said = await camille.phone.wait_for("n'est pas le vôtre", fresh=True)
    assert ["Partager mon numéro"] in said.buttons
    assert "Je ne prends pas un numéro écrit" in (await camille.say("06 39 98 00 01")).text
    await camille.tap("Partager mon numéro", "Non, c'est moi qui appelle", "Envoyer ma demande")
    (demande,) = await camille.demandes()
    assert not demande.peut_etre_appelee


async def test_a_request_may_pass_first_by_the_animatrice_without_a_reason(ville: Town) -> None:
    ariane, camille = await add_animatrice(ville), Parent(ville)
    await camille.say("/start")
    await camille.approve()
    await camille.begin()
    await camille.describe()
    await camille.tap("Ajouter une précision", "Ma demande passe d'abord par l'animatrice")
    await camille.tap("Ma demande passe d'abord par l'animatrice")
    sent = await camille.tap("Envoyer ma demande")
    assert "elle vous parle d'abord" in sent.text
    (demande,) = await camille.demandes()
    assert (demande.etat, demande.passe_par_animatrice) == ("a_valider", True)
    assert "Ne lui demandez pas pourquoi" in (await ariane.wait_for("Demande n° 1")).text


async def test_a_remark_waits_for_an_animatrice(ville: Town) -> None:
    ariane, camille = await add_animatrice(ville), Parent(ville)
    await camille.say("/start")
    await camille.approve()
    await camille.begin()
    await camille.describe()
    await camille.tap("Ajouter une précision", "Une remarque")
    await camille.say("Nous parlons <portugais> à la maison & au parc.")
    await camille.tap("Envoyer ma demande")
    read = await ariane.wait_for("une remarque à lire")
    assert "<portugais>" in read.text
    assert read.buttons == [["La remarque peut partir"], ["Elle ne part pas"]]


async def test_agreeing_that_the_relais_keeps_a_search_is_not_agreeing_that_it_is_relayed(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi", "8 h", "18 h")
    await camille.tap("Toute l'année", "Un accueil collectif", "Non", "J'accepte, continuer")
    await camille.tap("Continuer sans donner mon numéro", "Envoyer ma demande")
    (demande,) = await camille.demandes()
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.familles.list_agreed(demande.famille_id) == []
    await camille.tap("Mes demandes", "Voir la demande n° 1", "Modifier", "Corriger", "Le mode d'accueil")
    asked = await camille.tap("Un assistant maternel")
    assert "transmet votre recherche aux assistants maternels" in asked.text
    await camille.tap("J'accepte, continuer", "Enregistrer")
    (demande,) = await camille.demandes()
    assert demande.etat == "a_valider"
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.familles.list_agreed(demande.famille_id) == ["relayer"]
