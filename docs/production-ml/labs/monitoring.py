# ---
# title: "Lab: which alarm would have told you?"
# description: "A model that is never retrained runs through ten real months under a schema, drift alarms, slices and quality checks: which of them ring, and which are right?"
# minutes: 20
# objectives: [monitor-system]
# ---
# %% [markdown]
# # Lab: which alarm would have told you?
#
# A model learned from January and February which flights arrive late. We let it run until December
# without touching it, and hang every usual alarm on it: a schema, drift alarms on its inputs, a
# watch on its answers, slices, quality. At the end we know what really happened, so we can judge
# the **alarms**.
# %%
import numpy as np
import pandas as pd
import pandera.pandas as pa
from scipy.stats import ks_2samp
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

from flights import (
    FEATURES,
    MONTHS,
    START,
    chart,
    late_model,
    lines,
    note,
    read_flights,
    table,
    write_numbers,
)

flights = read_flights()
winter = flights.day < START
model = late_model().fit(flights.loc[winter, FEATURES], flights.late[winter])
flights["chance"] = model.predict_proba(flights[FEATURES])[:, 1]
past, live = flights[winter], flights[~winter]
july = live[live.month == 7]
# %% [markdown]
# ## 1. The schema: what must be true of every row
#
# A careful person wrote these rules after looking at January and February.
#
# ```quiz
# bank: production-ml/labs/monitoring
# only: lab-schema-misses
# ```
# %%
SCHEMA = pa.DataFrameSchema(
    {
        "temp": pa.Column(float, pa.Check.in_range(5, 105), nullable=True),  # degrees Fahrenheit
        "minute": pa.Column(int, pa.Check.in_range(300, 1439)),  # first flights at 5 in the morning
        "distance": pa.Column(int, pa.Check.in_range(80, 5000)),
        "carrier": pa.Column(checks=pa.Check.isin(list(past.carrier.unique()))),
        "dest": pa.Column(checks=pa.Check.isin(list(past.dest.unique()))),
    }
)


def broken(rows):
    """Which columns break the schema, and with which values."""
    try:
        SCHEMA.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as problems:
        cases = problems.failure_cases.groupby("column").failure_case
        return "; ".join(
            f"{name}: {', '.join(sorted(map(str, set(values)))[:3])} …" for name, values in cases
        )
    return "nothing"


faults = {
    "nothing wrong: April": live[live.month == 4],
    "nothing wrong: July": july,
    "July, clock in UTC": july.assign(minute=(july.minute + 240) % 1440),
    "July, degrees Celsius": july.assign(temp=(july.temp - 32) / 1.8),
    "July, weather stopped on 30 June": july.assign(
        temp=float(flights[flights.month == 6].temp.dropna().iloc[-1])
    ),
}
found = pd.DataFrame(
    {"the schema reports": {name: broken(rows) for name, rows in faults.items()}}
).rename_axis("what happened")
table(found, "A schema and five batches of data")
celsius = faults["July, degrees Celsius"].temp
print(f"July in Celsius: {celsius.min():.0f} to {celsius.max():.0f} degrees. Allowed: 5 to 105.")
# %% tags=["hide"]
reports = found["the schema reports"]
assert "minute" in reports["July, clock in UTC"] and "temp" not in reports["July, degrees Celsius"]
assert (
    reports["July, weather stopped on 30 June"] == reports["nothing wrong: July"]
    and "dest" in reports["nothing wrong: April"]
)
note("celsius_july_min", celsius.min(), ".0f", "degrees Celsius", "lowest temperature of July")
note("celsius_july_max", celsius.max(), ".0f", "degrees Celsius", "highest temperature of July")
# %% [markdown]
# Three lessons in five lines. The wrong clock is caught at once: nothing leaves at 0:10 in the
# morning. New airports ring the bell though nothing is wrong: somebody has to answer it. And **the
# Celsius fault passes**, for a July of 18 to 38 degrees is a legal temperature in Fahrenheit, on a
# cold day. So does weather that has stopped. A range says what is *possible*, not what is *likely*.
#
# ## 2. Drift alarms, and what really happened
#
# Now compare whole distributions with January and February. Two common alarms:
#
# - the **KS test** asks whether two samples can come from the same distribution; it rings when p <
#   0.05;
# - **PSI** adds up how far the shares of ten bins have moved; a rule of thumb rings above 0.25.
#
# Beside them stands what we know afterwards: predicted and real share of late flights, and the AUC
# of this model and of one that was freshly trained each month.
#
# ```quiz
# bank: production-ml/labs/monitoring
# only: lab-september
# ```
# %%
WATCHED = ["minute", "distance", "temp", "dewp", "wind_speed", "pressure", "visib"]


