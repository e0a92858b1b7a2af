# ---
# title: "Lab: a whole machine learning system on one page"
# description: "Every box of a production system built once, on real flights: ten parts, one of them the model. Then a gate refuses the model, and three months show whether the gate was right."
# minutes: 15
# objectives: [know-components]
# ---
# %% [markdown]
# # Lab: a whole machine learning system on one page
#
# How small a part of a real system is the model? Opinions are cheap, so we build the whole thing: a
# service that warns passengers when their flight out of New York will probably arrive 15 minutes
# late or more. Every box of the module's first figure appears once, as small as it can be while it
# still does its work. Then we count.
#
# ```quiz
# bank: production-ml/labs/system
# only: lab-system-share
# ```
#
# Each cell below begins with a comment such as `# box: serving`. At the end the notebook reads its
# own cells and counts the lines of each box (formatted by a tool; blank lines, comments and imports
# are not counted).
# %%
import hashlib
import json
import sqlite3
import time
from functools import wraps

import numpy as np
import onnxruntime
import pandas as pd
import pandera.pandas as pa
import threadpoolctl
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

from flights import chart, note, read_tables, table, write_numbers

CATEGORIES = ["carrier", "origin", "dest"]
WEATHER = ["temp", "dewp", "humid", "wind_dir", "wind_speed", "precip", "pressure", "visib"]
NUMBERS = ["weekday", "minute", "distance", "age", "seats", *WEATHER]
seconds = {}


def timed(box):
    """Adds the time that a function takes to its box."""

    def decorate(function):
        @wraps(function)
        def run(*args, **kwargs):
            begin = time.perf_counter()
            result = function(*args, **kwargs)
            seconds[box] = seconds.get(box, 0) + time.perf_counter() - begin
            return result

        return run

    return decorate


# %% [markdown]
# ## The boxes
#
# **Configuration.** Everything that somebody may want to change later stands in one place, is
# stored with each model, and is never a number in the middle of some code.
# %%
# box: configuration
CONFIG = {
    "train_months": [1, 2, 3, 4, 5],
    "gate_month": 6,
    "live_months": [7, 8, 9],
    "late_minutes": 15,
    "seed": 0,
    "trees": 60,
    "leaves": 15,
    "threads": 1,
    "opset": 17,
    "warn_above": 0.30,
    "gate": {"auc_min": 0.70, "auc_drop_max": 0.01, "calibration_max": 0.03},
    "alert": {"psi": 0.25, "calibration": 0.05},
}


# %% [markdown]
# **Machine resources.** Here: one processor thread, and how much memory we took. In a company: who
# may use which machine, for how long, and at what cost.
# %%
# box: machine resources
@timed("machine resources")
def limit_machine():
    threadpoolctl.threadpool_limits(CONFIG["threads"])


def peak_memory():
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # megabytes


# %% [markdown]
# **Data collection.** Three sources, owned by three different people: flights, weather, aircraft.
# %%
# box: data collection
@timed("data collection")
def collect():
    flights, weather, aircraft = read_tables()
    landed = flights[flights.arr_delay.notna()]
    table = landed.merge(weather, on=["origin", "time_hour"], how="left")
    return table.merge(aircraft, on="tailnum", how="left")


# %% [markdown]
# **Data verification.** What must be true of a table before anybody learns from it: types, ranges,
# known airports, and that not too much is missing.
# %%
# box: data verification
def between(low, high):
    return pa.Column(float, pa.Check.in_range(low, high), nullable=True)


SCHEMA = pa.DataFrameSchema(
    {
        "carrier": pa.Column(str, pa.Check.str_matches(r"^[A-Z0-9]{2}$")),
        "origin": pa.Column(str, pa.Check.isin(["EWR", "JFK", "LGA"])),
        "dest": pa.Column(str, pa.Check.str_length(3, 3)),
        "sched_dep_time": pa.Column(int, pa.Check.in_range(0, 2359)),
        "distance": pa.Column(int, pa.Check.in_range(10, 6000)),
        "arr_delay": between(-120, 1500),
        "temp": between(-20, 115),
        "dewp": between(-40, 90),
        "humid": between(0, 100),
        "wind_speed": between(0, 120),
        "pressure": between(950, 1070),
        "visib": between(0, 10),
    },
    checks=[
        pa.Check(lambda table: table.temp.isna().mean() < 0.05, error="weather is missing"),
        pa.Check(lambda table: len(table) > 1000, error="too few rows"),
    ],
)


