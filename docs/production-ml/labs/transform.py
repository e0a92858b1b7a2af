# ---
# title: "Lab: where does the transform live?"
# description: "Standardize one flight with the wrong batch, or write one transform twice: what goes wrong on real flights, and which checks notice."
# minutes: 15
# objectives: [pick-transform]
# ---
# %% [markdown]
# # Lab: where does the transform live?
#
# Before a model sees a flight, somebody turns raw values into features: a clock time into minutes,
# a temperature into standard units. Two traps wait there. The transform may use **numbers taken
# from the wrong rows**, or it may exist **twice**, once for training and once for serving, and not
# quite the same. Neither raises an error. How much do they cost?
# %%
import numpy as np
import pandas as pd
import scipy.sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.preprocessing import OneHotEncoder

from flights import (
    CATEGORIES,
    SCHEDULE,
    WEATHER,
    OnnxModel,
    chart,
    lines,
    note,
    portable_model,
    read_flights,
    table,
    to_onnx,
    write_figure,
    write_numbers,
)

flights = read_flights().astype(dict.fromkeys(CATEGORIES, str))
NUMBERS = ["minute", "distance", "temp", "dewp", "humid", "wind_speed", "precip", "visib"]
complete = flights.dropna(subset=NUMBERS)
past, july = complete[complete.month <= 6], complete[complete.month == 7]
print(
    f"Trained on {len(past):,} flights of January to June, tested on {len(july):,} of July, in the order of departure"
)
# %% [markdown]
# ## 1. The flight and its batch-mates
#
# A logistic regression wants its numbers standardized: subtract a mean, divide by a standard
# deviation. In training we take both from all the training rows. At serving time flights arrive in
# batches, and it is tempting to standardize each batch *by itself*: its rows are at hand.
#
# ```quiz
# bank: production-ml/labs/transform
# only: lab-batch-mates
# ```
# %% tags=["rounding"]
mean, spread = past[NUMBERS].mean(), past[NUMBERS].std()
codes = OneHotEncoder(handle_unknown="ignore").fit(past[["carrier", "origin"]])


def inputs(standardized, rows):
    """The model's inputs: standardized numbers beside airline and airport."""
    return scipy.sparse.hstack([standardized, codes.transform(rows[["carrier", "origin"]])]).tocsr()


model = LogisticRegression(max_iter=500, C=0.3).fit(
    inputs((past[NUMBERS] - mean) / spread, past), past.late
)
right = model.predict_proba(inputs((july[NUMBERS] - mean) / spread, july))[:, 1]