def psi(before, now, bins=10):
    """Population stability index of a sample against an earlier one."""
    before, now = before[~np.isnan(before)], now[~np.isnan(now)]
    edges = np.unique(np.quantile(before, np.linspace(0, 1, bins + 1)))
    edges[0], edges[-1] = -np.inf, np.inf
    share = [
        np.clip(np.histogram(values, edges)[0] / len(values), 1e-4, None)
        for values in (before, now)
    ]
    return float(((share[1] - share[0]) * np.log(share[1] / share[0])).sum())


months = {}
for month, name in MONTHS.items():
    now, before = live[live.month == month], flights[flights.month < month]
    recent = before.sample(min(len(before), 50_000), random_state=0)
    fresh = late_model().fit(recent[FEATURES], recent.late).predict_proba(now[FEATURES])[:, 1]
    months[name] = {
        "KS alarms of 7": int(
            sum(ks_2samp(past[c].dropna(), now[c].dropna()).pvalue < 0.05 for c in WATCHED)
        ),
        "PSI of temp": psi(past.temp.to_numpy(), now.temp.to_numpy()),
        "PSI of the answers": psi(past.chance.to_numpy(), now.chance.to_numpy()),
        "predicted late, %": 100 * now.chance.mean(),
        "really late, %": 100 * now.late.mean(),
        "AUC": roc_auc_score(now.late, now.chance),
        "AUC of a fresh model": roc_auc_score(now.late, fresh),
    }
watch = pd.DataFrame(months).T.rename_axis("month").astype({"KS alarms of 7": int})
chart(
    lines(
        watch[["predicted late, %", "really late, %"]],
        "month",
        "late flights (%)",
        "share",
        domain=(0, 40),
    ),
    "What the model expected and what happened",
    "Two lines from March to December. The expected share stays between 20 and 27 percent. The real share swings from 14 percent in September to 34 in December.",
)
table(
    watch,
    "Alarms on the left, what happened on the right",
    {
        "PSI of temp": 1,
        "PSI of the answers": 3,
        "predicted late, %": 1,
        "really late, %": 1,
        "AUC": 3,
        "AUC of a fresh model": 3,
    },
)
gain = watch["AUC of a fresh model"] - watch.AUC
with_auc, with_gain = watch["PSI of temp"].corr(watch.AUC), watch["PSI of temp"].corr(gain)
print(
    f"PSI of temp and AUC: correlation {with_auc:.2f}. PSI of temp and what a fresh model gains: {with_gain:.2f}"
)
# %% tags=["hide"]
for name, row in watch.iterrows():
    key = {"Jun": "june", "Jul": "july", "Sep": "sept"}.get(name, name.lower())
    note(
        f"{key}_psi_temp",
        row["PSI of temp"],
        ".1f",
        "",
        f"{name}: PSI of temperature against January and February",
    )
    note(
        f"{key}_psi_score",
        row["PSI of the answers"],
        ".3f",
        "",
        f"{name}: PSI of the predicted chances against January and February",
    )
    note(
        f"{key}_ks_alarms",
        row["KS alarms of 7"],
        ".0f",
        "alarms",
        f"{name}: KS tests of seven with p below 0.05",
    )
    note(f"{key}_predicted", row["predicted late, %"], ".0f", "%", f"{name}: mean predicted chance")
    note(f"{key}_really", row["really late, %"], ".0f", "%", f"{name}: share really late")
    note(f"{key}_auc", row["AUC"], ".3f", "", f"{name}: AUC of the model of January and February")
    note(
        f"{key}_fresh_auc",
        row["AUC of a fresh model"],
        ".3f",
        "",
        f"{name}: AUC of a model trained on all months before",
    )
