"""The territory files: the four that are shipped load, and every mistake is told in a sentence that helps."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from bot.domain.reglages import BORNES, OUI_NON, PLAGES, Reglages
from bot.domain.relais import Fermeture, Permanence
from bot.domain.territoire import Territoire
from bot.fichier_relais import read_relais
from bot.relais import EXEMPLES, TerritoireInvalideError, check, load_relais
from bot.table_toml import Table

TETE = """
nom = "Relais Petite Enfance d'Exemple"
nom_court = "RPE d'Exemple"
departement = "62"
zone_scolaire = "B"
"""
COMMUNE = '{ insee = "62637", nom = "Oignies", codes_postaux = ["62590"], latitude = 50.4646, longitude = 2.9939 }'
COMMUNES = f"communes = [{COMMUNE}]\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files into a folder: write(oignies="…", carvin="…")."""

    def write_files(**files: str) -> Path:
        for slug, text in files.items():
            (tmp_path / f"{slug.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write_files


@pytest.fixture(scope="module")
def shipped() -> Territoire:
    return load_relais(EXEMPLES)


def test_the_four_shipped_files_load_without_a_word(shipped: Territoire) -> None:
    assert check(EXEMPLES) == ()
    assert [relais.slug for relais in shipped.relais] == [
        "artois-lys-romane", "epinay-sur-seine", "mainvilliers", "oignies",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2025, 1, 1), 37), (date(2025, 6, 30), 37), (date(2025, 7, 1), 38), (date(2026, 1, 1), 39)],
)
def test_artois_lys_romane_grew_from_37_to_39_communes(shipped: Territoire, day: date, count: int) -> None:
    assert len(shipped.get("artois-lys-romane").communes_at(day)) == count


def test_the_other_relais_have_five_one_and_one_communes(shipped: Territoire) -> None:
    day = date(2026, 10, 13)
    counts = {relais.slug: len(relais.communes_at(day)) for relais in shipped.relais}
    assert counts == {"artois-lys-romane": 39, "oignies": 5, "mainvilliers": 1, "epinay-sur-seine": 1}


def test_every_shipped_commune_lies_in_its_own_departement(shipped: Territoire) -> None:
    for relais in shipped.relais:
        assert all(commune.insee.startswith(relais.departement) for commune in relais.communes)
        assert all(code.startswith(relais.departement) for c in relais.communes for code in c.codes_postaux)


def test_the_permanences_of_artois_lys_romane_are_every_weekday_on_three_sites(shipped: Territoire) -> None:
    permanences = shipped.get("artois-lys-romane").permanences
    assert len(permanences) == 15
    assert {p.jour for p in permanences} == set(range(5))
    assert {(p.debut, p.fin, p.sur_rendez_vous) for p in permanences} == {(time(13, 30), time(17), True)}
    assert {p.lieu for p in permanences} == {"lillers-antenne", "richebourg-centre-social", "isbergues-mef"}


def test_what_the_documents_do_not_say_stays_empty(shipped: Territoire) -> None:
    for slug in ("oignies", "epinay-sur-seine"):
        relais = shipped.get(slug)
        assert relais.contact.telephone is None
        assert relais.permanences == ()
    assert all(relais.reglages == Reglages() for relais in shipped.relais)
    assert shipped.get("artois-lys-romane").mention_caf is None
    assert "Caf d'Eure-et-Loir" in (shipped.get("mainvilliers").mention_caf or "")


def test_a_phone_is_kept_as_written_and_as_dialled(shipped: Territoire) -> None:
    first = shipped.get("mainvilliers").contact.telephone
    assert first is not None
    assert (first.affiche, first.e164) == ("06 16 33 57 07", "+33616335707")


def test_the_smallest_file_is_a_name_a_zone_and_a_commune(write: Write) -> None:
    relais = load_relais(write(exemple=TETE + COMMUNES)).get("exemple")
    assert relais.reglages == Reglages()
    assert relais.commune("62637") is not None


