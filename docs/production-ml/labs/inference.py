# ---
# title: "Lab: look the answer up, or work it out?"
# description: "One model served in two ways on real flights: which requests does a table of ready answers know, how fast is each way, and what do old inputs cost?"
# minutes: 15
# objectives: [pick-inference]
# ---
# %% [markdown]
# # Lab: look the answer up, or work it out?
#
# A model can work out all its answers in advance and leave them in a table (**static inference**),
# or work out each one when somebody asks (**dynamic inference**). The usual summary: the table is
# fast and cheap, the live model is flexible. We serve one and the same model both ways and check
# three things: speed, coverage and age.
# %%
import json
import sqlite3
import threading
import time
from http.client import HTTPConnection

import numpy as np
import pandas as pd
from sklearn.metrics import log_loss, roc_auc_score

from flights import (
    AIRCRAFT,
    CATEGORIES,
    FEATURES,
    MONTHS,
    SCHEDULE,
    START,
    WEATHER,
    OnnxModel,
    chart,
    late_model,
    lines,
    note,
    portable_model,
    read_flights,
    read_weather,
    table,
    to_onnx,
    write_figure,
    write_numbers,
)

flights = read_flights()
rows = flights.astype(
    dict.fromkeys(CATEGORIES, str) | dict.fromkeys([*SCHEDULE, *WEATHER, *AIRCRAFT], "float32")
)
past, july = rows[rows.month <= 6], rows[rows.month == 7]
pipeline = portable_model().fit(past[FEATURES], past.late)
model = OnnxModel(to_onnx(pipeline))
chance = model.chance(july)
same = np.abs(chance - pipeline.predict_proba(july[FEATURES])[:, 1]).max()
print(
    f"{len(july):,} flights in July; the exported file and scikit-learn agree to six digits: {same < 1e-6}"
)
# %% tags=["hide"]
assert len(july) == 28_293 and same < 1e-6
note("july_flights", len(july), ",.0f", "flights", "flights of July, scored in one batch")
# %% [markdown]
# ## 1. Is a table faster?
#
# ```quiz
# bank: production-ml/labs/inference
# only: lab-table-or-model
# ```
#
# We put July's answers into three kinds of table: a dictionary in memory, a small database on the
# same machine (SQLite) and a database made for analysis (DuckDB). Against them stand two ways to
# run the model for one flight: the exported file (ONNX) and the original scikit-learn pipeline.
# Then the same through a web service.
# %%
import duckdb

answers = pd.DataFrame(
    {
        "key": july.carrier
        + july.flight.astype(str)
        + july.origin
        + july.dest
        + july.day.astype(str),
        "chance": chance,
    }
)
answers = answers.drop_duplicates("key")
dictionary = dict(zip(answers.key, answers.chance, strict=True))

lite = sqlite3.connect(":memory:", check_same_thread=False)
lite.execute("create table answers(key text primary key, chance real) without rowid")
lite.executemany("insert into answers values(?, ?)", answers.itertuples(index=False))

duck = duckdb.connect()
duck.execute("create table answers as select * from answers")
duck.execute("create unique index by_key on answers(key)")

keys = answers.key.sample(500, random_state=0).tolist()
records = july[FEATURES].sample(500, random_state=0).to_dict("records")
QUERY = "select chance from answers where key = ?"
# %% [markdown]
# The web service has three addresses: one looks up, two compute.
# %%
import uvicorn
from fastapi import FastAPI, Request

app = FastAPI()


async def read(request: Request):
    """The features of one request, with missing values as the model expects them."""
    return {
        name: np.nan if value is None else value for name, value in (await request.json()).items()
    }


@app.get("/table/{key}")
def look_up(key: str):
    return {"chance": lite.execute(QUERY, [key]).fetchone()[0]}


@app.post("/onnx")
async def compute(request: Request):
    return {"chance": model.chance_of_one(await read(request))}