note(
    "psi_auc_correlation",
    with_auc,
    ".1f",
    "",
    "correlation over ten months of PSI of temperature and AUC",
)
note(
    "psi_gain_correlation",
    with_gain,
    ".2f",
    "",
    "correlation over ten months of PSI of temperature and the AUC that a fresh model gains",
)
note(
    "psi_alarm_months",
    (watch["PSI of temp"] > 0.25).sum(),
    ".0f",
    "months",
    "months of ten with PSI of temperature above 0.25",
)
note(
    "psi_score_alarm_months",
    (watch["PSI of the answers"] > 0.25).sum(),
    ".0f",
    "months",
    "months of ten with PSI of the answers above 0.25",
)
assert (
    (watch["KS alarms of 7"] == 7).all()
    and (watch["PSI of temp"] > 0.25).all()
    and (watch["PSI of the answers"] < 0.25).all()
)
assert (
    watch.loc["Sep", "predicted late, %"] > watch.loc["Sep", "really late, %"] + 8
    and watch.loc["Sep", "PSI of the answers"] < 0.02
)
assert (
    watch.loc["Dec", "predicted late, %"] < watch.loc["Dec", "really late, %"] - 8
    and watch.loc["Dec", "PSI of the answers"] < 0.02
)
assert abs(with_auc) < 0.3 and with_gain > 0.75
# %% [markdown]
# **What you see.**
#
# - **KS rings for every input in every month.** With 28,000 flights even a meaningless difference
#   is "significant". An alarm that always rings is none.
# - **PSI of the temperature rings ten times of ten.** It does not follow AUC (the correlation is
#   weak: 0.14). It does follow what a *fresh* model would gain (0.84). Drift says "a new model
#   would differ", not "quality has fallen"; whether it would be better needs labels. Ten months are
#   few, so take the number as a hint.
# - **The answers hardly move**, while the truth swings by ten points up and down. In September the
#   model expects 23% and 14% are late; its answers look just like in winter. Without labels nobody
#   can see this.
#
# So keep a *challenger*, a fresh model that answers in the shadow, and get labels as fast as you
# can.
#
# ### How large is PSI when nothing has changed?
#
# Draw flights from January and February and compare them with January and February.
# %%
random = np.random.default_rng(0)
temps = past.temp.dropna().to_numpy()
still = pd.DataFrame(
    {
        f"{n:,} flights": dict(
            zip(
                ["middle", "highest 5%"],
                np.percentile([psi(temps, random.choice(temps, n)) for _ in range(200)], [50, 95]),
                strict=True,
            )
        )
        for n in (100, 300, 1000, 10_000)
    }
).T.rename_axis("sample of")
table(still, "PSI of the temperature when nothing has changed: 200 draws", 3)
# %% tags=["hide"]
for key, (_, row) in zip(["100", "300", "1000", "10000"], still.iterrows(), strict=True):
    note(
        f"psi_null_{key}",
        row["highest 5%"],
        ".3f",
        "",
        f"PSI exceeded by 5% of samples of {key} flights although nothing has changed",
    )
assert (
    still["highest 5%"].is_monotonic_decreasing
    and still.iloc[0, 1] > 0.1
    and still.iloc[2, 1] < 0.03
)
# %% [markdown]
# With a hundred flights chance alone brings PSI near the usual thresholds; with ten thousand, 0.01
# would be remarkable. One threshold for every sample size is wrong for most of them.
#
# ## 3. Slices: good on average, wrong for some
#
# ```quiz
# bank: production-ml/labs/monitoring
# only: lab-slice
# ```
# %%
NAMES = {
    "FL": "AirTran",
    "VX": "Virgin America",
    "WN": "Southwest",
    "F9": "Frontier",
    "EV": "ExpressJet",
    "AS": "Alaska",
    "MQ": "Envoy",
    "AA": "American",
}
by_airline = live.groupby("carrier", observed=True).agg(
    flights=("late", "size"), predicted=("chance", "mean"), late=("late", "mean")
)
by_airline = by_airline[by_airline.flights > 500]
by_airline["gap, points"] = 100 * (by_airline.predicted - by_airline.late)
by_airline = by_airline.sort_values("gap, points")
extremes = by_airline.iloc[[0, 1, 2, -3, -2, -1]].rename(index=NAMES).rename_axis("airline")
extremes.loc["all airlines"] = [
    len(live),
    live.chance.mean(),
    live.late.mean(),
    100 * (live.chance.mean() - live.late.mean()),
]
extremes["predicted late, %"], extremes["really late, %"] = (
    100 * extremes.pop("predicted"),
    100 * extremes.pop("late"),
)
table(extremes.astype({"flights": int}), "March to December by airline, the largest gaps", 1)
wet = (
    live.assign(rain=np.where(live.precip > 0, "rain in this hour", "dry"))
    .groupby("rain")
    .agg(predicted=("chance", "mean"), late=("late", "mean"))
    * 100
)
table(
    wet.rename(columns={"predicted": "predicted late, %", "late": "really late, %"}).rename_axis(
        "weather"
    ),
    "The same by weather",
    1,
)
unknown = (
    flights.assign(unknown=100 * flights.seats.isna())
    .groupby("carrier", observed=True)
    .unknown.mean()
    .sort_values(ascending=False)
)
gaps = pd.concat(
    [
        unknown.head(4).rename(index=lambda code: NAMES.get(code, code)),
        pd.Series({"all airlines": 100 * flights.seats.isna().mean()}),
    ]
)
table(
    gaps.rename_axis("airline").to_frame("no aircraft record, %"),
    "Where the aircraft table has gaps",
    1,
)
# %% tags=["hide"]
for name, key in {
    "AirTran": "airtran",
    "Virgin America": "virgin",
    "Alaska": "alaska",
    "all airlines": "all",
}.items():
    note(
        f"slice_{key}_gap",
        extremes.loc[name, "gap, points"],
        ".1f",
        "points",
        f"predicted minus real share of late flights, March to December: {name}",
    )
    note(
        f"slice_{key}_predicted",
        extremes.loc[name, "predicted late, %"],
        ".1f",
        "%",
        f"predicted share of late flights, March to December: {name}",
    )
    note(
        f"slice_{key}_really",
        extremes.loc[name, "really late, %"],
        ".1f",
        "%",
        f"real share of late flights, March to December: {name}",
    )
