# ---
# title: "Lab: does a model that is never retrained go stale?"
# description: "Four targets on the same real flights: one where retraining pays, one where it pays a little, one where it does not, and one where a formula never ages."
# minutes: 20
# objectives: [pick-training]
# ---
# %% [markdown]
# # Lab: does a model that is never retrained go stale?
#
# Everybody says that a model must be retrained, because the world changes. How much does it cost if
# you do not? And is the newest model always the best one? We measure it on every flight that left
# New York's three airports in 2013.
#
# **The rule of the game.** January and February are the past. From March on, a model predicts one
# month at a time, and it may learn only from flights that came *before* that month. We compare:
#
# - **static**: trained once, on January and February, and never touched again;
# - **retrained, all past**: trained again on the first of each month, on everything so far;
# - **retrained, last 60 days**: the same, but it forgets what is older than 60 days.
# %%
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
    chart,
    late_model,
    lines,
    minutes_model,
    note,
    read_flights,
    read_weather,
    table,
    write_figure,
    write_numbers,
)

flights = read_flights()
production = flights.day >= START
print(f"{len(flights):,} flights landed, {production.sum():,} of them from March on")
# %% tags=["hide"]
assert len(flights) == 327_346
note(
    "flights",
    len(flights),
    ",.0f",
    "flights",
    "flights of 2013 that landed, so that they have a label",
)
SHORT = {
    m: {"Jun": "june", "Jul": "july", "Sep": "sept"}.get(n, n.lower()) for m, n in MONTHS.items()
}


# %% [markdown]
# One function plays the whole game. Read it once: it is the only place where training data is
# chosen, and it never looks ahead.
# %%
def month_by_month(make_model, columns, target, *, retrain=True, window=None, at_most=None):
    """Predictions for March to December, each made by a model of the past only; and the models."""
    predicted, models, model = np.full(len(flights), np.nan), {}, None
    for month in MONTHS:
        now = flights.month == month
        first_day = flights.day[now].min()
        if model is None or retrain:
            oldest = 0 if window is None else first_day - window
            past = flights.loc[
                (flights.day < first_day) & (flights.day >= oldest), [*columns, target]
            ]
            if at_most and len(past) > at_most:
                past = past.sample(at_most, random_state=0)
            model = make_model().fit(past[columns], past[target])
        models[month] = model
        rows = flights.loc[now, columns]
        predicted[now] = (
            model.predict_proba(rows)[:, 1]
            if hasattr(model, "predict_proba")
            else model.predict(rows)
        )
    return predicted, models


# %% [markdown]
# ## 1. Minutes in the air: retraining pays, until it does not
#
# The first target is how long a flight is in the air. The model knows only the schedule: airports,
# airline, distance, weekday and planned time. It does not know the wind.
#
# Before you look, commit to an answer.
#
# ```quiz
# bank: production-ml/labs/training
# only: lab-static-worst-month
# ```
# %%
COLUMNS = [*CATEGORIES, "distance", "minute", "weekday"]
minutes = {}
minutes["static"], _ = month_by_month(minutes_model, COLUMNS, "air_time", retrain=False)
minutes["retrained, all past"], monthly_models = month_by_month(
    minutes_model, COLUMNS, "air_time", at_most=60_000
)
minutes["retrained, last 60 days"], _ = month_by_month(
    minutes_model, COLUMNS, "air_time", window=60
)


def by_month(score):
    """A table of months: the score of each strategy."""
    return pd.DataFrame(score).rename(index=MONTHS)


