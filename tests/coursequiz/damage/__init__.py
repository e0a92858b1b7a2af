"""Operators of damage: small pure functions that spoil a good bank in one way, each with the rule that should notice.

Written before the checker, so that they judge it and not the other way round. `DAMAGES` must be refused,
`CATALOGUE_DAMAGES` are for `objectives.yml`, and `HARMLESS` changes must be accepted without a word.
"""

from __future__ import annotations

from tests.coursequiz.damage import catalogue, encoding, harmless, keys, markup, meaning, values, yaml_text
from tests.coursequiz.damage.operator import NotApplicable, Operator

DAMAGES: tuple[Operator, ...] = (
    *encoding.OPERATORS,
    *yaml_text.OPERATORS,
    *keys.OPERATORS,
    *values.OPERATORS,
    *meaning.OPERATORS,
    *markup.OPERATORS,
)
CATALOGUE_DAMAGES: tuple[Operator, ...] = catalogue.OPERATORS
HARMLESS: tuple[Operator, ...] = harmless.OPERATORS

__all__ = ["CATALOGUE_DAMAGES", "DAMAGES", "HARMLESS", "NotApplicable", "Operator"]