note(
    "rain_predicted",
    wet.loc["rain in this hour", "predicted"],
    ".0f",
    "%",
    "predicted share of late flights in hours with rain",
)
note(
    "rain_really",
    wet.loc["rain in this hour", "late"],
    ".0f",
    "%",
    "real share of late flights in hours with rain",
)
note(
    "dry_predicted",
    wet.loc["dry", "predicted"],
    ".0f",
    "%",
    "predicted share of late flights in dry hours",
)
note("dry_really", wet.loc["dry", "late"], ".0f", "%", "real share of late flights in dry hours")
note(
    "no_aircraft_envoy",
    unknown["MQ"],
    ".0f",
    "%",
    "flights of Envoy (MQ) without an aircraft record",
)
note(
    "no_aircraft_american",
    unknown["AA"],
    ".0f",
    "%",
    "flights of American (AA) without an aircraft record",
)
note(
    "no_aircraft_all",
    gaps["all airlines"],
    ".0f",
    "%",
    "flights of all airlines without an aircraft record",
)
note(
    "no_aircraft_next",
    unknown.iloc[2],
    ".0f",
    "%",
    "flights without an aircraft record, the next airline",
)
assert (
    extremes.iloc[0].name == "AirTran"
    and extremes.loc["AirTran", "gap, points"] < -15
    and abs(extremes.loc["all airlines", "gap, points"]) < 2
)
assert (
    wet.loc["rain in this hour", "late"] > wet.loc["rain in this hour", "predicted"] + 8
    and list(unknown.index[:2]) == ["MQ", "AA"]
    and unknown.iloc[2] < 8
)
# %% [markdown]
# Over all airlines and ten months the model is off by one point: excellent, it seems (section 2
# showed what that average hides). For AirTran it expects half of what happens. In hours with rain
# it is too hopeful, and that is when people need it. The last table is a fault in a *source*:
# nearly all aircraft of one airline are missing from the table. The share over all airlines does
# not tell that; only the slice does.
#
# ## 4. Too good to be true
#
# A colleague adds a feature and AUC jumps. For each of these, ask: is it known **when the
# prediction is made**, at the gate?
#
# ```quiz
# bank: production-ml/labs/monitoring
# only: lab-leak
# ```
# %%
train = flights[flights.month <= 6]
some = train.sample(60_000, random_state=0)
LEAKS = {
    "none": [],
    "departure delay": ["dep_delay"],
    "actual departure time": ["dep_time"],
    "planned and actual arrival time": ["arr_time", "sched_arr_time"],
}
leak = {}
for name, extra in LEAKS.items():
    fitted = late_model().fit(some[FEATURES + extra], some.late)
    leak[name] = roc_auc_score(july.late, fitted.predict_proba(july[FEATURES + extra])[:, 1])