error = by_month(
    {
        name: (flights.air_time - p)[production].abs().groupby(flights.month[production]).mean()
        for name, p in minutes.items()
    }
)
chart(
    lines(error, "month", "mean error (minutes)", "strategy"),
    "Minutes in the air: mean error in each month",
    "Three lines from March to December. The static model's error rises from 9 to 16 minutes in September "
    "and falls back to 8 or 9 in November and December. The two retrained models fall to 6 to 9 minutes in "
    "September and rise above the static one in November and December.",
)
error.loc["mean"] = error.mean()
table(error.rename_axis("month"), "Mean absolute error in minutes", 1)
# %% tags=["hide"]
KEYS = {
    "static": "static",
    "retrained, all past": "all_past",
    "retrained, last 60 days": "window60",
}
for column, key in KEYS.items():
    for month, label in MONTHS.items():
        note(
            f"{key}_{SHORT[month]}_mae",
            error.loc[label, column],
            ".1f",
            "minutes",
            f"MAE of air time in {label}: {column}",
        )
    note(
        f"{key}_mean_mae",
        error.loc["mean", column],
        ".1f",
        "minutes",
        f"MAE of air time, mean of ten months: {column}",
    )
sept_ratio = error.loc["Sep", "static"] / error.loc["Sep", "retrained, last 60 days"]
note(
    "sept_ratio",
    sept_ratio,
    ".1f",
    "times",
    "September: error of the static model over that of the model of the last 60 days",
)
assert error.drop("mean")["static"].idxmax() == "Sep" and 2.4 < sept_ratio < 3.0
for label in ("Nov", "Dec"):
    assert error.loc[label, "static"] < error.loc[label].drop("static").min(), (
        "the winter model wins in winter"
    )
assert (
    error.loc["mean", "retrained, last 60 days"]
    < error.loc["mean", "retrained, all past"]
    < error.loc["mean", "static"]
)
# %% [markdown]
# **What you see.** By September the model of winter is wrong by 16.1 minutes on average; the model
# that knows only the last 60 days is wrong by 6.0. So far the saying is right.
#
# Then look at November and December: the model that nobody has touched since February beats
# **both** retrained ones. It did not get better. Its season came back, while the others had learned
# summer.
#
# ### Is it really the season?
#
# A story that fits is not yet a cause. If the reason is the wind (in winter it blows harder from
# the west, so flights to the west take longer), then the winter model must expect too many minutes
# to the west, and about the right number on short flights north.
# %%
september = flights.month == 9
too_long = (
    (minutes["static"] - flights.air_time)[september]
    .groupby(flights.dest[september], observed=True)
    .mean()
)
places = {
    "LAX": "Los Angeles",
    "SFO": "San Francisco",
    "SEA": "Seattle",
    "DEN": "Denver",
    "MIA": "Miami",
    "BOS": "Boston",
    "SJU": "San Juan (to the south-east)",
}
bias = pd.DataFrame(
    {"minutes too long": [too_long[code] for code in places]},
    index=pd.Index(places.values(), name="to"),
)
table(bias, "September: how much too long the static model's prediction is", 1)
# %% tags=["hide"]
for code, key in {
    "LAX": "los_angeles",
    "SFO": "san_francisco",
    "SEA": "seattle",
    "DEN": "denver",
    "MIA": "miami",
    "BOS": "boston",
    "SJU": "san_juan",
}.items():
    note(
        f"sept_bias_{key}",
        too_long[code],
        ".1f",
        "minutes",
        f"September: static model's prediction minus the real air time, flights to {places[code]}",
    )
assert too_long["LAX"] > 15 > 3 > abs(too_long["BOS"]) and too_long["SJU"] < -3
# %% [markdown]
# Far to the west: eighteen to twenty-four minutes too long. To Boston: right. Out over the Atlantic,
# to the south-east: too *short*. That is what wind does. We did not measure the wind up there, so
# this is good evidence, not proof.
#
# ### How old may a model be?
#
# People often ask for "the half-life of a model". We have ten models, one for each first of the
# month; let each predict every later month.
# %%
age = pd.DataFrame(index=list(MONTHS.values()), columns=list(MONTHS.values()), dtype=float)
for born, model in monthly_models.items():
    for month in range(born, 13):
        rows = flights[flights.month == month]
        age.loc[MONTHS[born], MONTHS[month]] = (
            (rows.air_time - model.predict(rows[COLUMNS])).abs().mean()
        )