@app.post("/sklearn")
async def compute_slowly(request: Request):
    return {"chance": float(pipeline.predict_proba(pd.DataFrame([await read(request)]))[0, 1])}


server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
thread = threading.Thread(target=server.run, daemon=True)
thread.start()
while not server.started:
    time.sleep(0.02)
line = HTTPConnection("127.0.0.1", server.servers[0].sockets[0].getsockname()[1])
bodies = [
    json.dumps({name: None if value != value else value for name, value in record.items()})
    for record in records
]


def ask(method, path, body=None):
    line.request(method, path, body, {"Content-Type": "application/json"})
    return line.getresponse().read()


# %% tags=["timing"]
ROUNDS = 7
WAYS = {
    "dictionary": lambda i: dictionary[keys[i]],
    "SQLite": lambda i: lite.execute(QUERY, [keys[i]]).fetchone(),
    "model as ONNX file": lambda i: model.chance_of_one(records[i]),
    "DuckDB": lambda i: duck.execute(QUERY, [keys[i]]).fetchone(),
    "model in scikit-learn": lambda i: pipeline.predict_proba(pd.DataFrame([records[i]])),
    "web service: SQLite": lambda i: ask("GET", f"/table/{keys[i]}"),
    "web service: ONNX file": lambda i: ask("POST", "/onnx", bodies[i]),
    "web service: scikit-learn": lambda i: ask("POST", "/sklearn", bodies[i]),
}


def times(call, repeats):
    """The times of single calls, in microseconds."""
    taken = []
    for i in range(repeats + 5):  # the first five warm up
        begin = time.perf_counter_ns()
        call(i)
        taken.append((time.perf_counter_ns() - begin) / 1000)
    return taken[5:]


# Each round asks every way in turn, so that a busy moment of the machine hits all of them.
taken = {way: [] for way in WAYS}
batches = []
for _ in range(ROUNDS):
    for way, call in WAYS.items():
        taken[way].append(times(call, 20 if "scikit" in way else 200))
    begin = time.perf_counter()
    model.chance(july)
    batches.append((time.perf_counter() - begin) / len(july) * 1e6)
typical = pd.DataFrame({way: np.median(rounds, axis=1) for way, rounds in taken.items()})
tail = pd.DataFrame({way: np.percentile(rounds, 99, axis=1) for way, rounds in taken.items()})
# For ratios the fastest call of a round: the other work of the machine disturbs it least.
fastest = pd.DataFrame({way: np.min(rounds, axis=1) for way, rounds in taken.items()})
ratio = fastest.div(fastest["SQLite"], axis=0)
speed = pd.DataFrame(
    {
        "median, µs": typical.median(),
        "99th percentile, µs": tail.median(),
        "fastest, SQLite = 1": ratio.median(),
        "lowest": ratio.min(),
        "highest": ratio.max(),
    }
).rename_axis("one answer from")
batch = np.median(batches)
table(
    speed,
    f"Time for one answer, in {ROUNDS} rounds; in one big batch the model needs {batch:.1f} µs per flight",
    1,
)
# %% tags=["hide"]
PLACES = {
    "dictionary": "dictionary",
    "onnx": "model as ONNX file",
    "duckdb": "DuckDB",
    "sklearn": "model in scikit-learn",
}


def note_time(name, value, about):
    """Keeps a ratio of times with two digits."""
    value = float(f"{value:.2g}")
    pattern = ".2f" if value < 1 else ".1f" if value < 10 else ",.0f"
    note(f"time_{name}", value, pattern, "times", about, timed=True)


for name, way in PLACES.items():
    about = f"fastest answer from {way}, SQLite lookup = 1"
    note_time(name, ratio[way].median(), f"{about}: middle of {ROUNDS} rounds")
    note_time(f"{name}_low", ratio[way].min(), f"{about}: lowest of {ROUNDS} rounds")
    note_time(f"{name}_high", ratio[way].max(), f"{about}: highest of {ROUNDS} rounds")
