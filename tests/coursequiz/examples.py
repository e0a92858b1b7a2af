"""How many examples the property tests try.

They are the same in every run. `COURSEQUIZ_FUZZ=20000` tries so many new ones instead.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

FUZZ = int(os.environ.get("COURSEQUIZ_FUZZ", "0"))
SLOW_IS_FINE = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


def tries(count: int) -> settings:
    """Return the settings of a property test that tries `count` examples."""
    return settings(max_examples=FUZZ or count, derandomize=not FUZZ, deadline=None, database=None, suppress_health_check=SLOW_IS_FINE)