table(
    age.rename_axis("trained before"),
    "Mean error in minutes: one row per model, one column per month it predicts",
    1,
)
by_age = pd.DataFrame(
    [
        {
            "age in months": months,
            "months compared": 10 - months,
            "this model": np.mean([age.iloc[i, i + months] for i in range(10 - months)]),
            "a new model, same months": np.mean(
                [age.iloc[i + months, i + months] for i in range(10 - months)]
            ),
        }
        for months in range(10)
    ]
).set_index("age in months")
table(by_age, "The same by age: mean error in minutes", 1)
# %% tags=["hide"]
for months in range(10):
    note(
        f"age{months}_mae",
        by_age.loc[months, "this model"],
        ".1f",
        "minutes",
        f"MAE of air time of models {months} months old (all past)",
    )
    note(
        f"age{months}_new_mae",
        by_age.loc[months, "a new model, same months"],
        ".1f",
        "minutes",
        f"MAE of a new model in the months that models {months} months old predict",
    )
assert by_age.loc[9, "this model"] < by_age.loc[9, "a new model, same months"]
assert by_age.loc[4, "this model"] > by_age.loc[4, "a new model, same months"] + 0.5
# %% [markdown]
# Up to six months, an old model is worse than a new one, as one expects. But the oldest model of
# all, nine months old, is *better* in December (8.6 minutes) than one that is brand-new (11.2).
# **Age is not staleness.** With one year of data we cannot say what a model that had seen last
# December would do; one would expect it to win, and that is the best argument for keeping *old*
# data as well as new.
#
# ### How often, and on how much?
#
# Monthly is only one schedule. We replay the ten months in weeks: a model trained on March 1 and never
# again, every 16 weeks, and so on up to every week, each on three windows. A training reads at most
# 15,000 flights, so that no window wins by its size.
# %%
WEEKS = 44
SCHEDULES = {"never": WEEKS, "16": 16, "8": 8, "4": 4, "2": 2, "1": 1}  # weeks between trainings
WINDOWS = {"28": 28, "60": 60, "all": 365}  # days
dated = flights[[*COLUMNS, "air_time", "day"]]
weeks = np.searchsorted(flights.day, START + 7 * np.arange(WEEKS + 1))  # first row of each week