def test_a_complete_file_says_everything(write: Write) -> None:
    text = f"""{TETE}{COMMUNES}
lieux = [{{ cle = "mairie", nom = "Mairie", commune = "62637", adresse = "1 place", usages = ["permanence"] }}]
[[permanences]]
jours = ["mardi", "samedi"]
debut = "9h"
fin = 12:30:00
lieux = ["mairie"]
[[permanences]]
jours = ["jeudi"]
demi_journee = "après-midi"
[[fermetures]]
du = 2026-12-24
au = 2027-01-03
motif = "congés"
[[fermetures]]
du = 2027-05-07
[reglages]
rayon_km = 15
premiere_demande_validee = false
silence_avant = "9 h 30"
"""
    relais = load_relais(write(exemple=text)).get("exemple")
    assert relais.permanences == (
        Permanence(1, time(9), time(12, 30), None, "mairie"),
        Permanence(5, time(9), time(12, 30), None, "mairie"),
        Permanence(3, demi_journee="apres_midi"),
    )
    assert relais.fermetures == (
        Fermeture(date(2026, 12, 24), date(2027, 1, 3), "congés"),
        Fermeture(date(2027, 5, 7), date(2027, 5, 7)),
    )
    assert relais.reglages == Reglages(rayon_km=15, premiere_demande_validee=False, silence_avant=time(9, 30))


def commune(**changes: str) -> str:
    """The commune of the example with some keys changed; "" leaves a key out."""
    keys = {
        "insee": '"62637"', "nom": '"Oignies"', "codes_postaux": '["62590"]', "latitude": "50.4", "longitude": "2.9",
    }  # fmt: skip
    return f"communes = [{{ {', '.join(f'{k} = {v}' for k, v in (keys | changes).items() if v)} }}]\n"