@timed("data verification")
def verify(table):
    try:
        SCHEMA.validate(table, lazy=True)
    except pa.errors.SchemaErrors as problems:
        return sorted(set(problems.failure_cases.check.astype(str)))
    return []


# %% [markdown]
# **Feature extraction.** One function, called for training *and* for each request. That is the
# cheapest protection against training-serving skew that there is.
# %%
# box: feature extraction
@timed("feature extraction")
def features(table):
    hour = pd.to_datetime(table.time_hour).dt.tz_convert("America/New_York")
    out = table[[*CATEGORIES, "distance", "seats", *WEATHER]].assign(
        weekday=hour.dt.day_of_week,
        minute=table.sched_dep_time // 100 * 60 + table.sched_dep_time % 100,
        age=2013 - table.built,
    )
    return out.astype(dict.fromkeys(NUMBERS, "float32"))[CATEGORIES + NUMBERS]


def labels(table):
    return (table.arr_delay >= CONFIG["late_minutes"]).astype(int).to_numpy()


# %% [markdown]
# **The model.** Here it is.
# %%
# box: the model
@timed("the model")
def train(x, y):
    codes = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    encode = make_column_transformer((codes, CATEGORIES), ("passthrough", NUMBERS))
    size = {"max_iter": CONFIG["trees"], "max_leaf_nodes": CONFIG["leaves"]}
    seed = CONFIG["seed"]
    trees = HistGradientBoostingClassifier(**size, random_state=seed, early_stopping=False)
    return make_pipeline(encode, trees).fit(x, y)


# %% [markdown]
# **Analysis.** How good is it, and may it go live? The gate has three conditions. The last one
# compares the mean predicted chance with the share that was really late: a service that says "30%"
# should be right about that.
# %%
# box: analysis
@timed("analysis")
def evaluate(chance, y):
    return {
        "flights": len(y),
        "AUC": float(roc_auc_score(y, chance)),
        "log loss": float(log_loss(y, chance)),
        "predicted": float(chance.mean()),
        "really late": float(y.mean()),
        "bias": float(chance.mean() - y.mean()),
    }


def gate(new, in_service=None):
    limit, refused = CONFIG["gate"], []
    if new["AUC"] < limit["auc_min"]:
        refused.append("AUC below the floor")
    if in_service and new["AUC"] < in_service["AUC"] - limit["auc_drop_max"]:
        refused.append("AUC worse than the model in service")
    if abs(new["bias"]) > limit["calibration_max"]:
        refused.append(f"predicted share off by {100 * new['bias']:+.1f} points")
    return refused


# %% [markdown]
# **Process management.** Which model is in service, made with which settings, and what did it
# answer to whom? A small database is enough for one machine.
# %%
# box: process management
def open_registry():
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.execute("create table models(id integer primary key, sha, config, metrics, state, file)")
    db.execute("create table requests(model, body, chance)")
    return db


@timed("process management")
def register(db, file, metrics, state):
    row = (hashlib.sha256(file).hexdigest(), json.dumps(CONFIG), json.dumps(metrics), state, file)
    return db.execute("insert into models values(null,?,?,?,?,?)", row).lastrowid


# %% [markdown]
# **Serving.** The trained pipeline becomes one file that needs no scikit-learn; a small web service
# checks each request, answers, and keeps what it was asked.
# %%
# box: serving
@timed("serving")
def export(pipeline):
    inputs = [(name, StringTensorType([None, 1])) for name in CATEGORIES]
    inputs += [(name, FloatTensorType([None, 1])) for name in NUMBERS]
    options = {id(pipeline): {"zipmap": False}}
    return convert_sklearn(pipeline, None, inputs, target_opset=CONFIG["opset"], options=options)


@timed("serving")
def score(session, x):
    feed = {name: x[[name]].to_numpy(object) for name in CATEGORIES}
    feed |= {name: x[[name]].to_numpy(np.float32) for name in NUMBERS}
    return session.run(None, feed)[1][:, 1]


