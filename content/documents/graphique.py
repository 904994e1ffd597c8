"""One picture that is understood on a phone: horizontal bars, words beside the numbers, no legend to decode twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Told apart by those who confuse red and green, and in grey: from dark to light as far as possible.
COULEURS = {
    "bleu": "#1f5f87",
    "vert": "#5a9e3a",
    "jaune": "#eab54d",
    "brique": "#b0482f",
    "gris": "#7c828b",
    "violet": "#5b4b8a",
    "clair": "#d3d7dc",
}
SOMBRES = frozenset({"bleu", "brique", "gris", "violet", "vert"})  # on which white is read
LARGEUR, PAR_LIGNE, HAUT, BAS, PAR_LEGENDE, MARGE, PAR_LETTRE = 8.0, 0.44, 0.95, 0.25, 0.3, 0.35, 0.085  # inches
EN_LEGENDE = 2  # names in one row under the bars
PETIT = 0.028  # of the longest bar: a narrower piece has no room for its number


def draw_barres(data: Mapping[str, Any]) -> bytes:
    """`titre`, `sous_titre`; `categories` [text, …] (top to bottom), `series` stacked from the left
    [{nom, valeurs [number, …], couleur (a name of COULEURS, optional)}, …]; `fins` [text, …], written at the end of
    each bar (optional), `vide`: what is said when there is no bar, `legende` (false: the series' names add nothing).

    A zero is drawn as nothing and not written. The picture is a PNG, 1,200 pixels wide.
    """
    from matplotlib.figure import Figure

    categories, series = list(data["categories"]), list(data["series"])
    fins = list(data.get("fins", [""] * len(categories)))
    legende = -(-len(series) // EN_LEGENDE) * PAR_LEGENDE if len(series) > 1 and data.get("legende", True) else 0
    height = HAUT + PAR_LIGNE * max(len(categories), 1) + BAS + legende
    figure = Figure(figsize=(LARGEUR, height), dpi=150)
    left, right = MARGE + PAR_LETTRE * _longest(categories), MARGE + PAR_LETTRE * _longest(fins)
    bottom = BAS + legende
    axes = figure.add_axes(
        (left / LARGEUR, bottom / height, (LARGEUR - left - right) / LARGEUR, (height - HAUT - bottom) / height)
    )
    if categories:
        _draw(axes, categories, series, fins)
    else:
        axes.set_axis_off()
        axes.text(0, 0.5, data.get("vide", "Rien à montrer pour l'instant."), fontsize=12, va="center")
    figure.text(0.02, 1 - 0.22 / height, data["titre"], fontsize=15, fontweight="bold", va="top")
    figure.text(0.02, 1 - 0.56 / height, data.get("sous_titre", ""), fontsize=10, color="#555555", va="top")
    if legende:
        figure.legend(loc="lower left", bbox_to_anchor=(0.012, 0.0), ncols=EN_LEGENDE, frameon=False, fontsize=10)
    file = BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()


def _draw(axes: Axes, categories: Sequence[str], series: Sequence[Mapping[str, Any]], fins: Sequence[str]) -> None:
    rows = range(len(categories))
    ends = [0.0] * len(categories)
    longest = max((sum(values) for values in zip(*(s["valeurs"] for s in series), strict=True)), default=0) or 1
    for serie, usual in zip(series, COULEURS, strict=False):
        couleur = serie.get("couleur", usual)
        barres = axes.barh(rows, serie["valeurs"], left=ends, color=COULEURS[couleur], label=serie["nom"], height=0.72)
        mots = [f"{v:g}" if v >= longest * PETIT else "" for v in serie["valeurs"]]
        ecrit = "white" if couleur in SOMBRES else "#222222"
        axes.bar_label(barres, mots, label_type="center", color=ecrit, fontsize=10)
        ends = [end + value for end, value in zip(ends, serie["valeurs"], strict=True)]
    for row, end, mot in zip(rows, ends, fins, strict=True):
        axes.text(end + longest * 0.012, row, mot, va="center", fontsize=10, fontweight="bold")
    axes.set_yticks(rows, categories, fontsize=10.5)
    axes.set_xlim(0, longest)
    axes.set_ylim(len(categories) - 0.5, -0.5)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.xaxis.set_visible(False)
    axes.tick_params(length=0)


def _longest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0)
