"""One picture that is understood on a phone: horizontal bars, words beside the numbers, no legend to decode twice."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

# Told apart by those who confuse red and green.
COULEURS = (
    "#2f6f8f",
    "#6aa84f",
    "#e0a030",
    "#b0553a",
    "#8a8f98",
    "#6b5b95",
    "#c9cdd2",
)  # told apart without red and green
LARGEUR, PAR_LIGNE, ENTETE = 8.0, 0.42, 2.1  # inches


def draw_barres(data: Mapping[str, Any]) -> bytes:
    """`titre`, `sous_titre`; `categories` [text, …] (top to bottom), `series` [{nom, valeurs [number, …]}, …] stacked.

    A zero is drawn as nothing and not written. The picture is a PNG, 1,200 pixels wide.
    """
    from matplotlib.figure import Figure

    categories, series = list(data["categories"]), list(data["series"])
    figure = Figure(figsize=(LARGEUR, ENTETE + PAR_LIGNE * len(categories)), dpi=150, layout="constrained")
    axes = figure.subplots()
    gauche = [0.0] * len(categories)
    total = max((sum(values) for values in zip(*(s["valeurs"] for s in series), strict=True)), default=0) or 1
    for serie, couleur in zip(series, COULEURS, strict=False):
        barres = axes.barh(categories, serie["valeurs"], left=gauche, color=couleur, label=serie["nom"])
        mots = [f"{v:g}" if v >= total * 0.03 else "" for v in serie["valeurs"]]
        axes.bar_label(barres, mots, label_type="center", color="white", fontsize=9)
        gauche = [deja + value for deja, value in zip(gauche, serie["valeurs"], strict=True)]
    axes.invert_yaxis()
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.xaxis.set_visible(False)
    axes.tick_params(length=0)
    figure.suptitle(data["titre"], fontsize=14, fontweight="bold", x=0.01, ha="left")
    axes.set_title(data.get("sous_titre", ""), fontsize=9, loc="left", color="#555555")
    if len(series) > 1:
        figure.legend(loc="outside lower left", ncols=3, frameon=False, fontsize=9)
    file = BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()
