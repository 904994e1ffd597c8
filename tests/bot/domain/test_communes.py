"""A commune as people type it: recognised when the name is right, offered when it is nearly, never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.communes import Choix, Inconnue, NonCouverte, Reconnaissance, Reconnue, RepertoireCommunes
from bot.domain.ecriture import compact, normalise
from bot.domain.relais import Commune, Relais
from bot.relais import EXEMPLES, load_relais

JOUR = date(2026, 10, 13)
TERRITOIRE = load_relais(EXEMPLES)
REPERTOIRE = RepertoireCommunes.of(TERRITOIRE.relais)
NOMS = [commune.nom for relais in TERRITOIRE.relais for commune in relais.communes]


def names(found: Reconnaissance) -> list[str]:
    return [trouvee.commune.nom for trouvee in found.trouvees] if isinstance(found, Choix) else []


@pytest.mark.parametrize(
    ("typed", "nom"),
    [
        ("Lillers", "Lillers"),
        ("  LILLERS ", "Lillers"),
        ("à Lillers", "Lillers"),
        ("Lillers (62190)", "Lillers"),
        ("62190 lillers", "Lillers"),
        ("62 190 Lillers cedex", "Lillers"),
        ("commune de Lillers", "Lillers"),
        ("St Venant", "Saint-Venant"),
        ("st-venant", "Saint-Venant"),
        ("SAINT VENANT", "Saint-Venant"),
        ("Saint‑Hilaire‑Cottes", "Saint-Hilaire-Cottes"),  # non-breaking hyphens of a phone
        ("givenchy les la bassée", "Givenchy-lès-la-Bassée"),
        ("Givenchy-lez-la-Bassee", "Givenchy-lès-la-Bassée"),
        ("Calonne/Lys", "Calonne-sur-la-Lys"),  # 001:150
        ("calonne sur la lys", "Calonne-sur-la-Lys"),
        ("calonne s/ la lys", "Calonne-sur-la-Lys"),
        ("Estree Blanche", "Estrée-Blanche"),
        ("Ligny les Aire", "Ligny-lès-Aire"),
        ("lambres lez aire", "Lambres-lez-Aire"),
        ("evin malmaison", "Évin-Malmaison"),
        ("ÉPINAY SUR SEINE", "Épinay-sur-Seine"),
        ("Epinay sur Seine 93800", "Épinay-sur-Seine"),
        ("Ham en Artois.", "Ham-en-Artois"),
        ("mont bernanchon", "Mont-Bernanchon"),
    ],
)
def test_a_name_is_recognised_however_it_is_written(typed: str, nom: str) -> None:
    found = REPERTOIRE.recognise(typed, JOUR)
    assert isinstance(found, Reconnue), found
    assert found.trouvee.commune.nom == nom


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lilers", "Lillers"),
        ("Lilliers", "Lillers"),
        ("isberg", "Isbergues"),
        ("Isbergue", "Isbergues"),
        ("Lingham", "Linghem"),  # 001:150
        ("MONT BERNENCHON", "Mont-Bernanchon"),  # 001:1092
        ("SAINT-FLOUIS", "Saint-Floris"),  # 001:1262
        ("Ligny-les-aires", "Ligny-lès-Aire"),  # 001:1205
        ("norent fonte", "Norrent-Fontes"),
        ("robec", "Robecq"),
        ("robek", "Robecq"),
        ("norent", "Norrent-Fontes"),
        ("issebergue", "Isbergues"),
        ("stvenant", "Saint-Venant"),
        ("noyelle godault", "Noyelles-Godault"),
        ("courcelles", "Courcelles-lès-Lens"),
        ("epinay", "Épinay-sur-Seine"),
        ("mainviliers", "Mainvilliers"),
        ("je cherche quelqu'un sur lillers pour septembre", "Lillers"),
        ("62400 Lillers", "Lillers"),  # the postal code of another commune of the département
        ("62190 lilers", "Lillers"),
    ],
)
def test_a_name_that_is_nearly_right_is_offered_first_and_never_taken_for_granted(typed: str, first: str) -> None:
    found = REPERTOIRE.recognise(typed, JOUR)
    assert isinstance(found, Choix), found
    assert names(found)[0] == first


@pytest.mark.parametrize(
    "typed",
    ["Béthune", "Lens", "Noeux-les-Mines", "Courrières", "Nogent",
     "Saint-Omer", "Aire-sur-la-Lys", "Paris", "Bruay-la-Buissière", "62400 Béthune", "Richebourg 78550", "75011",
     "", "   ", "??", "👶", "bonjour", "Marseille 13001", "0321615000", "a" * 4096],
)  # fmt: skip
def test_a_commune_that_nobody_covers_is_unknown_rather_than_mistaken(typed: str) -> None:
    assert REPERTOIRE.recognise(typed, JOUR) == Inconnue()


def test_a_first_word_that_several_communes_share_is_a_choice_among_them() -> None:
    assert names(REPERTOIRE.recognise("Auchy", JOUR)) == ["Auchy-au-Bois", "Auchy-les-Mines"]
    assert names(REPERTOIRE.recognise("saint", JOUR)) == ["Saint-Floris", "Saint-Hilaire-Cottes", "Saint-Venant"]


def test_a_postal_code_alone_is_a_choice_even_when_one_commune_of_ours_has_it() -> None:
    assert names(REPERTOIRE.recognise("62400", JOUR)) == ["Locon"]  # it is Béthune's too
    assert names(REPERTOIRE.recognise("62330", JOUR)) == ["Guarbecque", "Isbergues"]


def test_at_most_five_communes_are_offered_and_the_rest_is_counted() -> None:
    found = REPERTOIRE.recognise("62120", JOUR)
    assert isinstance(found, Choix)
    assert (len(found.trouvees), found.autres) == (5, 5)


def test_a_commune_that_joins_later_is_known_but_not_covered_before_its_day() -> None:
    found = REPERTOIRE.recognise("Annequin", date(2025, 12, 31))
    assert isinstance(found, NonCouverte)
    assert found.trouvee.commune.depuis == date(2026, 1, 1)
    assert isinstance(REPERTOIRE.recognise("Annequin", date(2026, 1, 1)), Reconnue)
    assert REPERTOIRE.recognise("Anequin", date(2025, 12, 31)) == Inconnue()


def relais(slug: str, *communes: Commune) -> Relais:
    return Relais(slug, slug, slug, "62", "B", communes=communes)


NORD = Commune("62706", "Richebourg", ("62136",), 50.58, 2.75)
YVELINES = Commune("78520", "Richebourg", ("78550",), 48.82, 1.64)


def test_homonyms_are_a_choice_until_the_postal_code_decides() -> None:
    two = RepertoireCommunes.of([relais("nord", NORD), relais("yvelines", YVELINES)])
    found = two.recognise("Richebourg", JOUR)
    assert isinstance(found, Choix)
    assert [trouvee.relais.slug for trouvee in found.trouvees] == ["nord", "yvelines"]
    decided = two.recognise("Richebourg 78550", JOUR)
    assert isinstance(decided, Reconnue)
    assert decided.trouvee.relais.slug == "yvelines"


def test_a_name_much_less_alike_than_the_best_one_is_not_offered() -> None:
    two = RepertoireCommunes.of(
        [
            relais(
                "x",
                Commune("62555", "Marles", ("62540",), 50.5, 2.5),
                Commune("62556", "Maries", ("62540",), 50.5, 2.6),
            )
        ]
    )
    assert names(two.recognise("marless", JOUR)) == ["Marles"]


def test_a_commune_that_moves_to_another_relais_belongs_to_the_one_of_the_day() -> None:
    leaving = Commune("62706", "Richebourg", ("62136",), 50.58, 2.75, jusqu_au=date(2026, 12, 31))
    joining = Commune("62706", "Richebourg", ("62136",), 50.58, 2.75, depuis=date(2027, 1, 1))
    both = RepertoireCommunes.of([relais("ancien", leaving), relais("nouveau", joining)])
    for day, slug in ((date(2026, 12, 31), "ancien"), (date(2027, 1, 1), "nouveau")):
        found = both.recognise("richebourg", day)
        assert isinstance(found, Reconnue)
        assert found.trouvee.relais.slug == slug


@given(st.sampled_from(NOMS), st.booleans(), st.sampled_from([" ", "-", "  ", " - "]))
def test_every_commune_is_recognised_without_accents_in_any_case_and_with_any_separator(
    nom: str, upper: bool, separator: str
) -> None:
    typed = separator.join(normalise(nom).split())
    found = REPERTOIRE.recognise(typed.upper() if upper else typed, JOUR)
    assert isinstance(found, Reconnue)
    assert found.trouvee.commune.nom == nom


@given(st.sampled_from([nom for nom in NOMS if len(nom) > 5]), st.data())
def test_a_name_with_one_letter_missing_still_offers_its_commune(nom: str, data: st.DataObject) -> None:
    spelled = compact(nom)
    at = data.draw(st.integers(0, len(spelled) - 1))
    assert nom in names(REPERTOIRE.recognise(spelled[:at] + spelled[at + 1 :], JOUR))


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    found = REPERTOIRE.recognise(typed, JOUR)
    assert len(names(found)) <= 5


def test_a_shared_place_offers_the_nearest_covered_communes() -> None:
    near = REPERTOIRE.nearest(50.5630, 2.4800, JOUR)
    assert near[0].trouvee.commune.nom == "Lillers"
    assert near[0].distance_km < 0.5
    assert len(near) == 3
    assert [proche.distance_km for proche in near] == sorted(proche.distance_km for proche in near)


def test_a_place_far_from_every_commune_offers_none() -> None:
    assert REPERTOIRE.nearest(43.2965, 5.3698, JOUR) == ()  # Marseille
    assert REPERTOIRE.nearest(50.5630, 2.4800, JOUR, max_km=0.01) == ()


def test_a_commune_that_has_still_to_join_is_not_near_anybody() -> None:
    here = REPERTOIRE.nearest(50.5038, 2.7203, date(2025, 12, 31))
    assert "Annequin" not in [proche.trouvee.commune.nom for proche in here]
    assert REPERTOIRE.nearest(50.5038, 2.7203, JOUR)[0].trouvee.commune.nom == "Annequin"
