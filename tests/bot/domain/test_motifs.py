"""Every subject has its label of the Caf, for a family and for a professional; nothing else is counted."""

from __future__ import annotations

import pytest

from bot.domain.motifs import LIBELLES, MOTIFS, NON_CLASSE, motif_of
from content.reponses.sujets import SUJETS


def test_every_subject_and_no_other_has_its_labels() -> None:
    assert set(MOTIFS) == set(SUJETS)


@pytest.mark.parametrize("sujet", MOTIFS)
def test_a_label_is_one_of_the_caf(sujet: str) -> None:
    assert motif_of(sujet, "famille") in LIBELLES["famille"]
    assert motif_of(sujet, "assistant_maternel") in LIBELLES["assistant_maternel"]


def test_what_nobody_knows_yet_is_said_so() -> None:
    assert motif_of(None, "famille") == NON_CLASSE
    assert motif_of("un-sujet-d-autrefois", "assistant_maternel") == NON_CLASSE
