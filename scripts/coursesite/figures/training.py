"""Figures 1 and 2 of the lesson on static and dynamic training: error by month, and error by model age."""

from __future__ import annotations

from collections.abc import Mapping

from coursesite.figures.chart import Band, Chart, Line, render_chart
from coursesite.figures.svg import Drawing

MONTHS = ("mar", "apr", "may", "june", "july", "aug", "sept", "oct", "nov", "dec")


def render_error_by_month(measured: Mapping[str, float]) -> Drawing:
    """Return the chart of three strategies in ten months.

    Args:
        measured: Numbers of the training lab by name.
    """
    lines = [
        Line(name="static", values=[measured[f"static_{month}_mae"] for month in MONTHS], label=(5, 17.2)),
        Line(name="all past", values=[measured[f"all_past_{month}_mae"] for month in MONTHS], label=(5, 11.2)),
        Line(name="last 60 days", values=[measured[f"window60_{month}_mae"] for month in MONTHS], label=(4.6, 3.4)),
    ]
    return render_chart(
        Chart(
            name="static-vs-dynamic-training-months",
            title="Minutes in the air: mean error in each month",
            description=(
                "Three lines from March to December. The error of the static model rises, with dips in June and August, to its peak in "
                "September and is the smallest of the three in November and December. The model of the last 60 days has the smallest error "
                "from April to September."
            ),
            unit="mean error, minutes",
            highest=20,
            ticks=["Mar", "", "", "Jun", "", "", "Sep", "", "", "Dec"],
            axis="month predicted, 2013",
            lines=lines,
            band=Band(start=7.55, end=9.45, words=["static", "wins"]),
        )
    )


def render_error_by_age(measured: Mapping[str, float]) -> Drawing:
    """Return the chart of an aging model beside a new one, by age in months.

    Args:
        measured: Numbers of the training lab by name.
    """
    lines = [
        Line(name="the aging model", values=[measured[f"age{age}_mae"] for age in range(10)], label=(4, 12.4)),
        Line(name="a new model, same months", values=[measured[f"age{age}_new_mae"] for age in range(10)], label=(3.7, 7.0)),
    ]
    return render_chart(
        Chart(
            name="static-vs-dynamic-training-age",
            title="Mean error by model age, and of a new model in the same months",
            description=(
                "The error of the aging model rises until it is four months old and then falls. A new model that predicts the same "
                "months stays near nine minutes and rises at the end. From eight months on, the old model has the smaller error."
            ),
            unit="mean error, minutes",
            highest=15,
            ticks=[str(age) for age in range(10)],
            axis="age of the model, months",
            lines=lines,
            band=Band(start=7.55, end=9.45, words=["old", "wins"]),
        )
    )