MISTAKES = [
    (TETE + commune(insee='"6263"'),
     "communes[1].insee : un code INSEE de 5 caractères était attendu, « 6263 » trouvé"),
    (TETE + commune(insee="62637"),
     "communes[1].insee : un code INSEE de 5 caractères, entre guillemets, était attendu, « 62637 » trouvé"),
    (TETE + commune(insee=""), "communes[1].insee : cette clé manque"),
    (TETE + commune(nom=""), "communes[1].nom : cette clé manque"),
    (TETE + commune(nom='"  "'), "communes[1].nom : un texte était attendu, «    » trouvé"),
    (TETE + commune(codes_postaux='["6259"]'),
     "communes[1].codes_postaux[1] : un code postal de 5 chiffres entre guillemets était attendu, « 6259 » trouvé"),
    (TETE + commune(codes_postaux='"62590"'),
     "communes[1].codes_postaux : une liste entre crochets (un code postal de 5 chiffres entre guillemets) était "
     "attendue, « 62590 » trouvé"),
    (TETE + commune(latitude="2.9", longitude="50.4"),
     "communes[1].latitude : un nombre entre 41 et 51.5 était attendu, « 2.9 » trouvé"),
    (TETE + commune(latitude="true"),
     "communes[1].latitude : un nombre entre 41 et 51.5 était attendu, « true » trouvé"),
    (TETE + commune(depuis='"2026-01-01"'),
     "communes[1].depuis : un jour écrit sans guillemets, par exemple 2026-01-31, était attendu, "
     "« 2026-01-01 » trouvé"),
    (TETE + commune(depuis="2026-01-01", jusqu_au="2025-12-31"),
     "communes[1].jusqu_au : un jour qui ne précède pas « depuis » (2026-01-01) était attendu, « 2025-12-31 » trouvé"),
    (TETE + commune(longitud="2"), "communes[1].longitud : clé inconnue ; vouliez-vous écrire « longitude » ?"),
    (TETE + "communes = []", "communes : au moins une commune était attendue"),
    (TETE, "communes : au moins une commune était attendue"),
    (TETE + 'communes = ["62637"]',
     "communes : une ou plusieurs parties [[communes]] était attendue, « ['62637'] » trouvé"),
    (TETE + f"communes = [{COMMUNE}, {COMMUNE}]", "communes : « 62637 » y figure deux fois"),
    (TETE.replace('"B"', '"D"') + COMMUNES,
     "zone_scolaire : un mot parmi A, B, C était attendu, « D » trouvé"),
    (TETE.replace('"62"', '"974"') + COMMUNES,
     "departement : un numéro de département de métropole était attendu, « 974 » trouvé"),
    (TETE.replace("nom_court", "nom_courd") + COMMUNES, "nom_court : cette clé manque"),
    (TETE.replace("nom_court", "nom_courd") + COMMUNES,
     "nom_courd : clé inconnue ; vouliez-vous écrire « nom_court » ?"),
    (TETE + 'xyz = 1\n' + COMMUNES, "xyz : clé inconnue ; les clés permises ici sont nom, nom_court, departement, "
     "zone_scolaire, communes, lieux, mention_caf, charte_ateliers, contact, crip, permanences, fermetures, "
     "structures, secteurs, campagnes, reglages"),
    (TETE.replace("RPE d'Exemple", "R" * 41) + COMMUNES,
     f"nom_court : un texte de 40 caractères au plus était attendu, « {'R' * 39}… » trouvé"),
    (TETE + COMMUNES + 'contact = "03 21"', "contact : une partie [contact] était attendue, « 03 21 » trouvé"),
    (TETE + COMMUNES + '[contact]\ntelephones = ["03 21 61"]',
     "contact.telephones[1] : un numéro de téléphone français était attendu, « 03 21 61 » trouvé"),
    (TETE + COMMUNES + '[contact]\nemail = "rpe(at)ville.fr"',
     "contact.email : une adresse électronique était attendue, « rpe(at)ville.fr » trouvé"),
    (TETE + COMMUNES + '[contact]\nsite = "www.ville.fr"',
     "contact.site : une adresse qui commence par https:// était attendue, « www.ville.fr » trouvé"),
    (TETE + COMMUNES + '[contact]\ntelephone = "03 21 61 50 00"',
     "contact.telephone : clé inconnue ; vouliez-vous écrire « telephones » ?"),
    (TETE + COMMUNES + 'lieux = [{ cle = "x", nom = "Mairie", commune = "62001" }]',
     "lieux[1].commune : le code INSEE d'une commune de ce fichier était attendu, « 62001 » trouvé"),
    (TETE + COMMUNES + 'lieux = [{ cle = "La Mairie", nom = "Mairie", commune = "62637" }]',
     "lieux[1].cle : un nom court en minuscules sans accents ni espaces était attendu, « La Mairie » trouvé"),
    (TETE + COMMUNES + 'lieux = [{ cle = "x", nom = "Mairie", commune = "62637", usages = ["fête"] }]',
     "lieux[1].usages[1] : un mot parmi permanence, animation, administratif était attendu, « fête » trouvé"),
    (TETE + COMMUNES + 'lieux = [{cle="x", nom="A", commune="62637"}, {cle="x", nom="B", commune="62637"}]',
     "lieux : « x » y figure deux fois"),
    (TETE + COMMUNES + '[[permanences]]\njours = ["Lundi"]',
     "permanences[1].jours[1] : un jour de la semaine était attendu, « Lundi » trouvé"),
    (TETE + COMMUNES + '[[permanences]]\ndebut = "9 h"\nfin = "12 h"', "permanences[1].jours : cette clé manque"),
    (TETE + COMMUNES + '[[permanences]]\njours = ["lundi"]\ndebut = "9 h"',
     "permanences[1].fin : les heures vont par deux : « debut » et « fin »"),
    (TETE + COMMUNES + '[[permanences]]\njours = ["lundi"]\nfin = "9 h"',
     "permanences[1].debut : les heures vont par deux : « debut » et « fin »"),
    (TETE + COMMUNES + '[[permanences]]\njours = ["lundi"]\ndebut = "17 h"\nfin = "13 h 30"',
     "permanences[1].fin : une heure après « debut » était attendue, « 13:30 » trouvé"),
    (TETE + COMMUNES + '[[permanences]]\njours = ["lundi"]\ndebut = "25 h"\nfin = "26 h"',
     'permanences[1].debut : une heure entre guillemets, par exemple "13 h 30", était attendue, « 25 h » trouvé'),
    (TETE + COMMUNES + '[[permanences]]\njours = ["lundi"]\ndebut = 9\nfin = "12 h"',
     'permanences[1].debut : une heure entre guillemets, par exemple "13 h 30", était attendue, « 9 » trouvé'),
    (TETE + COMMUNES + '[[permanences]]\njours = ["lundi"]\ndemi_journee = "matin"\ndebut = "9 h"\nfin = "12 h"',
     "permanences[1].demi_journee : inutile quand les heures sont connues : gardez l'un ou l'autre"),
    (TETE + COMMUNES + '[[permanences]]\njours = ["lundi"]\ndemi_journee = "soir"',
     "permanences[1].demi_journee : un mot parmi matin, après-midi était attendu, « soir » trouvé"),
    (TETE + COMMUNES + '[[permanences]]\njours = ["lundi"]\nlieux = ["mairie"]',
     "permanences[1].lieux[1] : la clé d'un des lieux de ce fichier était attendu, « mairie » trouvé"),
    (TETE + COMMUNES + '[[permanences]]\njours = ["lundi"]\nsur_rendez_vous = "oui"',
     "permanences[1].sur_rendez_vous : true (oui) ou false (non) était attendu, « oui » trouvé"),
    (TETE + COMMUNES + "[[fermetures]]\nau = 2026-12-31", "fermetures[1].du : cette clé manque"),
    (TETE + COMMUNES + "[[fermetures]]\ndu = 2026-12-31\nau = 2026-12-24",
     "fermetures[1].au : un jour entre le 2026-12-31 et le 2027-12-31 était attendu, « 2026-12-24 » trouvé"),
    (TETE + COMMUNES + "[[fermetures]]\ndu = 2026-12-31T08:00:00",
     "fermetures[1].du : un jour écrit sans guillemets, par exemple 2026-01-31, était attendu, "
     "« 2026-12-31 08:00:00 » trouvé"),
    (TETE + COMMUNES + '[[structures]]\ngenre = "garderie"\nnom = "X"\ncommune = "62637"',
     "structures[1].genre : un mot parmi multi-accueil, crèche collective, crèche familiale, micro-crèche, "
     "halte-garderie, MAM, LAEP, espace parentalité, autre était attendu, « garderie » trouvé"),
    (TETE + COMMUNES + '[[structures]]\ngenre = "MAM"\nnom = "X"\ncommune = "62637"\nplaces = 0',
     "structures[1].places : un nombre entier de 1 à 500 était attendu, « 0 » trouvé"),
    (TETE + COMMUNES + "[reglages]\nrayon = 12",
     "reglages.rayon : clé inconnue ; vouliez-vous écrire « rayon_km » ?"),
    (TETE + COMMUNES + "[reglages]\nrelances_max = 3",
     "reglages.relances_max : un nombre entier de 0 à 2 était attendu, « 3 » trouvé"),
    (TETE + COMMUNES + "[reglages]\nrelance_apres_jours = 2",
     "reglages.relance_apres_jours : un nombre entier de 3 à 30 était attendu, « 2 » trouvé"),
    (TETE + COMMUNES + "[reglages]\nrayon_km = true",
     "reglages.rayon_km : un nombre entier de 1 à 50 était attendu, « true » trouvé"),
    (TETE + COMMUNES + '[reglages]\nsilence_apres = "23 h"',
     "reglages.silence_apres : une heure entre 14:00 et 21:00 était attendue, « 23:00 » trouvé"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), MISTAKES)
