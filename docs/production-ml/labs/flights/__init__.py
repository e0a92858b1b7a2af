"""What the seven labs share: the flights, the models, and how a result is shown.

Four short files: `data` reads real flights, `models` makes the models, `show` prints
a table or a chart, `numbers` keeps what the lessons quote and show.
"""

import os

for _library in (
    "OMP",
    "OPENBLAS",
    "MKL",
):  # threads that wait for each other cost more than they give
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")

from .data import (
    AIRCRAFT,
    CATEGORIES,
    FEATURES,
    MONTHS,
    SCHEDULE,
    START,
    WEATHER,
    read_flights,
    read_tables,
    read_weather,
)
from .models import OnnxModel, late_model, minutes_model, portable_model, to_onnx
from .numbers import note, write_figure, write_numbers
from .show import chart, lines, table

__all__ = [
    "AIRCRAFT",
    "CATEGORIES",
    "FEATURES",
    "MONTHS",
    "SCHEDULE",
    "START",
    "WEATHER",
    "OnnxModel",
    "chart",
    "late_model",
    "lines",
    "minutes_model",
    "note",
    "portable_model",
    "read_flights",
    "read_tables",
    "read_weather",
    "table",
    "to_onnx",
    "write_figure",
    "write_numbers",
]
