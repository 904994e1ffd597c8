"""A place shared for one instant: the communes near it. The place itself is written nowhere."""

from __future__ import annotations

from bot.domain.dialogues import Corrige, Hesite
from bot.domain.personnes import Personne
from bot.usecases.fill_form import show_step
from bot.usecases.form_in_hand import Ecran, PlusRien
from bot.usecases.unit import Unit


async def locate_commune(
    unit: Unit, personne: Personne, formulaire: str, latitude: float, longitude: float
) -> Ecran | PlusRien:
    """Two or three communes to choose from: the nearest centre is not always where one stands."""
    near = unit.territoire.communes.nearest(latitude, longitude, unit.today)
    if not near:
        return await show_step(unit, personne, formulaire, "commune", correction=Corrige("position_loin"))
    hesite = Hesite(tuple(proche.trouvee for proche in near))
    return await show_step(unit, personne, formulaire, "commune", hesite=hesite)
