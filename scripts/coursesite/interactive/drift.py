"""*Drift bench*: PSI of one input in one month, beside what luck alone reads and what really happened."""

from __future__ import annotations

import math

from coursequiz.html import add
from coursesite.interactive.frame import Figure, Frame
from coursesite.interactive.plot import Plot, add_key, add_words

INPUTS = {
    "temp": "temperature",
    "dewp": "dew point",
    "pressure": "air pressure",
    "wind_speed": "wind speed",
    "visib": "visibility",
    "minute": "planned departure",
    "distance": "distance",
    "chance": "the model’s answers",
}
BINS = {"5": "5", "10": "10", "20": "20"}
SAMPLES = {"all": "all flights", "1000": "1,000 flights", "300": "300 flights", "100": "100 flights"}
MONTHS = ("March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def _fill(frame: Frame) -> None:
    frame.add_range("month", "Month")
    frame.add_menu("input", "Input", INPUTS)
    frame.add_choices("bins", "Bins", BINS)
    frame.add_menu("sample", "PSI is read from", SAMPLES)
    svg = frame.add_picture(
        "Four charts: the share of flights in each bin, beside January and February; and by month the PSI, predicted and real share of late flights, and AUC",
        564,
    )
    bins = Plot(x=(0, 1), y=(0, 1), left=48, top=24, bottom=98)
    bins.add_axes(svg, unit="", x={}, y={math.sqrt(share): f"{share:.0%}" for share in (0, 0.1, 0.5, 1)})
    add_words(svg, 2, 14, "share of flights in each bin")
    layer = bins.add_layer(svg)
    frame.add_part(layer, "path", "now", {"class": "bars"})
    frame.add_part(layer, "path", "before", {"class": "mark"})
    add_key(svg, "bars", "this month", x=48, y=118, shape="m0 5v-10h14v10z", gap=19)
    add_key(svg, "mark", "January and February", x=160, y=118)

    ticks = {float(at): name[0] for at, name in enumerate(MONTHS)}
    index = Plot(x=(-0.5, 9.5), y=(-3, 1), left=42, top=158, bottom=258)
    frame.add_part(index.add_layer(svg), "path", "here", {"class": "shade"})
    index.add_axes(svg, unit="", x=ticks, y={-3.0: ".001", -2.0: ".01", -1.0: ".1", 0.0: "1", 1.0: "10"})
    add_words(svg, 2, 146, "PSI")
    layer = index.add_layer(svg)
    add(layer, "path", {"class": "other", "d": f"M-.5 {math.log10(0.25):.3f}h10"})
    for part, kind in {"luck": "luck", "ends": "mark", "whole": "dot"}.items():
        frame.add_part(layer, "path", part, {"class": kind})
    add_key(svg, "other", "rule", x=62, y=146)
    add_key(svg, "luck", "luck alone", x=136, y=146)
    add_key(svg, "dot", "all flights", x=256, y=146, shape="h0", gap=12)

    late = Plot(x=(-0.5, 9.5), y=(0, 40), left=42, top=318, bottom=408)
    frame.add_part(late.add_layer(svg), "path", "there", {"class": "shade"})
    late.add_axes(svg, unit="", x=ticks, y={0.0: "0", 20.0: "20%", 40.0: "40%"})
    add_words(svg, 2, 306, "late flights")
    layer = late.add_layer(svg)
    frame.add_part(layer, "path", "predicted", {"class": "other"})
    frame.add_part(layer, "path", "late", {"class": "this"})
    add_key(svg, "other", "predicted", x=110, y=306)
    add_key(svg, "this", "really", x=230, y=306)

    quality = Plot(x=(-0.5, 9.5), y=(0.6, 0.8), left=42, top=460, bottom=538)
    frame.add_part(quality.add_layer(svg), "path", "then", {"class": "shade"})
    quality.add_axes(svg, unit="", x=ticks, y={0.6: "0.6", 0.7: "0.7", 0.8: "0.8"})
    add_words(svg, 2, 450, "AUC")
    layer = quality.add_layer(svg)
    frame.add_part(layer, "path", "auc", {"class": "other"})
    frame.add_part(layer, "path", "fresh", {"class": "this"})
    add_key(svg, "other", "this model", x=110, y=450)
    add_key(svg, "this", "a fresh one", x=230, y=450)
    rows = [(name, f"=psi-{at}", f"=ends-{at}", f"=rings-{at}", f"=late-{at}", f"=auc-{at}") for at, name in enumerate(MONTHS)]
    frame.add_table("=table", ["Month", "PSI, all flights", "PSI as read", "Rule of 0.25", "Predicted and really late", "AUC, and of a fresh model"], rows)


DRIFT = Figure(name="drift", title="Would this alarm have told you?", fill=_fill)