class Flight(BaseModel):
    carrier: str = Field(pattern="^[A-Z0-9]{2}$")
    origin: str = Field(min_length=3, max_length=3)
    dest: str = Field(min_length=3, max_length=3)
    sched_dep_time: int = Field(ge=0, le=2359)
    time_hour: str
    distance: int
    seats: float | None = None
    built: float | None = None
    temp: float | None = None
    dewp: float | None = None
    humid: float | None = None
    wind_dir: float | None = None
    wind_speed: float | None = None
    precip: float | None = None
    pressure: float | None = None
    visib: float | None = None


def serve(db, model):
    file = db.execute("select file from models where id = ?", [model]).fetchone()[0]
    app, session = FastAPI(), onnxruntime.InferenceSession(file)

    @app.post("/predict")
    def predict(flight: Flight):
        chance = float(score(session, features(pd.DataFrame([flight.model_dump()])))[0])
        db.execute("insert into requests values(?,?,?)", (model, flight.model_dump_json(), chance))
        return {"chance": round(chance, 3), "warn": chance > CONFIG["warn_above"], "model": model}

    return TestClient(app)


# %% [markdown]
# **Monitoring.** Have the inputs moved since training? We use the *population stability index*
# (PSI): cut the training values into ten equal parts, and compare how many values fall into each
# part now. And when labels arrive: is the predicted share still right?
# %%
# box: monitoring
def psi(before, now, bins=10):
    before, now = before[~np.isnan(before)], now[~np.isnan(now)]
    edges = np.unique(np.quantile(before, np.linspace(0, 1, bins + 1)))
    edges[0], edges[-1] = -np.inf, np.inf
    a, b = (np.clip(np.histogram(v, edges)[0] / len(v), 1e-4, None) for v in (before, now))
    return float(((b - a) * np.log(b / a)).sum())


@timed("monitoring")
def monitor(trained_on, x, chance, y):
    report = evaluate(chance, y)
    drift = {name: psi(trained_on[name].to_numpy(), x[name].to_numpy()) for name in NUMBERS}
    report["inputs moved"] = [n for n, value in drift.items() if value > CONFIG["alert"]["psi"]]
    report["alert"] = abs(report["bias"]) > CONFIG["alert"]["calibration"]
    return report


# %% [markdown]
# ## Run it
#
# Collect, verify, train on January to May, and judge the model on June, which it has never seen.
# %%
limit_machine()
registry = open_registry()
everything = collect()
print("Problems in the data:", verify(everything) or "none")
print("Problems if the weather feed dies:", verify(everything.assign(temp=np.nan)))


def months(numbers):
    """The flights of some months."""
    return everything[everything.month.isin(numbers)]


