"""A page is read whole or refused, and its writer is told what to change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from content.reponses.baremes import Bareme, Baremes, Source, read_baremes
from content.reponses.controle import dues, faults
from content.reponses.dossier import read_folder
from content.reponses.lecture import read_page
from content.reponses.markdown_permis import problems_of
from content.reponses.mise_en_page import to_html
from content.reponses.pages import Action, Page

TODAY = date(2026, 11, 21)
QUESTIONS = "\n".join(f'  "question numéro {n}",' for n in range(15))
PAGE = f"""+++
titre = "La période d'essai"
sujet = "periode-essai-adaptation"
public = "tous"
portee = "national"
verifie_le = 2026-11-20
a_reverifier_le = 2027-06-01
confiance = "haute"
sources = [{{ titre = "Convention collective, article 95", adresse = "https://www.legifrance.gouv.fr/x" }}]
voisines = ["contrat/avenant"]
questions = [
{QUESTIONS}
]
+++
La période d'essai dure au plus **trois mois**.

Elle s'écrit :
- dans le contrat ;
- avec [le modèle](https://www.pajemploi.urssaf.fr).

Salaire : {{am_minimum}}.

## Que faire
- [Appeler le relais](appeler)
- [L'avenant](page:contrat/avenant)

## Que faire (parent)
- [Décrire ma recherche](chercher)

## Que faire (assistant maternel)
- [Mes disponibilités](disponibilites)

## Facile à lire
Vous pouvez arrêter pendant l'essai.
"""


def ligne(depuis: date, valeur: Decimal | int | str, jusqu_a: date | None = None, nom: str = "am_minimum") -> Bareme:
    source = Source("Urssaf", "https://www.urssaf.fr/x")
    return Bareme(nom, "Minimum", valeur, "€ brut de l'heure", depuis, source, "haute", jusqu_a)


def page() -> Page:
    read, problems = read_page("contrat/essai", PAGE)
    assert not problems
    assert read is not None
    return read


def test_every_part_of_a_page_is_read() -> None:
    read = page()
    assert (read.id, read.sujet, read.relais, len(read.questions)) == (
        "contrat/essai",
        "periode-essai-adaptation",
        None,
        15,
    )
    assert read.actions_for(None) == (
        Action("Appeler le relais", "appeler"),
        Action("L'avenant", "page", "contrat/avenant"),
    )
    assert [action.genre for action in read.actions_for("parent")] == ["appeler", "page", "chercher"]
    assert [action.genre for action in read.actions_for("assistant_maternel")] == ["appeler", "page", "disponibilites"]
    assert read.facile == "Vous pouvez arrêter pendant l'essai."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('titre = "La période', f'titre = "{"x" * 50}', "titre : un titre de 45 caractères au plus"),
        ('"periode-essai-adaptation"', '"periode"', "sujet : un mot parmi"),
        ("verifie_le = 2026-11-20\n", "", "verifie_le : cette clé manque"),
        ("2027-06-01", "2026-06-01", "a_reverifier_le : cette date doit venir après"),
        ("voisines", "voisinnes", "vouliez-vous écrire « voisines »"),
        ('  "question numéro 3",\n', "", "de 15 à 30 questions étaient attendues, 14 trouvées"),
        ("https://www.legifrance", "www.legifrance", "sources[1].adresse : une adresse en https://"),
        ("(appeler)", "(apeler)", "n'est pas un bouton"),
        ("## Que faire (parent)", "## Que faire (parents)", "les titres permis sont"),
        ("(disponibilites)", "(chercher)", "« chercher » se met sous « Que faire (parent) »"),
        ("**trois mois**", "25 %", "« 25 % » doit venir de baremes.toml"),
        ("La période d'essai dure", "### La période", "pas d'autre titre"),
        ("**trois mois**", "<b>trois</b>", "pas de HTML"),
        ("{am_minimum}", "{Am-Minimum}", "un nom de barème était attendu"),
        ("{am_minimum}", "{am_minimum", "une accolade n'est pas fermée"),
        ("Elle s'écrit :", "mot " * 400, "1200 au plus ; coupez la page en deux"),
        ('confiance = "haute"', 'confiance = "basse"', "« à confirmer auprès du relais »"),
        ("public =", "public = tous\nx =", "ligne 4"),
    ],
)
def test_a_mistake_is_told_with_its_field(old: str, new: str, said: str) -> None:
    assert old in PAGE
    read, problems = read_page("contrat/essai", PAGE.replace(old, new))
    assert read is None
    assert any(said in problem for problem in problems), problems


def test_a_page_without_front_matter_is_refused() -> None:
    assert read_page("contrat/essai", "Bonjour")[1] == (
        "les renseignements doivent commencer et finir par une ligne +++",
    )


def test_the_text_becomes_telegram_html_with_its_amounts() -> None:
    shown = to_html(page().texte, Baremes((ligne(date(2026, 6, 1), Decimal("4.20")),)), TODAY)
    assert shown.html == (
        "La période d'essai dure au plus <b>trois mois</b>.\n\nElle s'écrit :\n• dans le contrat ;\n"
        '• avec <a href="https://www.pajemploi.urssaf.fr">le modèle</a>.\n\n'
        "Salaire : 4,20\u00a0€ brut de l'heure (à confirmer)."
    )
    assert shown.a_confirmer == (Source("Urssaf", "https://www.urssaf.fr/x"),)


def test_an_amount_is_served_on_its_days_only() -> None:
    old, new = ligne(date(2025, 1, 1), 3500, date(2025, 12, 31)), ligne(date(2026, 6, 1), 4000)
    table = Baremes((new, old)).confirm("am_minimum", date(2026, 6, 1), TODAY, "Nadia")
    assert to_html("{am_minimum:valeur}", table, date(2025, 3, 1)).html.startswith("3\u202f500\n")
    assert to_html("{am_minimum}, {am_minimum:depuis}", table, TODAY).html.endswith("l'heure, 1er juin 2026")
    between = to_html("{am_minimum}", table, date(2026, 2, 1))
    assert between.html == 'montant à vérifier sur <a href="https://www.urssaf.fr/x">Urssaf</a>'
    assert between.hors_date == ("am_minimum",)
    assert not to_html("{am_minimum}", table, TODAY).a_confirmer


def test_values_alone_that_nobody_confirmed_are_marked_once() -> None:
    table = Baremes((ligne(date(2025, 1, 1), 3500),))
    shown = to_html("{am_minimum:valeur} jours, puis {am_minimum:valeur} heures.", table, TODAY)
    assert shown.html.endswith("heures.\n\n<i>Chiffres et dates à confirmer auprès du relais.</i>")
    assert shown.html.count("à confirmer") == 1
    sure = table.confirm("am_minimum", date(2025, 1, 1), TODAY, "Nadia")
    assert "à confirmer" not in to_html("{am_minimum:valeur} jours.", sure, TODAY).html


def test_what_somebody_writes_is_escaped() -> None:
    assert to_html("a < b & c", Baremes(), TODAY).html == "a &lt; b &amp; c"
    assert "<a" not in to_html("[x](javascript:alert)", Baremes(), TODAY).html
    assert list(problems_of("[x](http://exemple.fr)")) == [
        "lien « http://exemple.fr » : une adresse en https:// était attendue"
    ]


def test_a_page_ages() -> None:
    read = page()
    assert read.state(date(2027, 6, 1)) == "sure"
    assert read.state(date(2027, 6, 2)) == "a_reverifier"
    assert read.state(date(2027, 6, 30), delai=10) == "perimee"


def test_the_table_of_amounts_tells_its_mistakes(tmp_path: Path) -> None:
    file = tmp_path / "baremes.toml"
    file.write_text(
        '[[bareme]]\nnom = "A"\nlibelle = "x"\nvaleur = true\nunite = "€"\ndepuis = 2026-01-01\nconfiance = "haute"\n'
        'source = { titre = "x", adresse = "https://x.fr" }\n',
        "utf-8",
    )
    table, problems = read_baremes(file)
    assert not table.noms
    assert any("bareme[1].nom" in problem for problem in problems)
    assert any("bareme[1].valeur : un nombre" in problem for problem in problems)


def test_pages_are_checked_together(tmp_path: Path) -> None:
    folder = tmp_path / "contrat"
    folder.mkdir()
    (folder / "essai.md").write_text(PAGE, "utf-8")
    (folder / "essai-bis.md").write_text(PAGE.replace('["contrat/avenant"]', "[]"), "utf-8")
    (folder / "casse.md").write_text("rien", "utf-8")
    pages, problems = read_folder(tmp_path)
    assert [one.id for one in pages] == ["contrat/essai-bis", "contrat/essai"]
    assert problems == ("contrat/casse.md : les renseignements doivent commencer et finir par une ligne +++",)
    told = "\n".join(faults(pages, Baremes((ligne(TODAY, 1, nom="orphelin"),)), ["oignies"]))
    for said in (
        "essai.md : voisines : la page « contrat/avenant » n'existe pas",
        "essai.md : « L'avenant » : la page « contrat/avenant » n'existe pas",
        "essai.md : {am_minimum} n'est pas dans baremes.toml",
        "« orphelin » ne sert à aucune page",
        "2 pages le portent",
        "sujet « avenant » : aucune page n'en parle",
    ):
        assert said in told
    assert "deuil-separation" not in told
    assert not list(dues(pages, Baremes(), TODAY))
    assert "à revérifier depuis le 01/06/2027" in "\n".join(dues(pages, Baremes(), date(2027, 7, 1)))