def week_by_week(window):
    """For each schedule: the mean error of every week, and how many flights its trainings read."""
    error, read = {name: [] for name in SCHEDULES}, dict.fromkeys(SCHEDULES, 0)
    for week in range(WEEKS):
        oldest = np.searchsorted(flights.day, START + 7 * week - window)
        past = dated.iloc[oldest : weeks[week]]
        past = past.sample(min(len(past), 15_000), random_state=0)
        model = minutes_model().fit(past[COLUMNS], past.air_time)
        users = {name: every for name, every in SCHEDULES.items() if week % every == 0}
        later = dated.iloc[weeks[week] : weeks[min(week + max(users.values()), WEEKS)]]
        wrong = (later.air_time - model.predict(later[COLUMNS])).abs()
        weekly = wrong.groupby((later.day - START) // 7).mean().tolist()
        for name, every in users.items():
            error[name] += weekly[:every]
            read[name] += len(past)
    return error, read


replayed = {name: week_by_week(days) for name, days in WINDOWS.items()}
in_week = np.diff(weeks)


def mean_error(window, schedule, first=0):
    """The mean error of all flights from a week on."""
    return np.average(replayed[window][0][schedule][first:], weights=in_week[first:])


WORDS = {"28": "last 28 days", "60": "last 60 days", "all": "all past"}
cadence = pd.DataFrame(
    {WORDS[w]: {s: mean_error(w, s) for s in SCHEDULES} for w in WINDOWS}
).rename_axis("weeks between trainings")
table(cadence, "Mean error in minutes, March to December", 2)
WINTER = 35  # the week that begins on November 1
winter = pd.DataFrame(
    {WORDS[w]: {s: mean_error(w, s, WINTER) for s in SCHEDULES} for w in WINDOWS}
).rename_axis("weeks between trainings")
table(winter, "The same, November and December only", 2)
# %% tags=["hide"]
for window, (error_by_week, read) in replayed.items():
    for schedule in SCHEDULES:
        every = "never" if schedule == "never" else f"every {schedule} weeks"
        note(
            f"cadence_{window}_{schedule}_mae",
            mean_error(window, schedule),
            ".1f",
            "minutes",
            f"MAE of air time, March to December, trained {every} on: {WORDS[window]}",
        )
        note(
            f"cadence_{window}_{schedule}_winter_mae",
            mean_error(window, schedule, WINTER),
            ".1f",
            "minutes",
            f"MAE of air time, November and December, trained {every} on: {WORDS[window]}",
        )
assert (cadence.diff()[1:] < 0).all(axis=None), "over the whole year, more often is better"
assert winter.loc["16"].min() > winter.loc["never"].max(), "and in winter it depends"
assert winter.loc["1", "last 28 days"] < winter.loc["never", "last 60 days"]
assert (cadence["all past"]["16"] - cadence["all past"]["1"]) < (
    cadence["last 28 days"]["16"] - cadence["last 28 days"]["1"]
), "a short window needs a frequent schedule"
write_figure(
    "training",
    "cadence",
    {
        "flights": in_week.tolist(),
        "error": {
            w: {s: [round(e, 2) for e in errors] for s, errors in replayed[w][0].items()}
            for w in WINDOWS
        },
        "read": {w: replayed[w][1] for w in WINDOWS},
    },
)
# %% [markdown]
# **What you see.** Over the whole year, more often is better, but how much depends on the window. On
# all past, from every 16 weeks to every week takes off little more than a minute; on the last 28
# days it takes off two. A short window forgets fast, so it must be renewed fast. And the second
# table reads the other way round: in winter, a model that learned summer 16 weeks ago is much worse
# than the one that has slept since February.
#
# ## 2. Late or not: retraining pays a little
#
# The second target is the one that passengers care about: does the flight arrive 15 minutes late or
# more? This model knows everything that is known at departure, the weather too. Each training set
# is cut to 30,000 flights, so that no strategy wins just by having more rows.
#
# Two numbers tell how good it is. **AUC** is the chance that a late flight is ranked above one that
# is on time (0.5 is guessing). **Log loss** also punishes wrong percentages; smaller is better.
#
# ```quiz
# bank: production-ml/labs/training
# only: lab-late-gain
# ```
# %%
late = {}
late["static"], _ = month_by_month(late_model, FEATURES, "late", retrain=False, at_most=30_000)
late["retrained, all past"], _ = month_by_month(late_model, FEATURES, "late", at_most=30_000)
late["retrained, last 60 days"], _ = month_by_month(
    late_model, FEATURES, "late", window=60, at_most=30_000
)


def score_by_month(measure):
    """A table of months: how good each strategy's chances are."""
    months = [(MONTHS[m], rows.index) for m, rows in flights[production].groupby("month")]
    return pd.DataFrame(
        {
            name: {m: measure(flights.late[rows], p[rows]) for m, rows in months}
            for name, p in late.items()
        }
    )


auc, loss = score_by_month(roc_auc_score), score_by_month(log_loss)
chart(
    lines(auc, "month", "AUC", "strategy", domain=(0.6, 0.8)),
    "Late or not: AUC in each month",
    "Three lines from March to December between 0.64 and 0.76. From May to September the two retrained models stand "
    "0.02 to 0.07 above the static one. In April, October and November all three are close together.",
)
auc.loc["mean"], loss.loc["mean"] = auc.mean(), loss.mean()
auc["really late, %"] = pd.concat(
    [
        flights[production].groupby("month").late.mean().rename(index=MONTHS) * 100,
        pd.Series({"mean": np.nan}),
    ]
)
table(
    auc.rename_axis("month"),
    "AUC by month, and the share of flights that were late",
    {"really late, %": 1} | dict.fromkeys(late, 3),
)
table(loss.rename_axis("month"), "Log loss by month (smaller is better)", 3)
# %% tags=["hide"]
for column, key in KEYS.items():
    for month, label in MONTHS.items():
        note(
            f"late_{key}_{SHORT[month]}_auc",
            auc.loc[label, column],
            ".3f",
            "",
            f"AUC of late or not in {label}: {column}",
        )
        note(
            f"late_{key}_{SHORT[month]}_loss",
            loss.loc[label, column],
            ".3f",
            "",
            f"log loss of late or not in {label}: {column}",
        )
    note(
        f"late_{key}_mean_auc",
        auc.loc["mean", column],
        ".3f",
        "",
        f"AUC of late or not, mean of ten months: {column}",
    )
    note(
        f"late_{key}_mean_loss",
        loss.loc["mean", column],
        ".4f",
        "",
        f"log loss of late or not, mean of ten months: {column}",
    )
for month, label in MONTHS.items():
    note(
        f"late_share_{SHORT[month]}",
        auc.loc[label, "really late, %"],
        ".1f",
        "%",
        f"share of flights 15 minutes late or more in {label}",
    )
assert (
    auc.loc["mean", "static"]
    < auc.loc["mean", "retrained, last 60 days"]
    < auc.loc["mean", "retrained, all past"]
)
assert (
    loss.loc["mean", "retrained, all past"]
    < loss.loc["mean", "retrained, last 60 days"]
    < loss.loc["mean", "static"]
)
assert loss.loc["Dec", "retrained, last 60 days"] > loss.loc["Dec", "static"], "newest is not best"
assert auc["really late, %"].idxmin() == "Sep" and auc["really late, %"].idxmax() == "Dec"


# %% [markdown]
# **What you see.** By AUC, retraining helps most from May to September, less in the other months. In
# December the model of the last 60 days is worse than the one that was never retrained. On this
# target *all past* is the better window; on the first one it was *the last 60 days*. **There is no
# best window: try both on your own past.**
#
# Look also at the last column: from 13.7% late in September to 33.5% in December. No strategy here
# knows that such a month is coming.
#
# ### Is the difference real?
#
# Flights of one stormy week are late together, so they are not independent. We draw *whole weeks*
# with replacement, a thousand times, and ask how the difference changes.
# %%
def loss_of_each(chance):
    """Log loss of each flight from March on."""
    return -np.log(np.where(flights.late == 1, chance, 1 - chance))[production]


def gain(worse, better, draws=1000):
    """Mean gain in log loss per flight, and the middle 95% of what whole weeks drawn again give."""
    week = (flights.day[production] - START) // 7
    difference = pd.Series(loss_of_each(late[worse]) - loss_of_each(late[better]))
    weeks = difference.groupby(week.to_numpy()).agg(["sum", "count"]).to_numpy()
    pick = np.random.default_rng(0).integers(0, len(weeks), (draws, len(weeks)))
    drawn = weeks[pick].sum(axis=1)
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], [2.5, 97.5])
    return {"gain": difference.mean(), "low": low, "high": high}