def by_batch(size, rows=july):
    """Chances when each batch is standardized with its own mean and spread."""
    groups = rows[NUMBERS].groupby(np.arange(len(rows)) // size)
    own = (rows[NUMBERS] - groups.transform("mean")) / groups.transform("std").replace(0, np.nan)
    return model.predict_proba(inputs(own.fillna(0), rows))[:, 1]


def compare(answers, correct, truth):
    """How good each set of answers is, and how far from the correct one."""
    return pd.DataFrame(
        {
            name: {
                "AUC": roc_auc_score(truth, p),
                "log loss": log_loss(truth, p),
                "mean change": np.abs(p - correct).mean(),
                "largest change": np.abs(p - correct).max(),
                "decisions that differ, %": 100 * ((p > 0.3) != (correct > 0.3)).mean(),
            }
            for name, p in answers.items()
        }
    ).T


shuffled = july.sample(frac=1, random_state=0)
answers = (
    {"training rows": right}
    | {f"its batch of {size:,}": by_batch(size) for size in (1, 32, 512)}
    | {"the whole of July": by_batch(len(july))}
)
batches = compare(answers, right, july.late)
mixed = compare(
    {"its batch of 32, shuffled": by_batch(32, shuffled)},
    pd.Series(right, july.index)[shuffled.index].to_numpy(),
    shuffled.late,
)
batches = pd.concat([batches, mixed]).rename_axis("standardized with")
DIGITS = {
    "AUC": 3,
    "log loss": 3,
    "mean change": 3,
    "largest change": 2,
    "decisions that differ, %": 1,
}
table(
    batches,
    "The same model and flights; only mean and spread come from other rows (decision: warn above 0.3)",
    DIGITS,
)
# %% tags=["hide"]
for name, key in {
    "training rows": "right",
    "its batch of 1": "batch1",
    "its batch of 32": "batch32",
    "its batch of 512": "batch512",
    "the whole of July": "whole_month",
    "its batch of 32, shuffled": "batch32_shuffled",
}.items():
    note(
        f"{key}_auc", batches.loc[name, "AUC"], ".3f", "", f"AUC in July, standardized with {name}"
    )
    note(
        f"{key}_loss",
        batches.loc[name, "log loss"],
        ".3f",
        "",
        f"log loss in July, standardized with {name}",
    )
    note(
        f"{key}_flips",
        batches.loc[name, "decisions that differ, %"],
        ".0f",
        "%",
        f"decisions (above 0.3) that differ, standardized with {name}",
    )
auc = batches["AUC"]
assert (
    auc["training rows"]
    > auc["the whole of July"]
    > auc["its batch of 512"]
    > auc["its batch of 32"]
    and auc["its batch of 32"] < 0.56
)
assert auc["its batch of 32, shuffled"] > auc["its batch of 32"] + 0.1
# %% [markdown]
# **What you see.** In batches of 32 the model is hardly better than guessing (0.5). Flights that
# leave in the same hour share their weather, so subtracting the batch's mean subtracts exactly what
# made that hour risky. Shuffle the same flights and much of the loss is gone: the *order of
# arrival* decides how good the model is. Even the whole of July is not right: its own mean hides how
# July differs, which shifts every probability, and its own deviations change each feature's weight,
# which changes the order.
#
# ### One flight, 300 batches
#
# The same flight, the same model. We only change which 31 other flights stand in its batch.
# %% tags=["rounding"]
position = 700
flight = july.iloc[[position]]
random = np.random.default_rng(0)
spreads, seen_by_size = [], {}
for size in (8, 32, 128, 512):
    seen = []
    for _ in range(300):
        batch = pd.concat([flight, july.iloc[random.choice(len(july), size - 1, replace=False)]])
        own = ((batch[NUMBERS] - batch[NUMBERS].mean()) / batch[NUMBERS].std()).iloc[[0]].fillna(0)
        seen.append(model.predict_proba(inputs(own, flight))[0, 1])
    seen_by_size[size] = seen
    low, middle, high = np.percentile(seen, [2.5, 50, 97.5])
    spreads.append({"batch size": size, "lowest 2.5%": low, "middle": middle, "highest 2.5%": high})
spreads = pd.DataFrame(spreads).set_index("batch size")
chart(
    lines(spreads, "batch size", "chance of being late", "of 300 answers", domain=(0.2, 0.6)),
    "One flight's predicted chance in 300 random batches",
    "Three lines over the batch sizes 8, 32, 128 and 512: the lowest, middle and highest answers come closer together as batches grow, around 0.39. The right chance, 0.52, lies above them all from 32 on.",
)
table(spreads, f"One flight; with the training rows its chance is {right[position]:.3f}", 3)
# %% tags=["hide"]
for size, row in spreads.iterrows():
    note(
        f"one_flight_{size}_low",
        row["lowest 2.5%"],
        ".2f",
        "",
        f"one flight in 300 random batches of {size}: lower end of the middle 95% of its chances",
    )
    note(
        f"one_flight_{size}_high",
        row["highest 2.5%"],
        ".2f",
        "",
        f"one flight in 300 random batches of {size}: upper end of the middle 95% of its chances",
    )
note(
    "one_flight_right",
    right[position],
    ".2f",
    "",
    "the same flight's chance with the statistics of the training rows",
)
width = spreads["highest 2.5%"] - spreads["lowest 2.5%"]
note(
    "one_flight_512_middle",
    spreads.loc[512, "middle"],
    ".2f",
    "",
    "one flight in 300 random batches of 512: middle of its chances",
)
assert (
    width.is_monotonic_decreasing
    and width[32] > 0.05
    and spreads.loc[512, "highest 2.5%"] < right[position] - 0.05
)
# The figure "One flight, 300 batches": two more flights, and batches of the flight's own day.
values, of_codes = july[NUMBERS].to_numpy(), codes.transform(july[["carrier", "origin"]])
weights, fixed = np.split(model.coef_[0], [len(NUMBERS)])


def chances_in_batches(row, mates, size, seed):
    """One flight's chances in 300 batches: itself and others drawn from `mates`."""
    random, mates = np.random.default_rng(seed), mates[mates != row]
    drawn = [random.choice(mates, size - 1, replace=False) for _ in range(300)]
    batch = values[np.column_stack([np.full(300, row), drawn])]
    apart, spread = values[row] - batch.mean(axis=1), batch.std(axis=1, ddof=1)
    own = np.divide(apart, spread, out=np.zeros_like(apart), where=spread > 0)
    return 1 / (1 + np.exp(-(own @ weights + (of_codes[[row]] @ fixed)[0] + model.intercept_[0])))


def summary(chances):
    """What the figure shows of 300 chances: the ends of their middle 95%, and how many fall into each percent."""
    low, high = np.percentile(chances, [2.5, 97.5])
    percent = np.floor(100 * np.array(chances)).astype(int)
    counts = np.bincount(percent)[percent.min() :].tolist()
    return {
        "low": round(low, 2),
        "high": round(high, 2),
        "middle": round(np.median(chances), 2),
        "first": int(percent.min()),
        "counts": counts,
    }


SHOWN = {"columbus": position, "rochester": 5000, "memphis": 12000}
days = july.day.to_numpy()
mates_figure = {}
for name, row in SHOWN.items():
    groups = {"july": np.arange(len(july)), "day": np.flatnonzero(days == days[row])}
    mates_figure[name] = {"right": round(right[row], 2)} | {
        group: {
            str(size): summary(
                seen_by_size[size]
                if (name, group) == ("columbus", "july")
                else chances_in_batches(row, rows, size, size)
            )
            for size in seen_by_size
        }
        for group, rows in groups.items()
    }
    note(f"{name}_right", right[row], ".2f", "", f"flight to {name}: chance with the training rows")
    for group in groups:
        shown = mates_figure[name][group]["512"]
        called = sum(shown["counts"][max(0, 30 - shown["first"]) :])
        note(
            f"{name}_{group}_512_late",
            called,
            ".0f",
            "batches",
            f"flight to {name}: batches of 512 ({group}), of 300, in which it is called late (0.3)",
        )
        note(
            f"{name}_{group}_512_middle",
            shown["middle"],
            ".2f",
            "",
            f"flight to {name}: middle of its chances in 300 batches of 512 ({group})",
        )
assert july.dest.iloc[[*SHOWN.values()]].tolist() == ["CMH", "ROC", "MEM"]
assert right[SHOWN["rochester"]] > 0.3, "with the training rows it is called late"
write_figure("transform", "mates", mates_figure)
# %% [markdown]
# A passenger's chance must not depend on who else happens to ask. Larger batches shake less, yet
# here they settle near 0.39, which is far from the right 0.52: steady is not the same as right. The
# cure costs nothing: **take mean and spread once, from the training rows, and keep them as
# constants with the model.**
#
# ## 2. The same transform, written twice
#
# Training reads a table with Python; serving runs elsewhere, so somebody writes the transform
# again. Each slip below is one line that really happens. The model is made of trees and sees clean
# training data; only the serving side slips.
#
# ```quiz
# bank: production-ml/labs/transform
# only: lab-silent-slips
# ```
# %%
import duckdb

COLUMNS = SCHEDULE + WEATHER
flights = flights.astype(dict.fromkeys(COLUMNS, "float32"))  # as the served file will read them
past, july = flights[flights.month <= 6], flights[flights.month == 7]
trees = portable_model(numbers=COLUMNS).fit(past[CATEGORIES + COLUMNS], past.late)
departures = july[["hour"]]
sql = duckdb.sql("select dayofweek(hour) as day, isodow(hour) as iso from departures").df()
slips = {
    "none": july,
    "weekday from SQL: Sunday is 0": july.assign(weekday=sql.day.to_numpy()),
    "weekday by ISO: Monday is 1": july.assign(weekday=sql.iso.to_numpy()),
    "clock in UTC": july.assign(minute=(july.minute + 240) % 1440),
    "clock as 1730, not 1050 minutes": july.assign(minute=july.sched_dep_time),
    "degrees Celsius": july.assign(temp=(july.temp - 32) / 1.8, dewp=(july.dewp - 32) / 1.8),
    "missing pressure becomes 0": july.assign(pressure=july.pressure.fillna(0)),
    "airline in lower case": july.assign(carrier=july.carrier.str.lower()),
}
chances = {
    name: trees.predict_proba(rows[CATEGORIES + COLUMNS])[:, 1] for name, rows in slips.items()
}
slip = compare(chances, chances["none"], july.late).rename_axis("slip at serving time")
table(slip, "One slip at a time, July", DIGITS)
# %% tags=["hide"]
for name, key in dict(
    zip(
        slips, ["none", "sunday", "iso", "utc", "hhmm", "celsius", "pressure", "lower"], strict=True
    )
).items():
    note(f"slip_{key}_auc", slip.loc[name, "AUC"], ".3f", "", f"AUC in July with slip: {name}")
    change = slip.loc[name, "AUC"] - slip.AUC["none"]
    note(f"slip_{key}_change", change, ".3f", "", f"change of AUC in July by slip: {name}")
    note(
        f"slip_{key}_flips",
        slip.loc[name, "decisions that differ, %"],
        ".1f",
        "%",
        f"decisions (above 0.3) that differ with slip: {name}",
    )
silent = slip.AUC[1:] >= slip.AUC["none"] - 0.001
note(
    "silent_slips", silent.sum(), ".0f", "slips", "slips of seven that leave AUC the same or higher"
)
assert list(silent.index[silent]) == [
    "weekday from SQL: Sunday is 0",
    "weekday by ISO: Monday is 1",
    "missing pressure becomes 0",
]
assert slip.loc["weekday from SQL: Sunday is 0", "AUC"] > slip.loc["none", "AUC"]
assert (slip["decisions that differ, %"][1:] > 0).all()


# %% [markdown]
# **What you see.** A wrong clock or unit hurts so much that a look at the quality would find it,
# once labels arrive. But **three slips of seven leave AUC the same or even a little higher**, with
# up to one decision in twenty changed. A better AUC after a release is therefore no proof that the
# release is right. (Why higher? A weekday that is off by one happens to suit this July. We would
# not count on it in another month.)
#
# ### A check that sees all seven
#
# Send the same raw rows through both sides and compare the *features*, value by value. It needs no
# labels and no patience.
# %%
def differs(served, trained):
    """Percent of rows in which any feature differs."""
    columns = CATEGORIES + COLUMNS
    same = (served[columns] == trained[columns]) | (
        served[columns].isna() & trained[columns].isna()
    )
    return 100 * (~same.all(axis=1)).mean()


parity = (
    pd.DataFrame(
        {
            name: {
                "AUC falls by more than 0.02": bool(
                    slip.loc[name, "AUC"] < slip.loc["none", "AUC"] - 0.02
                ),
                "rows whose features differ, %": differs(rows, july),
            }
            for name, rows in slips.items()
        }
    )
    .T.rename_axis("slip at serving time")
    .infer_objects()
)
table(parity, "Two monitors: one watches quality, one compares features row by row", 1)
# %% tags=["hide"]
caught = int(parity["AUC falls by more than 0.02"].sum())
seen = int((parity["rows whose features differ, %"] > 0).sum())
note(
    "auc_monitor_catches",
    caught,
    ".0f",
    "slips",
    "slips of seven for which AUC falls by more than 0.02",
)
note(
    "parity_catches",
    seen,
    ".0f",
    "slips",
    "slips of seven that a row by row comparison of features sees",
)
assert caught == 3 and seen == 7 and parity.loc["none", "rows whose features differ, %"] == 0
# %% [markdown]
# ### Or do not write it twice
#
# Better than a check: one pipeline that holds transform and model, saved as one file and run on
# both sides.
# %%
served = OnnxModel(to_onnx(trees, COLUMNS))
difference = np.abs(served.chance(july) - chances["none"]).max()
print(
    f"Largest difference over {len(july):,} flights is below one in a million: {difference < 1e-6}"
)
# %% tags=["hide"]
assert difference < 1e-6
# %% [markdown]
# ## What does "in the model" cost?
#
# A transform inside the model is worked out again for each row and each training pass. One made
# beforehand is worked out once, and has to be stored, and made again whenever it changes.
# %%
raw = past[["carrier", "origin", *NUMBERS]]
stored = inputs(((past[NUMBERS] - mean) / spread).fillna(0), past)
memory = {
    "raw columns": sum(
        raw[name]
        .astype("category" if name in CATEGORIES else "float32")
        .memory_usage(index=False, deep=False)
        for name in raw
    )
    / 1e6,
    "features made beforehand": (stored.data.nbytes + stored.indices.nbytes + stored.indptr.nbytes)
    / 1e6,
}
table(
    pd.DataFrame({"megabytes": memory}).rename_axis(f"{len(past):,} flights as"),
    "Room that the training rows take",
    1,
)
# %% tags=["timing"]
import time

from sklearn.linear_model import SGDClassifier


def five_passes(make):
    """Seconds for five passes over the data in batches of 4,096."""
    learner, begin = SGDClassifier(loss="log_loss", random_state=0), time.perf_counter()
    for _ in range(5):
        for start in range(0, len(past), 4096):
            learner.partial_fit(
                make(slice(start, start + 4096)),
                past.late.iloc[start : start + 4096],
                classes=[0, 1],
            )
    return time.perf_counter() - begin


inside = five_passes(
    lambda rows: inputs(((past[NUMBERS].iloc[rows] - mean) / spread).fillna(0), past.iloc[rows])
)
before = five_passes(lambda rows: stored[rows])
print(f"Transform in every pass: {inside / before:.1f} times as long as with stored features")
# %% tags=["hide"]
note(
    "raw_megabytes",
    memory["raw columns"],
    ".1f",
    "MB",
    "room of the raw columns of January to June",
)
note(
    "stored_megabytes",
    memory["features made beforehand"],
    ".1f",
    "MB",
    "room of the features made beforehand, January to June",
)
assert memory["features made beforehand"] > memory["raw columns"]
write_numbers("transform")
# %% [markdown]
# So the transform in the model makes training slower, by a factor that depends on the transform.
# Stored features train faster but take more room than the raw columns, and every change means
# making them all again. Neither is wrong. What is wrong is one transform for training and another
# for serving.
#
# ## What to take away
#
# - Statistics of a transform come from the training rows and are constants afterwards.
# - A quality measure alone misses slips. Compare features row by row, on both sides.
# - One pipeline, one file, two users.
#
# **Honest limits.** The slips were put in on purpose, one at a time; real ones come in company.
# That a slip leaves AUC alone on this July says nothing about another month.
#
# ## Try next
#
# 1. Batches of 32 *by airport*: better or worse than batches in order of departure?
# 2. Score the slips on May instead of July. Which of the three silent ones now shows?
# 3. Find a slip of your own that more than halves the number of warnings and leaves AUC alone.