past, june = months(CONFIG["train_months"]), months([CONFIG["gate_month"]])
trained_on = features(past)
model_file = export(train(trained_on, labels(past))).SerializeToString()
session = onnxruntime.InferenceSession(model_file)
metrics = evaluate(score(session, features(june)), labels(june))
refused = gate(metrics)
table(
    pd.DataFrame({"June": metrics}).T.drop(columns="flights"),
    "The new model on June, a month that it has not seen",
    3,
)
# %% [markdown]
# ```quiz
# bank: production-ml/labs/system
# only: lab-system-gate
# ```
# %%
print("The gate:", "refused. " + "; ".join(refused) if refused else "passed")
model = register(registry, model_file, metrics, "shadow" if refused else "live")
# %% tags=["hide"]
note("june_auc", metrics["AUC"], ".2f", "", "AUC on June of the model trained on January to May")
note(
    "june_bias",
    100 * metrics["bias"],
    ".1f",
    "points",
    "June: predicted share of late flights minus the real share",
)
note(
    "june_bias_size",
    abs(100 * metrics["bias"]),
    ".1f",
    "points",
    "June: how far the predicted share is too low",
)
note("june_predicted", 100 * metrics["predicted"], ".1f", "%", "June: mean predicted chance")
note("june_really", 100 * metrics["really late"], ".1f", "%", "June: share really late")
note("gate_auc_min", CONFIG["gate"]["auc_min"], ".2f", "", "the gate's floor for AUC")
note(
    "gate_calibration_max",
    100 * CONFIG["gate"]["calibration_max"],
    ".0f",
    "points",
    "the gate's limit for the predicted share",
)
assert (
    metrics["AUC"] > 0.74
    and refused
    and len(refused) == 1
    and "share" in refused[0]
    and metrics["bias"] < -0.03
)
assert verify(everything.assign(temp=np.nan)) == ["weather is missing"]
# %% [markdown]
# The ranking is good, well above the floor of 0.70. The gate refuses all the same: the model
# expects 27.4% late flights in June, and 31.5% were late. The gap of 4.1 points is over the limit
# of 3.
#
# Was the gate too strict? Let us find out. We put the model in the **shadow**: it answers every
# request and its answers are kept, but nobody acts on them. The service also has to turn away
# nonsense.
# %%
api = serve(registry, model)
example = june.iloc[7]
body = {name: example[name] for name in Flight.model_fields}
body = {
    name: None if pd.isna(value) else getattr(value, "item", lambda v=value: v)()
    for name, value in body.items()
}
good, bad = api.post("/predict", json=body), api.post("/predict", json=body | {"carrier": "united"})
print("A flight:        ", good.status_code, good.json())
print('Carrier "united":', bad.status_code, bad.json()["detail"][0]["msg"])
print("Requests kept:   ", registry.execute("select count(*) from requests").fetchone()[0])
# %% tags=["hide"]
assert good.status_code == 200 and bad.status_code == 422
# %% [markdown]
# ## Three months in the shadow
#
# ```quiz
# bank: production-ml/labs/system
# only: lab-system-shadow
# ```
# %%
reports = {}
for month, name in zip(CONFIG["live_months"], ["July", "August", "September"], strict=True):
    now = months([month])
    x = features(now)
    reports[name] = monitor(trained_on, x, score(session, x), labels(now))
watch = pd.DataFrame(reports).T.rename_axis("month")
watch["bias, points"] = 100 * watch["bias"].astype(float)
watch["inputs moved"] = watch["inputs moved"].map(len)
shown = watch[
    ["AUC", "predicted", "really late", "bias, points", "inputs moved", "alert"]
].infer_objects()
table(
    shown,
    "The monitor's report (inputs moved: how many of 13 have a PSI above 0.25)",
    {"AUC": 3, "predicted": 3, "really late": 3, "bias, points": 1},
)
print("July, inputs that moved:", ", ".join(reports["July"]["inputs moved"]))
# %% tags=["hide"]
for name, report in reports.items():
    key = {"July": "july", "August": "aug", "September": "sept"}[name]
    note(
        f"{key}_bias",
        100 * report["bias"],
        ".1f",
        "points",
        f"{name}: predicted share of late flights minus the real share",
    )
    note(
        f"{key}_bias_size",
        abs(100 * report["bias"]),
        ".1f",
        "points",
        f"{name}: distance of predicted and real share",
    )
    note(
        f"{key}_auc",
        report["AUC"],
        ".2f",
        "",
        f"{name}: AUC of the model trained on January to May",
    )
    note(
        f"{key}_predicted", 100 * report["predicted"], ".1f", "%", f"{name}: mean predicted chance"
    )
    note(f"{key}_really", 100 * report["really late"], ".1f", "%", f"{name}: share really late")
    note(
        f"{key}_inputs_moved",
        len(report["inputs moved"]),
        ".0f",
        "inputs",
        f"{name}: inputs of 13 with a PSI above 0.25",
    )
assert (everything.arr_delay >= 15).groupby(everything.month).mean().idxmin() == 9
assert reports["July"]["alert"] and not reports["August"]["alert"] and reports["September"]["alert"]
assert (
    reports["July"]["bias"] < -0.05
    and abs(reports["August"]["bias"]) < 0.02
    and reports["September"]["bias"] > 0.06
)
# %% [markdown]
# The gate was right in two months of three. In July the model expects too few late flights, in
# August it is almost exact, and in September it expects far too many: it was the most punctual
# month of the year. August shows why one good month proves little. And note what the input monitor
# says: temperatures have moved in **all three** months, in the good one too. An alarm on inputs
# alone would not have told August from September.
#
# ## Count the boxes
#
# Now the question we began with. `In` is the notebook's own list of the cells that it has run.
# %%
lines_of = {}
for source in dict.fromkeys(In):
    if source.startswith("# box: "):
        box = source.splitlines()[0].removeprefix("# box: ")
        code = [line.strip() for line in source.splitlines()]
        code = [line for line in code if line and not line.startswith(("#", "import ", "@timed"))]
        lines_of[box] = lines_of.get(box, 0) + len(code)