gains = pd.DataFrame(
    {
        "from static to monthly, all past": gain("static", "retrained, all past"),
        "from last 60 days to all past": gain("retrained, last 60 days", "retrained, all past"),
    }
).T
table(gains, "Gain in log loss per flight, with a 95% interval", 4)
share = gains.gain.iloc[0] / loss_of_each(late["static"]).mean()
print(f"Monthly retraining takes off {share:.1%} of the static model's log loss.")
# %% tags=["hide"]
note(
    "monthly_gain",
    gains.gain.iloc[0],
    ".4f",
    "",
    "late or not: log loss taken off by monthly retraining on all past (30,000 rows)",
)
note(
    "monthly_gain_low",
    gains.low.iloc[0],
    ".4f",
    "",
    "the same: lower end of the 95% interval (whole weeks drawn again)",
)
note("monthly_gain_high", gains.high.iloc[0], ".4f", "", "the same: upper end of the 95% interval")
note(
    "monthly_gain_percent",
    100 * share,
    ".1f",
    "%",
    "late or not: log loss taken off by monthly retraining, as a share of the static model's",
)
note(
    "window_gain",
    gains.gain.iloc[1],
    ".4f",
    "",
    "late or not: log loss that all past takes off the last 60 days",
)
note("window_gain_low", gains.low.iloc[1], ".4f", "", "the same: lower end of the 95% interval")
note("window_gain_high", gains.high.iloc[1], ".4f", "", "the same: upper end of the 95% interval")
assert gains.low.iloc[0] > 0 and 0.015 < share < 0.05
# %% [markdown]
# The gain is real, and it is small: about three parts in a hundred of the log loss, for ten
# trainings instead of one. Whether that is worth it is a question of money, not of principle.
#
# ## 3. Small jet or not: static is good enough
#
# The third target: is the aircraft a small jet (100 seats or fewer), given airline, route and time?
# Who flies which route with what changes slowly.
# %%
known = flights.dropna(subset=["seats"]).assign(small=lambda rows: (rows.seats <= 100).astype(int))