def test_a_mistake_names_the_file_the_key_and_what_was_expected(write: Write, text: str, sentence: str) -> None:
    assert f"exemple.toml : {sentence}" in check(write(exemple=text))


def test_all_the_mistakes_of_all_the_files_are_told_at_once(write: Write) -> None:
    folder = write(un=TETE + commune(insee='"1"', nom=""), deux=TETE.replace('"B"', '"Z"') + COMMUNES)
    problems = check(folder)
    assert [problem.split(" : ")[:2] for problem in problems] == [
        ["deux.toml", "zone_scolaire"],
        ["un.toml", "communes[1].nom"],
        ["un.toml", "communes[1].insee"],
    ]
    with pytest.raises(TerritoireInvalideError) as refusal:
        load_relais(folder)
    assert refusal.value.problems == problems


def test_two_relais_may_not_cover_a_commune_on_the_same_days(write: Write) -> None:
    (problem,) = check(write(carvin=TETE + COMMUNES, oignies=TETE + COMMUNES))
    assert problem.startswith("oignies.toml : communes : Oignies (62637) est déjà dans carvin.toml aux mêmes dates")


@pytest.mark.parametrize(
    ("carvin", "oignies", "twice"),
    [
        ("jusqu_au = 2025-12-31", "depuis = 2026-01-01", False),
        ("depuis = 2026-01-01", "jusqu_au = 2025-12-31", False),
        ("jusqu_au = 2026-01-01", "depuis = 2026-01-01", True),
        ("depuis = 2030-01-01", "depuis = 2026-01-01", True),
        ("jusqu_au = 2030-01-01", "jusqu_au = 2026-01-01", True),
    ],
)
def test_a_commune_may_leave_one_relais_for_another_from_one_day_to_the_next(
    write: Write, carvin: str, oignies: str, twice: bool
) -> None:
    first, second = (TETE + COMMUNES.replace(" }", f", {dates} }}") for dates in (carvin, oignies))
    assert bool(check(write(carvin=first, oignies=second))) is twice