count = pd.Series(lines_of).sort_values(ascending=False).to_frame("lines").rename_axis("box")
count["share, %"] = 100 * count.lines / count.lines.sum()

import altair as alt

bars = count.reset_index()
bars["part"] = np.where(bars.box == "the model", "the model", "everything around it")
base = alt.Chart(bars, width=190, height=260).encode(
    x=alt.X("lines:Q", title="lines of code"),
    y=alt.Y("box:N", sort=list(count.index), title=None, axis=alt.Axis(grid=False)),
)
filled = base.mark_bar().encode(
    color=alt.Color(
        "part:N",
        title=None,
        scale=alt.Scale(domain=["the model", "everything around it"], range=["#C44E00", "#7FA8C9"]),
    )
)
chart(
    filled + base.mark_text(align="left", dx=4, fontSize=12, color="#222").encode(text="lines:Q"),
    "Lines of code in each box of the system",
    "Horizontal bars, longest first. Serving and data verification are the longest; the model is one of the short ones.",
)
table(count, f"Lines of code by box, {count.lines.sum()} in all", 1)
# %% tags=["hide"]
model_share = count.loc["the model", "share, %"]
note("model_lines", count.loc["the model", "lines"], ".0f", "lines", "lines of code of the model")
note("total_lines", count.lines.sum(), ".0f", "lines", "lines of code of all ten boxes")
note("model_share", model_share, ".1f", "%", "share of the lines that is the model")
note(
    "serving_lines",
    count.loc["serving", "lines"],
    ".0f",
    "lines",
    "lines of code of serving, the longest box",
)
note(
    "serving_share",
    count.loc["serving", "share, %"],
    ".1f",
    "%",
    "share of the lines that is serving",
)
note(
    "verification_lines",
    count.loc["data verification", "lines"],
    ".0f",
    "lines",
    "lines of code of data verification",
)
for box, key in (
    ("data collection", "collection"),
    ("feature extraction", "extraction"),
    ("analysis", "analysis"),
    ("process management", "process"),
    ("monitoring", "monitoring"),
    ("configuration", "configuration"),
    ("machine resources", "machine"),
):
    note(f"{key}_lines", count.loc[box, "lines"], ".0f", "lines", f"lines of code of {box}")
note("boxes", len(count), ".0f", "boxes", "boxes of the system, the model included")
assert len(count) == 10 and count.index[0] == "serving" and model_share < 8
# %% tags=["timing"]
spent = pd.Series(seconds)
time_share = 100 * spent["the model"] / spent.sum()
print(
    f"The model took {time_share:.0f}% of the time of all boxes; peak memory {peak_memory():.0f} MB"
)
# %% tags=["hide"]
about = "share of the computing time of all boxes that is the model"
note("model_time_share", time_share, ".0f", "%", about, timed=True)
# %% [markdown]
# In lines the model is one of the smallest boxes; in *computing time* it is the largest. That is
# one reason why people look at the model first. (The time and memory differ from machine to
# machine.)
#
# **Honest limits.** Lines of code are a rough measure, and this system is a toy: a real one has
# access rights, several machines, a plan for rolling back, and people. All of that grows the other
# boxes, not the model. The famous remark that a mature system may end up with at most 5% of machine
# learning code is a guess by experienced people, and our count is one more example, not a proof.
#
# ## Try next
#
# 1. Train on January to June and let July be the gate month. Does the model pass?
# 2. Add a check to `SCHEMA` that would have stopped a model whose weather comes in degrees Celsius.
# 3. Write the missing piece: a function that moves a model from `shadow` to `live` and back again.
# %% tags=["hide"]
write_numbers("system")