def small_jet_auc(month, trained_before):
    """AUC in one month of a model of all flights before a day."""
    past = known[known.day < trained_before]
    past = past.sample(min(len(past), 30_000), random_state=0)
    now = known[known.month == month]
    return roc_auc_score(
        now.small, late_model().fit(past[COLUMNS], past.small).predict_proba(now[COLUMNS])[:, 1]
    )


small = pd.DataFrame(
    {
        MONTHS[m]: {
            "static": small_jet_auc(m, START),
            "retrained": small_jet_auc(m, known.day[known.month == m].min()),
        }
        for m in (3, 6, 10, 12)
    }
).T.rename_axis("month")
table(small, "Small jet or not: AUC", 3)
# %% tags=["hide"]
for label, row in small.iterrows():
    for column in small:
        note(
            f"small_jet_{column}_{ {'Mar': 'mar', 'Jun': 'june', 'Oct': 'oct', 'Dec': 'dec'}[label] }_auc",
            row[column],
            ".3f",
            "",
            f"AUC of small jet or not in {label}: {column}",
        )
assert small["static"].min() > 0.95 and (small["retrained"] - small["static"]).max() < 0.03
# %% [markdown]
# Ten months later the model that was never retrained still ranks almost perfectly. Retraining it
# each month would cost work and bring risk, and win next to nothing. **Watch its inputs, and leave
# it alone.**
#
# ## 4. A law of nature, and a model that only imitates it
#
# The last target cannot change: relative humidity follows from temperature and dew point by
# physics. Trees trained on the weather of January and February learn the relation where they have
# seen it.
#
# ```quiz
# bank: production-ml/labs/training
# only: lab-humidity
# ```
# %%
weather = read_weather().dropna(subset=["temp", "dewp", "humid"])
weather["month"] = weather.hour.dt.month
winter = weather[weather.month <= 2]
trees = minutes_model().fit(winter[["temp", "dewp"]], winter.humid)


def magnus(fahrenheit):
    """Saturation pressure of water vapour, up to a constant factor (Magnus formula)."""
    celsius = (fahrenheit - 32) / 1.8
    return np.exp(17.625 * celsius / (243.04 + celsius))