web = ratio["web service: ONNX file"] / ratio["web service: SQLite"]
stretch = tail["web service: SQLite"] / typical["web service: SQLite"]
alone = min(batches) / fastest["model as ONNX file"].min()
for name, value, about in (
    ("web", web.median(), "web service: fastest answer with the ONNX file, with the table = 1"),
    ("stretch", stretch.median(), "web service with the table: 99th percentile, median = 1"),
    ):
    note_time(name, value, f"{about}: middle of {ROUNDS} rounds")
note_time("batch", alone, "time per flight of July in the fastest batch, one flight alone = 1")
server.should_exit = True
thread.join()
# %% [markdown]
# Times differ from machine to machine and from run to run, so look at the *ratios*:
#
# - The dictionary and SQLite are far ahead. So far the saying holds.
# - The model as an ONNX file answers faster than the analytic database *looks up*. "Static is
#   faster" speaks about the cost of the work, not about tables. A table in the wrong place is slow,
#   and a small model in the right form is quick.
# - The same model in scikit-learn is some hundred times slower than as an ONNX file, answer for
#   answer the same. The form matters more than the mathematics.
# - Through the web service, table and ONNX file come close: most of the time is the way there and
#   back.
# - In a batch the model needs a few microseconds per flight. If answers are needed for everything
#   anyway, batches are almost free.
# - Look at the 99th percentile too: a reader of averages never sees the slowest request in a
#   hundred.
#
# ## 2. Does the table know what is asked?
#
# A table knows only the questions that somebody thought of. Suppose we fill one with every question
# seen in January and February. Three ways to write the key:
#
# 1. airline and route,
# 2. airline, route and flight number,
# 3. the same with weekday and planned time.
#
# ```quiz
# bank: production-ml/labs/inference
# only: lab-coverage
# ```
# %%
KEYS = {
    "airline + route": ["carrier", "origin", "dest"],
    "+ flight number": ["carrier", "origin", "dest", "flight"],
    "+ weekday and time": ["carrier", "origin", "dest", "flight", "weekday", "minute"],
}
hashed = {
    name: pd.util.hash_pandas_object(rows[columns], index=False) for name, columns in KEYS.items()
}


def known_share(key, month, rebuilt_monthly=False):
    """Percent of a month's flights whose key the table has."""
    first_day = rows.day[rows.month == month].min() if rebuilt_monthly else START
    table_keys = set(hashed[key][rows.day < first_day])
    return 100 * hashed[key][rows.month == month].isin(table_keys).mean()


coverage = pd.DataFrame({key: {MONTHS[m]: known_share(key, m) for m in MONTHS} for key in KEYS})
coverage["+ flight number, table rebuilt monthly"] = [
    known_share("+ flight number", m, rebuilt_monthly=True) for m in MONTHS
]
chart(
    lines(
        coverage, "month", "flights that the table knows (%)", "key of the table", domain=(0, 100)
    ),
    "Share of flights whose answer stands in the table",
    "Four lines from March to December. Airline and route stays between 94 and 99 percent. With the flight number the share falls from 75 "
    "to 28 percent; rebuilt monthly it stays between 68 and 92. With weekday and time it falls from 47 to 5 percent.",
)
table(coverage.rename_axis("month"), "Percent of flights known to the table", 1)
different = pd.Series({name: h.nunique() for name, h in hashed.items()})
once = int((hashed["+ flight number"].value_counts() == 1).sum())
print(
    "Different keys in the whole year:", ", ".join(f"{name} {n:,}" for name, n in different.items())
)
print(f"Keys with flight number that are asked exactly once in the year: {once:,}")
# %% tags=["hide"]
short = {
    "airline + route": "route",
    "+ flight number": "flight",
    "+ weekday and time": "time",
    "+ flight number, table rebuilt monthly": "flight_monthly",
}
for column, key in short.items():
    for label, value in coverage[column].items():
        month = {"Jun": "june", "Jul": "july", "Sep": "sept"}.get(label, label.lower())
        note(
            f"coverage_{key}_{month}",
            value,
            ".1f",
            "%",
            f"{label}: flights known to a table of January and February, key {column}",
        )