first_half = flights[flights.month <= 7].copy()
key = first_half[["carrier", "flight", "origin", "dest"]].astype(str).agg("-".join, axis=1)
first_half["history"] = first_half.late.groupby(key).transform(
    "mean"
)  # the quiet one: July's own labels are in it
fitted = late_model().fit(first_half.loc[some.index, [*FEATURES, "history"]], some.late)
leak["how often this flight number was late (January to July)"] = roc_auc_score(
    july.late, fitted.predict_proba(first_half[first_half.month == 7][[*FEATURES, "history"]])[:, 1]
)
leaks = pd.DataFrame({"AUC in July": leak}).rename_axis("feature added")
table(leaks, "Features that would not be there in time", 3)
# %% tags=["hide"]
for name, key in zip(
    leaks.index, ["none", "dep_delay", "dep_time", "arrival", "history"], strict=True
):
    note(
        f"leak_{key}_auc",
        leaks.loc[name, "AUC in July"],
        ".3f",
        "",
        f"AUC in July, feature added: {name}",
    )
values = leaks["AUC in July"].to_numpy()
assert (
    values[3] > 0.97
    and values[1] > 0.9
    and values[2] > 0.88
    and 0.005 < values[4] - values[0] < 0.08
)


# %% [markdown]
# An AUC of 0.980 is not a triumph but a confession: with the arrival time the model reads the
# answer. Loud leaks betray themselves. The last row is the quiet one: "how often was this flight
# number late?" is a sensible feature, only the average was taken over data that includes the month
# to be predicted. The gain is modest, and nobody would be suspicious.
#
# ## 5. The wrong exam picks the wrong model
#
# Two candidates: a small model and a big one. We examine both in two ways: on flights drawn *at
# random* from the same seven months, and on the *next month*.
# %%
def big_model():
    """An untrained model with many large trees."""
    return HistGradientBoostingClassifier(
        categorical_features="from_dtype",
        max_iter=150,
        max_leaf_nodes=63,
        random_state=0,
        early_stopping=False,
    )


held_out = np.random.default_rng(0).random(len(first_half)) < 0.15
at_random = first_half[~held_out].sample(100_000, random_state=0), first_half[held_out]
by_time = train.sample(100_000, random_state=0), july
exam = pd.DataFrame(
    {
        name: {
            exam: roc_auc_score(
                test.late, make().fit(rows[FEATURES], rows.late).predict_proba(test[FEATURES])[:, 1]
            )
            for exam, (rows, test) in {
                "flights drawn at random": at_random,
                "the next month": by_time,
            }.items()
        }
        for name, make in {"small model": late_model, "big model": big_model}.items()
    }
).T.rename_axis("candidate")
table(exam, "AUC in two exams", 3)
# %% tags=["hide"]
for name, key in {"small model": "small", "big model": "big"}.items():
    note(
        f"{key}_random_auc",
        exam.loc[name, "flights drawn at random"],
        ".3f",
        "",
        f"{name}: AUC on flights drawn at random",
    )
    note(
        f"{key}_time_auc",
        exam.loc[name, "the next month"],
        ".3f",
        "",
        f"{name}: AUC on the next month",
    )
assert (
    exam.loc["big model", "flights drawn at random"]
    > exam.loc["small model", "flights drawn at random"] + 0.015
)
assert exam.loc["big model", "the next month"] < exam.loc["small model", "the next month"]
write_numbers("monitoring")
# %% [markdown]
# The random exam prefers the big model clearly; on the next month it is no better, even a touch
# worse (the difference is within the noise). Flights of the same stormy hour stand on both sides of
# a random split, so the big model may remember the hour. **Examine a model as it will be used: on
# what comes later.**
#
# ## What to take away
#
# - A schema catches nonsense, not what is merely unlikely.
# - An alarm needs a threshold that fits the sample size, and an answer to "what do we do when it
#   rings?".
# - Drift of inputs, drift of answers and loss of quality are three things. Here they hardly agree.
# - Look at slices, and be suspicious of success.
#
# **Honest limits.** Ten months are ten points; a correlation over ten points is a hint. One model,
# one city. "Fresh" means trained on all months before.
#
# ## Try next
#
# 1. Compare July with *June* instead of winter. Does PSI now catch degrees Celsius and stay quiet
#    on a normal July?
# 2. Find a slice that is worse than AirTran. How many slices did you look at before you found it?
# 3. Write an alarm on predicted against real share with labels that come two days late. On which
#    day of September does it ring?
