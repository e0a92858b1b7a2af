"""*Cache or compute*: what share of the requests a table answers, how old its answers may be, and what it saves."""

from __future__ import annotations

from coursesite.interactive.frame import Figure, Frame
from coursesite.interactive.plot import Plot, add_key, add_words

KEYS = {"route": "carrier + route", "flight": "+ flight number", "time": "+ weekday and time"}
LISTS = {"once": "once, on March 1", "monthly": "every month", "weekly": "every week", "nightly": "every night"}
MODELS = {"onnx": "an ONNX file", "sklearn": "scikit-learn"}


def _fill(frame: Frame) -> None:
    frame.add_choices("key", "One row for each", KEYS)
    frame.add_menu("list", "List of rows renewed", LISTS)
    frame.add_range("age", "Weather in the rows")
    frame.add_choices("model", "The model is", MODELS)
    title = "Two charts: the share of flights that the table knows in each month, and the AUC of its answers by the age of the weather in them"
    svg = frame.add_picture(title, 334)
    months = Plot(x=(0, 10), y=(0, 100), top=24, bottom=124)
    months.add_axes(svg, unit="% of flights that the table knows", x={0.5: "Mar", 3.5: "Jun", 6.5: "Sep", 9.5: "Dec"}, y={0: "0", 50: "50", 100: "100"})
    frame.add_part(months.add_layer(svg), "path", "known", {"class": "bars"})
    ages = Plot(x=(0, 48), y=(0.54, 0.76), top=206, bottom=294)
    ages.add_axes(svg, unit="", x={hours: str(hours) for hours in (0, 12, 24, 36, 48)}, y={0.6: "0.6", 0.7: "0.7"}, axis="age of the weather in hours")
    add_words(svg, 2, 174, "AUC of the table’s answers")
    add_key(svg, "this", "table", x=34, y=194)
    add_key(svg, "other", "model without weather", x=110, y=194)
    layer = ages.add_layer(svg)
    frame.add_part(layer, "path", "here", {"class": "mark"})
    frame.add_part(layer, "path", "blind", {"class": "other"})
    frame.add_part(layer, "path", "auc", {"class": "this"})
    rows = [(words, *(f"=known-{key}-{rebuilt}" for rebuilt in LISTS), f"=auc-{key}", f"=live-{key}", f"=blind-{key}") for key, words in KEYS.items()]
    known = (f"known, list renewed {words}" for words in LISTS.values())
    head = ["One row for each", *known, "AUC of the table", "AUC live, same flights", "AUC without weather, same flights"]
    frame.add_table("=table", head, rows)


CACHE = Figure(name="cache", title="Look it up, or work it out?", fill=_fill)
