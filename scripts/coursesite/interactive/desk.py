"""*Incident desk*: four alerts with limits of one's own, against a hidden fault in six weeks of the year."""

from __future__ import annotations

from coursequiz.html import add
from coursesite.interactive.frame import Figure, Frame
from coursesite.interactive.plot import Plot, add_key, add_words

ALERTS = {"schema": "Schema", "skew": "Skew", "age": "Age", "quality": "Quality"}
SCHEMA = {
    "off": "off",
    "possible": "5 to 105 °F, at least one seat",
    "10": "and within 10 °F of the last 28 days’ extremes",
    "5": "and within 5 °F of them",
    "0": "and not beyond them",
}
SKEW = {"off": "off", **{str(limit): f"more than {limit} °F" for limit in range(5, 31, 5)}}
AGAINST = {"recent": "the last 28 days", "winter": "January and February"}
AGE = {"off": "off", "1": "older than 1 hour", "6": "older than 6 hours", "24": "older than 24 hours", "72": "older than 72 hours"}
QUALITY = {"off": "off", **{str(limit): f"more than {limit} points" for limit in (6, 8, 10, 12, 15, 20)}}
PRICE = {"1": "1 day of false alarm", "3": "3 of them", "10": "10 of them"}
FAULTS = {
    "unit": "Unit change",
    "stall": "Stalled table",
    "minus": "Silent −1",
    "drift": "Slow drift",
    "slip": "Slip in a feature",
}


def _fill(frame: Frame) -> None:
    frame.add_menu("schema", "Schema: each temperature", SCHEMA)
    frame.add_menu("skew", "Skew: the day’s mean temperature is off by", SKEW)
    frame.add_menu("against", "Skew: compared with the mean of", AGAINST)
    frame.add_menu("age", "Age: the newest weather record is", AGE)
    frame.add_menu("quality", "Quality: a week’s predicted and real share differ by", QUALITY)
    frame.add_choices("price", "A day with an unseen fault costs as much as", PRICE)
    frame.add_range("incident", "Incident")
    row = add(frame.form, "p")
    add(row, "button", {"type": "button", "class": "md-button"}, "Run the next incident").tail = " "
    frame.add_part(row, "a", "link").text = "Link to this run"
    svg = frame.add_picture(
        "Six weeks in four rows, one for each alert: days on which it rang because of the fault, days on which it rang anyway, and the days of the fault", 200
    )
    plot = Plot(x=(0, 42), y=(0, 4), left=62, top=4, bottom=124)
    frame.add_part(plot.add_layer(svg), "path", "fault", {"class": "span"})
    plot.add_axes(svg, unit="", x={0.0: "day 1", 14.0: "15", 28.0: "29", 41.0: "42"}, y={})
    for place, words in enumerate(ALERTS.values()):
        add_words(svg, 2, plot.at_y(3.5 - place) + 5, words)
    layer = plot.add_layer(svg)
    frame.add_part(layer, "path", "needless", {"class": "needless"})
    frame.add_part(layer, "path", "caused", {"class": "bars"})
    add_key(svg, "bars", "because of the fault", x=2, y=168, shape="m0 5v-11h14v11z", gap=19)
    add_key(svg, "needless", "it would have rung anyway", x=2, y=192, shape="m0 5v-11h14v11z", gap=19)
    add_key(svg, "span", "the fault runs", x=200, y=168, shape="m0 5v-11h14v11z", gap=19)
    rows = [(words, *(f"={fault}-{alert}" for alert in (*ALERTS, "any"))) for fault, words in FAULTS.items()]
    alarms = ("No fault: days of 298 with an alarm", *(f"=none-{alert}" for alert in (*ALERTS, "any")))
    caption = "These limits in all incidents: how often an alert rang because of the fault, and on which day of it (median)"
    frame.add_table(caption, ["Fault", *ALERTS.values(), "First of all"], [*rows, alarms])


DESK = Figure(name="desk", title="Which alerts would you pay for?", fill=_fill)
