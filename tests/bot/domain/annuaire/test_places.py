"""What a file changes to the seats we know: its news date them, and never beat fresher ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from bot.domain.annuaire.rapport import Rapport
from bot.domain.assistants import AssistantMaternel, Place

NOW = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)
SEPT = date(2027, 9, 1)
Importer = Callable[..., Rapport]


def known(*places: Place) -> list[AssistantMaternel]:
    return [AssistantMaternel(1, "Fictive", "Agate", "62516", telephone="+33639981234", places=places)]


def after(importer: Importer, cells: str, *places: Place, header: str = "Dispo") -> tuple[Place, ...]:
    rapport = importer(f"Nom;Prénom;Commune;{header}\nFictive;Agate;Lillers;{cells}\n", known(*places))
    return rapport.modifiees[0].apres.places if rapport.modifiees else places


def told(rang: int, etat: str, days_ago: int, source: str, libre_le: date | None = None) -> Place:
    return Place(rang, etat, libre_le, confirmee_le=NOW - timedelta(days=days_ago), source=source)  # type: ignore[arg-type]


def test_a_number_of_free_seats_says_that_the_others_are_taken(importer: Importer) -> None:
    assert [(p.etat, p.source) for p in after(importer, "1", Place(1), Place(2), Place(3))] == [
        ("libre", "import"),
        ("occupee", "import"),
        ("occupee", "import"),
    ]


def test_a_yes_says_nothing_of_the_other_seats(importer: Importer) -> None:
    assert [p.etat for p in after(importer, "oui", Place(1), Place(2))] == ["libre", "inconnue"]


def test_no_beside_a_date_to_come_is_free_from_that_day(importer: Importer) -> None:
    places = after(importer, "non;01/09/2027", Place(1), header="Disponible;Dispo au")
    assert [(p.etat, p.libre_le) for p in places] == [("libre", SEPT)]


def test_news_go_to_the_seat_they_fit(importer: Importer) -> None:
    places = after(importer, "1 périscolaire", Place(1), Place(2, restriction="periscolaire"))
    assert [p.etat for p in places] == ["occupee", "libre"]


def test_ages_and_days_alone_do_not_date_a_seat(importer: Importer) -> None:
    places = after(importer, "0-3 ans;LMJV", Place(1), Place(2), header="Âges;Jours")
    assert [(p.age_max, p.grille is None, p.confirmee_le) for p in places] == [(36, False, None)] * 2


def test_what_she_said_herself_beats_an_undated_file_while_it_is_fresh(importer: Importer) -> None:
    hers = told(1, "occupee", 10, "bot")
    rapport = importer("Nom;Prénom;Commune;Dispo\nFictive;Agate;Lillers;libre\n", known(hers))
    assert not rapport.changes_something
    assert [a.code for a in rapport.avertissements] == ["nouvelle_plus_recente"]


def test_what_she_said_months_ago_does_not(importer: Importer) -> None:
    (place,) = after(importer, "libre", told(1, "occupee", 121, "bot"))
    assert (place.etat, place.confirmee_le, place.source) == ("libre", NOW, "import")


def test_a_dated_line_beats_older_news_and_yields_to_later_ones(importer: Importer) -> None:
    header = "Dispo;Mis à jour le"
    (newer,) = after(importer, "libre;10/10/2026", told(1, "occupee", 10, "bot"), header=header)
    assert (newer.etat, newer.confirmee_le) == ("libre", datetime(2026, 10, 10, 12, tzinfo=UTC))
    (older,) = after(importer, "libre;01/10/2026", told(1, "occupee", 5, "import"), header=header)
    assert older.etat == "occupee"


def test_a_date_to_come_is_not_believed(importer: Importer) -> None:
    (place,) = after(importer, "libre;01/01/2027", Place(1), header="Dispo;Mis à jour le")
    assert place.confirmee_le == NOW


def test_the_same_news_at_a_later_date_are_fresher_and_only_then(importer: Importer) -> None:
    last_month = told(1, "libre", 30, "import", SEPT)
    assert after(importer, "sept 2027", last_month) == (last_month,)
    (renewed,) = after(importer, "sept 2027;12/10/2026", last_month, header="Dispo;MAJ")
    assert renewed.confirmee_le == datetime(2026, 10, 12, 12, tzinfo=UTC)


def test_the_agrement_loses_its_last_seats(importer: Importer) -> None:
    assert [p.rang for p in after(importer, "2", Place(1), Place(2), Place(3), header="Places")] == [1, 2]


def test_the_limits_of_the_agrement_replace_those_of_the_last_file(importer: Importer) -> None:
    places = after(importer, "2 dont 1 périscolaire", Place(1, restriction="periscolaire"), Place(2), header="Places")
    assert [p.restriction for p in places] == [None, "periscolaire"]
    assert after(importer, "2", *places, header="Places") == places


def test_more_free_seats_than_seats_is_said(importer: Importer) -> None:
    rapport = importer("Nom;Prénom;Commune;Places;Places libres\nFictive;Agate;Lillers;2;3\n")
    assert [a.code for a in rapport.avertissements] == ["places_en_trop"]
    assert len(rapport.nouvelles[0].fiche.places) == 2


def test_the_ages_that_she_chose_stay_those_of_the_agrement_are_replaced(importer: Importer) -> None:
    hers = Place(1, age_min=18, age_max=35, ages_dits=True)
    fact = Place(1, "occupee", age_min=0, age_max=17, confirmee_le=NOW, source="bot")
    header, cells = "Agrément", "1 place 0-6 ans"
    kept, replaced = (after(importer, cells, place, header=header)[0] for place in (hers, fact))
    assert (kept.age_min, kept.age_max, kept.ages_dits) == (18, 35, True)
    assert (replaced.age_min, replaced.age_max) != (0, 17)


def test_a_file_that_says_free_forgets_until_when_it_was_taken(importer: Importer) -> None:
    (place,) = after(importer, "libre", Place(1, "occupee", jusqu_au=SEPT, source="import"))
    assert (place.etat, place.jusqu_au, place.source, place.animateur_id) == ("libre", None, "import", None)
