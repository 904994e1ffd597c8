"""What a relais sets is what the rules read."""

from __future__ import annotations

from dataclasses import fields

import pytest

from bot.domain.criteres import ReglesAppariement
from bot.domain.echeances import ReglesEcheances
from bot.domain.reglages import Reglages


@pytest.mark.parametrize("regles", [ReglesAppariement, ReglesEcheances])
def test_every_setting_of_the_same_name_is_read(regles: type[ReglesAppariement] | type[ReglesEcheances]) -> None:
    shared = {f.name for f in fields(Reglages)} & {f.name for f in fields(regles)}
    assert shared
    changed = {name: getattr(Reglages(), name) + 1 for name in shared}
    read = regles.of(Reglages(**changed))
    assert {name: getattr(read, name) for name in shared} == changed


@pytest.mark.parametrize("regles", [ReglesAppariement, ReglesEcheances])
def test_the_defaults_of_the_service_are_written_once(regles: type[ReglesAppariement] | type[ReglesEcheances]) -> None:
    assert regles.of(Reglages()) == regles()
