"""*Retraining cadence*: how often to train, and on which past, judged week by week."""

from __future__ import annotations

from coursesite.interactive.frame import Figure, Frame
from coursesite.interactive.plot import Plot, add_key

SCHEDULES = {"never": "never", "16": "every 16 weeks", "8": "every 8 weeks", "4": "every 4 weeks", "2": "every 2 weeks", "1": "every week"}
WINDOWS = {"28": "the last 28 days", "60": "the last 60 days", "all": "all past"}
SEASONS = {
    "year": "all ten months",
    "spring": "March to May",
    "summer": "June to August",
    "autumn": "September and October",
    "winter": "November and December",
}
TOP = 24
"""Highest value of the axis: no week of any schedule is worse."""


def _fill(frame: Frame) -> None:
    frame.add_range("cadence", "Train again")
    frame.add_choices("window", "Each time on", WINDOWS)
    frame.add_menu("season", "Judge by", SEASONS)
    svg = frame.add_picture("Line chart: mean error in minutes, week by week from March to December, of this schedule and of a model trained once", 236)
    plot = Plot(x=(0, 43), y=(0, TOP), top=44, bottom=212)
    frame.add_part(plot.add_layer(svg), "path", "season", {"class": "shade"})
    months = {0.0: "Mar", 8.7: "May", 17.4: "Jul", 26.3: "Sep", 35.0: "Nov"}
    plot.add_axes(svg, unit="minutes wrong, mean of each week", x=months, y={value: f"{value:g}" for value in (0.0, 5.0, 10.0, 15.0, 20.0)})
    layer = plot.add_layer(svg)
    frame.add_part(layer, "path", "never", {"class": "other"})
    frame.add_part(layer, "path", "schedule", {"class": "this"})
    frame.add_part(layer, "path", "trainings", {"class": "mark"})
    add_key(svg, "this", "this schedule", x=2, y=34)
    add_key(svg, "other", "trained once", x=142, y=34)
    add_key(svg, "mark", "training", x=284, y=34, shape="m0 5v-9", gap=6)
    rows = [(words, *(f"=error-{schedule}-{window}" for window in WINDOWS)) for schedule, words in SCHEDULES.items()]
    frame.add_table("=table", ["Trained again", *(f"on {words}" for words in WINDOWS.values())], rows)


CADENCE = Figure(name="cadence", title="How often, and on how much?", fill=_fill)
