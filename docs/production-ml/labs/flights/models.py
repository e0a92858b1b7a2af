"""The models: small gradient-boosted trees, and the same as a file that needs no scikit-learn."""

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OrdinalEncoder

from .data import AIRCRAFT, CATEGORIES, SCHEDULE, WEATHER

NUMBERS = SCHEDULE + WEATHER + AIRCRAFT

# No early stopping: it sets some rows aside by their position, so that the
# same flights in another order would give another model.
_SIZE = {"max_iter": 60, "max_leaf_nodes": 15, "early_stopping": False}


def late_model(seed: int = 0) -> HistGradientBoostingClassifier:
    """An untrained model of the chance that a flight arrives 15 minutes late or more."""
    return HistGradientBoostingClassifier(
        categorical_features="from_dtype", random_state=seed, **_SIZE
    )


def minutes_model(seed: int = 0) -> HistGradientBoostingRegressor:
    """An untrained model of a number, such as minutes in the air."""
    return HistGradientBoostingRegressor(
        categorical_features="from_dtype", random_state=seed, **_SIZE
    )


def portable_model(seed: int = 0, numbers: list[str] = NUMBERS) -> Pipeline:
    """An untrained pipeline: the step that turns codes into numbers, then the trees."""
    codes = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    encode = make_column_transformer((codes, CATEGORIES), ("passthrough", numbers))
    return make_pipeline(encode, HistGradientBoostingClassifier(random_state=seed, **_SIZE))


def to_onnx(pipeline: Pipeline, numbers: list[str] = NUMBERS) -> bytes:
    """The whole trained pipeline as one ONNX file: transform and trees together."""
    from skl2onnx import convert_sklearn
    from skl2onnx.common.data_types import FloatTensorType, StringTensorType

    inputs = [(name, StringTensorType([None, 1])) for name in CATEGORIES]
    inputs += [(name, FloatTensorType([None, 1])) for name in numbers]
    options = {id(pipeline): {"zipmap": False}}
    model = convert_sklearn(pipeline, initial_types=inputs, options=options, target_opset=17)
    return model.SerializeToString()


class OnnxModel:
    """A model read from ONNX bytes; it answers without scikit-learn."""

    def __init__(self, content: bytes) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(content, options)
        self.inputs = [field.name for field in self.session.get_inputs()]

    def chance(self, rows: pd.DataFrame) -> np.ndarray:
        """The chance of being late, one number per row."""
        feed = {
            name: rows[[name]].to_numpy(object if name in CATEGORIES else np.float32)
            for name in self.inputs
        }
        return self.session.run(None, feed)[1][:, 1]

    def chance_of_one(self, row: dict[str, object]) -> float:
        """The chance of being late for one flight."""
        feed = {
            name: np.array([[row[name]]], object if name in CATEGORIES else np.float32)
            for name in self.inputs
        }
        return float(self.session.run(None, feed)[1][0, 1])