def test_a_file_that_is_not_toml_tells_where(write: Write) -> None:
    (problem,) = check(write(exemple='nom = "RPE'))
    assert problem.startswith("exemple.toml : ")
    (problem,) = check(write(exemple='nom = "RPE"\nnom = = 1'))
    assert problem.startswith("exemple.toml : ligne 2, colonne 7 : ce n'est pas du TOML")


def test_a_file_of_another_encoding_is_told_to_be_saved_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / "exemple.toml").write_bytes("nom = 'Épinay'".encode("cp1252"))
    assert check(tmp_path) == ("exemple.toml : le fichier doit être enregistré en UTF-8",)


def test_a_byte_order_mark_of_a_windows_editor_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "exemple.toml").write_text(TETE + COMMUNES, encoding="utf-8-sig")
    assert check(tmp_path) == ()


@pytest.mark.parametrize("name", ["Épinay", "Oignies", "mon relais", "-x", "x" * 41])
def test_a_file_name_must_be_usable_in_a_link(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.toml").write_text(TETE + COMMUNES, encoding="utf-8")
    (problem,) = check(tmp_path)
    assert problem.startswith(f"{name}.toml : le nom du fichier doit être fait de minuscules")


def test_an_empty_or_missing_folder_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "absent"):
        (problem,) = check(folder)
        assert problem == f"{folder} : un dossier contenant au moins un fichier <slug>.toml était attendu"


def test_every_setting_can_be_set_in_the_file() -> None:
    hours = {name: f"{latest.hour} h" for name, (_, latest) in PLAGES.items()}
    numbers = {name: least if least != getattr(Reglages(), name) else most for name, (least, most) in BORNES.items()}
    problems: list[str] = []
    table = Table(
        {
            "reglages": {
                **hours,
                **numbers,
                **{name: not getattr(Reglages(), name) for name in OUI_NON},
            }
        },
        "",
        problems,
    )
    reglages = read_relais("x", table).reglages
    assert not any(problem.startswith("reglages") for problem in problems)
    assert all(getattr(reglages, name) != getattr(Reglages(), name) for name in Reglages.__slots__)
