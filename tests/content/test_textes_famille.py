"""An SMS is short and plain whatever is told; an e-mail says everything, without formatting."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from bot.relais import EXEMPLES, load_relais
from content.textes_famille import _GSM, SMS_MAX, Mot, courriel_of, plain_sms, sms_of, sms_of_invitation

TERRITOIRE: Final = load_relais(EXEMPLES).relais
EVENEMENTS: Final = (
    "depart", "depart:partiel:3", "personne", "bilan", "confirmation:2026-10-13", "suivi:4:1", "interessee:4:1",
    "plus_disponible:4:1", "place:3:0", "fin", "close", "tout_autre_chose",
)  # fmt: skip


def is_plain(text: str) -> bool:
    return all(one.isascii() or one in _GSM for one in text)


@pytest.mark.parametrize("relais", TERRITOIRE, ids=lambda relais: relais.slug)
@pytest.mark.parametrize("suite", ["famille_appelle", "assistant_appelle", "par_le_relais", None])
@pytest.mark.parametrize("evenement", EVENEMENTS)
def test_each_word_alone_is_two_sms_at_most(relais, suite, evenement) -> None:  # type: ignore[no-untyped-def]
    mot = Mot(evenement, "…", "Marie-Bernadette", "06 39 98 01 00", suite)
    text = sms_of("Marguerite-Élisabeth", replace(relais, nom_court=relais.nom_court * 3), 123456, [mot])
    assert len(text) <= SMS_MAX <= 320
    assert is_plain(text)
    assert relais.contact.telephone is None or text.endswith(relais.contact.telephone.affiche)


def test_only_the_newest_news_is_told_with_one_call_at_most_and_whole_sentences() -> None:
    mots = [Mot(evenement, "…", "Odile") for evenement in ("depart", "interessee:4:1", "suivi:4:1", "bilan")]
    text = sms_of("Nadia", TERRITOIRE[0], 12, mots)
    assert "demande no 12. Nous avons fait le point pour vous. Appelez-nous quand vous pouvez." in text
    assert text.count("ppelez-nous") == 1
    assert "intéresse" not in text
    assert "vous parler" not in text


@pytest.mark.parametrize("evenement", EVENEMENTS)
def test_every_news_is_a_sentence_of_its_own(evenement: str) -> None:
    news = sms_of("Nadia", TERRITOIRE[0], 12, [Mot(evenement, "…", "Odile", "06", "famille_appelle")])
    assert news.partition("demande no 12. ")[2][0].isupper()


def test_a_number_is_given_only_to_the_family_that_calls() -> None:
    mot = Mot("interessee:4:1", "…", "Odile", "06 39 98 01 00", "assistant_appelle")
    assert "06 39 98 01 00" not in sms_of("Nadia", TERRITOIRE[0], 12, [mot])
    called = replace(mot, suite="famille_appelle")
    assert "Vous pouvez l'appeler au 06 39 98 01 00" in sms_of("Nadia", TERRITOIRE[0], 12, [called])


def test_accents_that_an_sms_lacks_are_dropped_and_the_others_stay() -> None:
    assert plain_sms("Être à Béthune, ça coûte « 3 € »… n° 2") == 'Etre à Béthune, ca coute "3 €"... no 2'


def test_an_invitation_fits_with_its_link_and_its_code() -> None:
    for relais in TERRITOIRE:
        text = sms_of_invitation("Marguerite-Élisabeth", relais, "KM7P-2QXA-9TRD", "un_robot_au_nom_tres_long_bot")
        assert len(text) <= SMS_MAX
        assert "https://t.me/un_robot_au_nom_tres_long_bot?start=KM7P-2QXA-9TRD" in text


def test_an_e_mail_says_everything_without_formatting() -> None:
    relais = TERRITOIRE[0]
    mail = courriel_of("Nadia", relais, 12, [Mot("bilan", "<b>Demande n° 12</b>\n\nOù nous en sommes &amp; la suite")])
    assert mail.objet == "Votre demande d'accueil n° 12"
    assert mail.corps.startswith("Bonjour Nadia,\n\nDemande n° 12\n\nOù nous en sommes & la suite")
    assert relais.nom in mail.corps