for name, n in different.items():
    note(f"keys_{short[name]}", n, ",.0f", "keys", f"different keys in 2013: {name}")
note("keys_flight_once", once, ",.0f", "keys", "keys with flight number asked exactly once in 2013")
note(
    "coverage_flight_monthly_min",
    coverage.iloc[:, 3].min(),
    ".0f",
    "%",
    "lowest monthly share known to a table with flight numbers rebuilt each month",
)
note(
    "coverage_flight_monthly_max",
    coverage.iloc[:, 3].max(),
    ".0f",
    "%",
    "highest monthly share known to a table with flight numbers rebuilt each month",
)
assert (
    coverage["airline + route"].min() > 90
    and coverage.loc["Dec", "+ flight number"] < 35
    and coverage.loc["Dec", "+ weekday and time"] < 10
)
assert coverage.iloc[:, 3].max() < 95
# %% [markdown]
# **What you see.** The finer the key, the longer the tail of questions that nobody foresaw. With
# flight numbers a table of winter knows 75.0% of March but only 28.5% of December. Rebuilding it
# every month helps, but it never reaches 100%: new flight numbers appear *within* the month, and
# thousands are flown exactly once in the year.
#
# And the model reads temperature, wind and pressure. They are not keys at all but numbers of any
# size: **no table can hold every answer of a model whose inputs are continuous.** What a table
# really stores is an answer for the inputs *as they were when it was filled*. So how fast do those
# age?
#
# ## 3. How old may the answer be?
#
# The same model, July and August. We hand it the weather of some hours ago, as a table would that
# was filled then. Its rival is a model that never looks at the weather.
#
# ```quiz
# bank: production-ml/labs/inference
# only: lab-weather-age
# ```
# %%
weather = read_weather().set_index(["origin", "hour"])[WEATHER].astype("float32")
summer = rows[rows.month.isin([7, 8])]
truth = summer.late


def with_weather_of(hours):
    """The summer's flights with the weather that stood at other hours."""
    old = summer.copy()
    old[WEATHER] = weather.reindex(pd.MultiIndex.from_arrays([summer.origin, hours])).to_numpy()
    return model.chance(old)


chances = {
    f"{h} hours old": with_weather_of(summer.hour - pd.Timedelta(hours=h))
    for h in (0, 3, 6, 12, 24, 36, 48)
}
chances["of the last midnight"] = with_weather_of(summer.hour.dt.normalize())
without = CATEGORIES + SCHEDULE + AIRCRAFT
blind = late_model().fit(flights.loc[past.index, without], past.late)
chances["never seen (another model)"] = blind.predict_proba(flights.loc[summer.index, without])[
    :, 1
]