later = weather[weather.month >= 3]
wrong = pd.DataFrame(
    {
        "trees of Jan and Feb": (trees.predict(later[["temp", "dewp"]]) - later.humid).abs(),
        "formula": (100 * magnus(later.dewp) / magnus(later.temp) - later.humid).abs(),
    }
)
humidity = wrong.groupby(later.month).mean().rename(index=MONTHS)
chart(
    lines(humidity, "month", "mean error (points of humidity)", "method"),
    "Relative humidity: mean error in each month",
    "The trees' error rises from 1 point in March to more than 20 in July and August and falls back to 2 in December. "
    "The formula's error stays near 0 all year.",
)
table(humidity.rename_axis("month"), "Mean error in percentage points of relative humidity", 1)
# %% tags=["hide"]
for month, label in MONTHS.items():
    note(
        f"humidity_trees_{SHORT[month]}",
        humidity.loc[label, "trees of Jan and Feb"],
        ".1f",
        "points",
        f"mean error of relative humidity in {label}: trees trained on January and February",
    )
note(
    "humidity_formula_worst",
    humidity["formula"].max(),
    ".1f",
    "points",
    "largest monthly mean error of relative humidity: Magnus formula",
)
note(
    "humidity_trees_worst",
    humidity["trees of Jan and Feb"].max(),
    ".1f",
    "points",
    "largest monthly mean error of relative humidity: trees trained on January and February (August)",
)
assert (
    humidity["trees of Jan and Feb"].idxmax() == "Aug"
    and humidity["trees of Jan and Feb"].max() > 15
    and humidity.formula.max() < 0.5
)
assert humidity.loc["Dec", "trees of Jan and Feb"] < 2
# %% [markdown]
# The relation between inputs and answer did not change at all. Only the *inputs* moved, to
# temperatures that the trees had never seen: pure **covariate shift**, without any **concept
# drift**. So even a target that never changes needs a watch on its inputs, unless the model holds
# the law itself.
#
# ## 5. Learning online: the knob that can hurt
#
# At the far end of "dynamic" a model learns from each day as soon as the day is over. Ours is a
# logistic regression that takes one small step per flight. The size of the step, the *learning
# rate*, is its most important setting.
#
# ```quiz
# bank: production-ml/labs/training
# only: lab-online-rate
# ```
# %% tags=["rounding"]
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

flights["clock"] = flights.minute // 60
numbers = ["minute", "distance", *AIRCRAFT, *WEATHER]
prepare = make_column_transformer(
    (make_pipeline(SimpleImputer(), StandardScaler()), numbers),
    (OneHotEncoder(handle_unknown="ignore", min_frequency=20), [*CATEGORIES, "weekday", "clock"]),
)
inputs = prepare.fit(flights[flights.day < START]).transform(flights).tocsr()
label = flights.late.to_numpy()
first_row = np.searchsorted(flights.day.to_numpy(), np.arange(366))  # where each day begins


def learn_online(rate):
    """Chances of a model that stops learning on 1 March, and of one that learns every evening."""
    model = SGDClassifier(
        loss="log_loss", alpha=1e-6, learning_rate="constant", eta0=rate, random_state=0
    )
    random = np.random.default_rng(0)
    for _ in range(3):
        rows = random.permutation(first_row[START])
        model.partial_fit(inputs[rows], label[rows], classes=[0, 1])
    frozen = model.predict_proba(inputs[first_row[START] :])[:, 1]
    online = []
    for day in range(START, 365):
        rows = np.arange(first_row[day], first_row[day + 1])
        online.append(model.predict_proba(inputs[rows])[:, 1])  # first predict the day,
        model.partial_fit(
            inputs[shuffled := random.permutation(rows)], label[shuffled]
        )  # then learn from it
    return frozen, np.concatenate(online)


truth, mean = label[first_row[START] :], label[: first_row[START]].mean()
rows = []
for rate in (0.001, 0.003, 0.01, 0.03, 0.1):
    frozen, online = learn_online(rate)
    rows.append(
        {
            "learning rate": f"{rate:g}",
            "frozen AUC": roc_auc_score(truth, frozen),
            "online AUC": roc_auc_score(truth, online),
            "frozen log loss": log_loss(truth, frozen.clip(1e-4, 1 - 1e-4)),
            "online log loss": log_loss(truth, online.clip(1e-4, 1 - 1e-4)),
        }
    )
