"""Nine tests that a new model has to pass before it may serve: real pytest, to copy and change.

Run them from this folder with `python -m pytest test_release.py`; the lab "testing" does just that.
"""

import hashlib

import numpy as np
import onnx
import onnxruntime
import pytest
from sklearn.metrics import roc_auc_score

from flights import (
    AIRCRAFT,
    CATEGORIES,
    FEATURES,
    SCHEDULE,
    WEATHER,
    OnnxModel,
    portable_model,
    read_flights,
    to_onnx,
)


@pytest.fixture(scope="session")
def data():
    """Training rows of January to May, and June to judge by."""
    rows = read_flights().astype(
        dict.fromkeys(CATEGORIES, str) | dict.fromkeys(SCHEDULE + WEATHER + AIRCRAFT, "float32")
    )
    return rows[rows.month <= 5].sample(20_000, random_state=0).sort_index(), rows[rows.month == 6]


@pytest.fixture(scope="session")
def model(data):
    past, _ = data
    return portable_model().fit(past[FEATURES], past.late)


@pytest.fixture(scope="session")
def served(model):
    return OnnxModel(to_onnx(model))


def fingerprint(model, rows):
    return hashlib.sha256(model.predict_proba(rows[FEATURES]).tobytes()).hexdigest()


def test_training_again_gives_the_same_model(data, model):
    past, june = data
    again = portable_model().fit(past[FEATURES], past.late)
    assert fingerprint(again, june) == fingerprint(model, june)


def test_one_tree_already_learns_something(data):
    past, june = data
    stump = (
        portable_model()
        .set_params(histgradientboostingclassifier__max_iter=1)
        .fit(past[FEATURES], past.late)
    )
    assert roc_auc_score(june.late, stump.predict_proba(june[FEATURES])[:, 1]) > 0.6


def test_the_whole_pipeline_runs_on_a_few_rows(data):
    past, june = data
    small = OnnxModel(
        to_onnx(portable_model().fit(past[FEATURES].head(2000), past.late.head(2000)))
    )
    chance = small.chance(june.head(50))
    assert (
        chance.shape == (50,)
        and np.isfinite(chance).all()
        and (0 <= chance).all()
        and (chance <= 1).all()
    )


def test_serving_agrees_with_training(data, model, served):
    _, june = data
    assert np.abs(served.chance(june) - model.predict_proba(june[FEATURES])[:, 1]).max() < 1e-5


def test_a_flight_without_weather_gets_an_answer(data, served):
    _, june = data
    assert np.isfinite(
        served.chance(june.head(20).assign(**dict.fromkeys(WEATHER, np.float32("nan"))))
    ).all()


def test_an_unknown_airport_gets_an_answer(data, served):
    _, june = data
    assert np.isfinite(served.chance(june.head(20).assign(dest="ZZZ"))).all()


def test_one_answer_is_the_same_alone_and_in_a_batch(data, served):
    _, june = data
    together = served.chance(june.head(50))
    alone = [served.chance_of_one(row) for row in june[FEATURES].head(50).to_dict("records")]
    assert np.allclose(together, alone, atol=1e-7)


def test_the_server_refuses_a_file_from_a_newer_format(model):
    file = onnx.load_from_string(to_onnx(model))
    file.opset_import[0].version = 999
    with pytest.raises(Exception, match="opset"):
        onnxruntime.InferenceSession(file.SerializeToString())


def test_the_model_is_better_than_the_floor(data, model):
    _, june = data
    assert roc_auc_score(june.late, model.predict_proba(june[FEATURES])[:, 1]) >= 0.70