fresh = chances["0 hours old"] > 0.3
age = pd.DataFrame(
    {
        name: {
            "AUC": roc_auc_score(truth, p),
            "log loss": log_loss(truth, p),
            "decisions that differ, %": 100 * ((p > 0.3) != fresh).mean(),
        }
        for name, p in chances.items()
    }
).T.rename_axis("weather")
aged = age.iloc[:7].set_axis([0, 3, 6, 12, 24, 36, 48])
blind_auc = age.loc["never seen (another model)", "AUC"]
chart(
    lines(
        pd.DataFrame({"model with weather": aged.AUC, "model without weather": blind_auc}),
        "age of the weather (hours)",
        "AUC",
        "served by",
        domain=(0.64, 0.74),
    ),
    "AUC as the weather in the table grows old",
    "The model with weather falls from 0.73 at 0 hours to 0.67 at 48 hours; it crosses the flat line of the model without weather, "
    "at 0.68, between 36 and 48 hours.",
)
table(
    age,
    "July and August: the same model fed with older weather (decision: warn above 0.3)",
    {"AUC": 3, "log loss": 3, "decisions that differ, %": 1},
)
# %% tags=["hide"]
for h in (0, 3, 6, 12, 24, 36, 48):
    note(
        f"weather_{h}h_auc",
        aged.loc[h, "AUC"],
        ".3f",
        "",
        f"AUC in July and August with weather {h} hours old",
    )
    note(
        f"weather_{h}h_loss",
        aged.loc[h, "log loss"],
        ".3f",
        "",
        f"log loss in July and August with weather {h} hours old",
    )
    note(
        f"weather_{h}h_flips",
        aged.loc[h, "decisions that differ, %"],
        ".0f",
        "%",
        f"decisions (above 0.3) that differ from fresh weather, weather {h} hours old",
    )
note("no_weather_auc", blind_auc, ".3f", "", "AUC in July and August of a model without weather")
note(
    "no_weather_loss",
    age.loc["never seen (another model)", "log loss"],
    ".3f",
    "",
    "log loss in July and August of a model without weather",
)
note(
    "midnight_auc",
    age.loc["of the last midnight", "AUC"],
    ".3f",
    "",
    "AUC in July and August with the weather of the last midnight",
)
assert aged.AUC.is_monotonic_decreasing and aged.loc[24, "AUC"] > blind_auc > aged.loc[48, "AUC"]
assert aged.loc[48, "log loss"] > age.loc["never seen (another model)", "log loss"]
# %% [markdown]
# (The steps of the horizontal axis are not equal.) Weather a few hours old costs little. A table
# filled each midnight has 0.709 instead of 0.732, and that may be a fair price. But weather that is
# two days old is *worse than no weather at all*: the model trusts a number that is no longer true,
# and about a quarter of its decisions change. So a system of tables needs a clock: **above some
# age, stop answering from the table and use the simpler model.** By AUC that age lies beyond a day
# and a half here; by log loss, look at the table, it comes sooner.
#
# ## 4. Key, list and age together
#
# A real table has one row per key, so whatever the key leaves out is the same for all its flights. We
# fill each row with the key's typical flight (the median of weekday, time and aircraft from January to
# June, where the key does not say them) and with weather of some hours ago. Then we judge only the
# flights that the table knows, and give the live model, and the one without weather, the same flights.
# %%
TYPICAL = ["weekday", "minute", *AIRCRAFT]
AGES = (0, 3, 6, 12, 24, 36, 48)


def served_from_table(key):
    """AUC of the table's answers by age of the weather, and of the two models on the same flights."""
    columns = KEYS[key]
    left_out = [name for name in TYPICAL if name not in columns]
    filled = past.groupby(columns)[left_out].median().reset_index()
    row = summer[columns].merge(filled, on=columns, how="left", indicator=True)
    known = (row._merge == "both").to_numpy()
    asked, label = summer[known].copy(), truth[known]
    asked[left_out] = row.loc[known, left_out].to_numpy("float32")
    score = {}
    for hours in AGES:
        then = asked.hour - pd.Timedelta(hours=hours)
        asked[WEATHER] = weather.reindex(
            pd.MultiIndex.from_arrays([asked.origin, then])
        ).to_numpy()
        score[f"{hours} h"] = roc_auc_score(label, model.chance(asked))
    score["live"] = roc_auc_score(label, chances["0 hours old"][known])
    score["no weather"] = roc_auc_score(label, chances["never seen (another model)"][known])
    return score


