"""A planning sent as a file: its report first, then drafts; fourteen ateliers a week for a quarter."""

from __future__ import annotations

import csv
import io
from datetime import date

from bot.domain.conflits import conflits_of_day
from bot.exemples.planning_fictif import COLONNES, generate, lignes
from bot.relais import EXEMPLES, load_relais
from bot.simulator.phone import Phone
from content.documents import make_document
from tests.ateliers import ateliers_of, nadia_at_work, put
from tests.bureau import forge
from tests.quartier import SLUG, add_assistant
from tests.world import Town

RELAIS = load_relais(EXEMPLES).get(SLUG)
DU, AU = date(2027, 1, 4), date(2027, 4, 2)


async def send(nadia: Phone, nom: str, data: bytes) -> None:
    nadia.press("Importer un planning")
    await nadia.wait_for("Envoyez-moi un fichier", fresh=True)
    nadia.send_document(nom, data)
    await nadia.wait_for("Je le lis", fresh=True)


async def test_a_quarter_is_imported_announced_and_read(ville: Town) -> None:
    nadia, alix = await nadia_at_work(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    rows = list(lignes(RELAIS, DU, AU))
    sheet = make_document("liste.xlsx", {"titre": "Planning", "colonnes": list(COLONNES), "lignes": rows})
    await send(nadia, "trimestre.xlsx", sheet)
    report = await nadia.wait_for("Compte rendu du planning")
    assert f"Ateliers à créer : {len(rows)}" in report.text
    assert "Lignes refusées" not in report.text
    assert "À vérifier" not in report.text
    assert await ateliers_of(ville) == []
    nadia.press(f"Créer ces {len(rows)} brouillons")
    await nadia.wait_for("C'est fait", fresh=True)
    made = await ateliers_of(ville)
    weeks = {one.jour.isocalendar().week for one in made}
    assert len(made) == len(rows) > 130
    assert max(sum(one.jour.isocalendar().week == week for one in made) for week in weeks) == 14
    assert not any(conflits_of_day(one.jour, RELAIS) for one in made)
    assert all(one.lieu for one in made)
    assert len({RELAIS.lieu(one.lieu).commune for one in made}) >= 35  # type: ignore[arg-type, union-attr]
    await forge(ville, nadia, "an:at:m:20270101")
    await nadia.wait_for("Choisissez une semaine")
    nadia.press("Annoncer les brouillons")
    await nadia.answer()
    nadia.press("Oui, annoncer")
    await nadia.wait_for("C'est annoncé", fresh=True)
    await ville.move(hours=1)
    await alix.wait_for("De nouveaux ateliers")
    alix.press("Voir le planning")
    week = await alix.wait_for("semaine du lundi 4 janvier 2027", fresh=True)
    assert len(week.text) <= 4096
    assert "places libres" in week.text


async def test_the_same_file_twice_makes_nothing_twice(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    data = generate(RELAIS, DU, date(2027, 1, 17))
    for fresh in (True, False):
        await send(nadia, "planning.csv", data)
        report = await nadia.wait_for("Compte rendu du planning", fresh=True)
        if fresh:
            nadia.press("Créer ces 28 brouillons")
            await nadia.wait_for("C'est fait", fresh=True)
            await forge(ville, nadia, "an:ati:ok:1")
            await nadia.wait_for("déjà décidé")
            await forge(ville, nadia, "an:at")
        else:
            assert "Déjà dans le planning : 28 lignes" in report.text
    assert len(await ateliers_of(ville)) == 28


async def test_what_is_not_understood_is_said_line_by_line(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    await put(ville)
    out = io.StringIO()
    csv.writer(out).writerows([
        ["Date", "Début", "Fin", "Titre", "Type", "Commune", "Lieu", "Places", "Âges", "Météo"],
        ["17/11/2026", "10h", "12h", "Musique", "", "Lillers", "", "8", "", "beau"],
        ["bientôt", "10h", "12h", "Musique", "", "", "", "8", "", ""],
        ["18/11/2026", "12h", "10h", "Musique", "", "", "", "8", "", ""],
        ["18/11/2026", "à l'aube", "10h", "Musique", "", "", "", "8", "", ""],
        ["18/11/2026", "", "", "", "", "", "", "8", "", ""],
        ["18/11/2026", "", "", "Yoga", "Yoga", "", "", "8", "", ""],
        ["18/11/2026", "", "", "Yoga", "", "", "", "beaucoup", "", ""],
        ["11/11/2026", "", "", "Conte", "Réunion ou conférence", "", "Chez nous", "12", "18 mois - 3 ans", ""],
        ["13/10/2025", "", "", "Hier", "", "", "", "8", "", ""],
    ])  # fmt: skip
    await send(nadia, "brouillon.csv", out.getvalue().encode())
    report = await nadia.wait_for("Compte rendu du planning")
    for said in (
        "Ateliers à créer : 2", "Lignes refusées : 7", "Ligne 3 : je ne comprends pas cette date (« bientôt »)",
        "Ligne 4 : la fin doit venir après le début", "Ligne 5 : je ne comprends pas ces heures", "Ligne 6 : il manque",
        "Ligne 7 : je ne connais pas ce type", "Ligne 8 : je ne comprends pas ce nombre", "Ligne 10 : cette date est",
        "Colonnes que je ne lis pas : Météo", "le lieu est déjà pris pour « Peinture à doigts »", "jour férié",
    ):  # fmt: skip
        assert said in report.text, said
    nadia.press("Ne rien changer")
    await nadia.wait_for("Rien n'a été créé", fresh=True)
    assert len(await ateliers_of(ville)) == 1


async def test_a_file_that_is_no_planning_is_refused_kindly(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    await send(nadia, "photo.csv", b"Nom;Adresse\nAnne;ici\n")
    await nadia.wait_for("il faut au moins « Date » et « Titre »")
    nadia.press("Importer un autre fichier")
    await nadia.answer()
    nadia.press("Recevoir un modèle")
    await nadia.wait_for("Voici le modèle")
    assert any(letter.file_name == "planning.xlsx" for letter in nadia.received)
    assert await ateliers_of(ville) == []
