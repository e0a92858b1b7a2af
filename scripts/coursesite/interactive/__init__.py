"""Figures that a reader can move: a ```figure fence becomes a picture, controls, a summary and a table.

One file a figure holds its HTML; `frame` holds what all figures share, `start` reads the state in which a page shows them,
`fence` finds them in a text, `extension` puts them into a page. What a figure computes is not here: `browser/figures/` owns that,
and hands down the state of the untouched figure when the scripts are built. So nothing is computed twice, in two languages.
"""

from __future__ import annotations

from coursesite.interactive.cache import CACHE
from coursesite.interactive.cadence import CADENCE
from coursesite.interactive.desk import DESK
from coursesite.interactive.drift import DRIFT
from coursesite.interactive.frame import Figure
from coursesite.interactive.gate import GATE
from coursesite.interactive.mates import MATES

FIGURES: dict[str, Figure] = {figure.name: figure for figure in (CADENCE, CACHE, MATES, GATE, DRIFT, DESK)}
"""Every figure by the name that a fence gives."""