from_table = pd.DataFrame({key: served_from_table(key) for key in KEYS}).T.rename_axis("key")
table(from_table, "AUC in July and August: table filled with weather h hours old, and two models", 3)
# %% [markdown]
# And how often must the *list* of keys be rebuilt?
# %%
day = rows.day
last_rebuilt = {
    "once": START,
    "monthly": day.groupby(rows.month).transform("min"),
    "weekly": START + (day - START) // 7 * 7,
    "nightly": day,
}
first_seen = {key: day.groupby(hashed[key]).transform("min") for key in KEYS}
later = day >= START
known_by_month = {
    key: {
        name: (first_seen[key] < rebuilt)[later].groupby(rows.month[later]).mean() * 100
        for name, rebuilt in last_rebuilt.items()
    }
    for key in KEYS
}
in_month = rows.month[later].value_counts().sort_index()
shares = pd.DataFrame(
    {
        name: {key: np.average(known_by_month[key][name], weights=in_month) for key in KEYS}
        for name in last_rebuilt
    }
).rename_axis("key")
table(shares, "Percent of the flights from March on whose key is in a list rebuilt …", 1)
# %% tags=["hide"]
for key, row in from_table.iterrows():
    for column, value in row.items():
        name = column.replace(" ", "_")
        note(
            f"table_{short[key]}_{name}_auc" if column[0].isdigit() else f"same_{short[key]}_{name}_auc",
            value,
            ".3f",
            "",
            f"AUC in July and August, flights known to a table with key {key}: {column}",
        )
for key, row in shares.iterrows():
    for name, value in row.items():
        note(
            f"known_{short[key]}_{name}",
            value,
            ".0f",
            "%",
            f"flights from March on known to a table with key {key}, rebuilt {name}",
        )
assert from_table["0 h"]["airline + route"] < from_table["no weather"]["airline + route"], "coarse"
assert (from_table["0 h"] - from_table["live"])["+ weekday and time"] > -0.005, "fine enough"
assert shares.loc["+ weekday and time", "weekly"] == shares.loc["+ weekday and time", "nightly"]
assert (shares.diff(axis=1).iloc[:, 1:] > -1e-9).all(axis=None)
for name in ("once", "monthly"):
    column = "+ flight number" + (", table rebuilt monthly" if name == "monthly" else "")
    assert np.allclose(known_by_month["+ flight number"][name], coverage[column])
write_figure(
    "inference",
    "cache",
    {
        "flights": in_month.tolist(),
        "known": {
            short[key]: {name: s.round(1).tolist() for name, s in by_rebuild.items()}
            for key, by_rebuild in known_by_month.items()
        },
        "auc": {
            short[key]: [round(from_table.loc[key, f"{h} h"], 3) for h in AGES] for key in KEYS
        },
        "live": {short[key]: round(from_table.loc[key, "live"], 3) for key in KEYS},
        "blind": {short[key]: round(from_table.loc[key, "no weather"], 3) for key in KEYS},
    },
)
write_numbers("inference")
# %% [markdown]
# **What you see.** A key is a promise about what does not matter. Airline and route know nearly every
# flight and answer them worse than a model that never sees the weather, even with fresh weather: they
# have forgotten the hour of the day. With weekday and time the answers are as good as the live
# model's, but only a list that is rebuilt every week knows most flights; a nightly one knows no more,
# since the key itself returns only once a week.
#
# ## What to take away
#
# - Compare *ways of serving*, not "table" with "model". Measure percentiles where the reader waits.
# - Ask what share of requests a table can know, month by month, before you choose it. Most real
#   systems mix: the common questions from the table, the rest computed.
# - Every stored answer has an age. Write it down, watch it, and know what you do when it is too
#   high.
#
# **Honest limits.** Everything runs on one machine, where the network costs next to nothing. The
# weather is a record, not a forecast; a real service at 0 hours would have to use a forecast of the
# departure hour.
#
# ## Try next
#
# 1. Serve from the table when it knows the key and is younger than 6 hours, and compute otherwise.
#    What share is computed?
# 2. Train the model *with* weather 24 hours old. Does it stand old weather better?
# 3. Which airline's flights does a monthly table miss most?