rates = pd.DataFrame(rows).set_index("learning rate")
for name in ("static", "retrained, all past"):
    chance = late[name][production]
    rates.loc[f"trees, {name}"] = [
        np.nan,
        roc_auc_score(truth, chance),
        np.nan,
        log_loss(truth, chance),
    ]
table(
    rates,
    "A logistic regression that learns every evening, and the trees of section 2: all flights from March on",
    3,
)
guess = log_loss(truth, np.full(len(truth), mean))
print(f"Always answering the average of January and February ({mean:.3f}): log loss {guess:.3f}")
# %% tags=["hide"]
note(
    "trees_monthly_pooled_auc",
    rates.loc["trees, retrained, all past", "online AUC"],
    ".3f",
    "",
    "late or not: AUC over all flights from March on, trees retrained monthly on all past",
)
note(
    "trees_static_pooled_auc",
    rates.loc["trees, static", "online AUC"],
    ".3f",
    "",
    "late or not: AUC over all flights from March on, static trees",
)
note(
    "trees_monthly_pooled_loss",
    rates.loc["trees, retrained, all past", "online log loss"],
    ".3f",
    "",
    "late or not: log loss over all flights from March on, trees retrained monthly on all past",
)
note(
    "trees_static_pooled_loss",
    rates.loc["trees, static", "online log loss"],
    ".3f",
    "",
    "late or not: log loss over all flights from March on, static trees",
)
assert (
    rates.loc["0.001", "online log loss"]
    < rates.loc["trees, retrained, all past", "online log loss"]
    < rates.loc["0.01", "online log loss"]
)
rates = rates.iloc[:5]
for rate, row in rates.iterrows():
    key = "online_" + rate.replace("0.", "rate_")
    note(
        f"{key}_auc",
        row["online AUC"],
        ".3f",
        "",
        f"late or not: AUC of the online model with learning rate {rate}",
    )
    note(
        f"{key}_loss",
        row["online log loss"],
        ".3f",
        "",
        f"late or not: log loss of the online model with learning rate {rate}",
    )
    note(
        f"frozen_{key[7:]}_loss",
        row["frozen log loss"],
        ".3f",
        "",
        f"late or not: log loss of the same model frozen on 1 March, learning rate {rate}",
    )
note(
    "guess_loss",
    guess,
    ".3f",
    "",
    "late or not: log loss of always answering the average of January and February",
)
assert (
    rates["online log loss"].is_monotonic_increasing
    and rates["online log loss"].iloc[-1] > guess > rates["online log loss"].iloc[0]
)
assert (rates["online AUC"] > rates["frozen AUC"]).all()
write_numbers("training")
# %% [markdown]
# With a small step the simplest model of this lab, updated every evening, does a little better than
# trees that are retrained once a month (which see fewer rows, and never yesterday's). With a step a
# hundred times as large it follows every noisy day, and its percentages are worse than always
# answering the average. All five rows are shown on purpose: to pick the best one *after* seeing
# this table would be to learn from the future. Choose the rate on January and February, or on a
# challenger that runs beside the live model.
#
# ## What to take away
#
# - Measure staleness; do not assume it. The same flights hold a target that loses by a factor of
#   2.7, one that loses about three parts in a hundred, and one that hardly loses at all.
# - Age is not staleness. When seasons return, an old model can win.
# - The best window depends on the target, so compare windows.
# - A static model still needs a watch on its inputs.
#
# **Honest limits.** One city, one year: every season is seen once, so "same month last year" cannot
# be tried. The training sets are cut so that the lab runs in half a minute; in a larger run with
# all rows the monthly model gained somewhat more.
#
# ## Try next
#
# 1. Set `window=28` for the first target. Which months get better, which worse?
# 2. Retrain only when the error of the last two weeks has grown by a fifth. How many trainings does
#    that need?
# 3. Give the first model the month's number as a feature. Why does that not help in 2013?
