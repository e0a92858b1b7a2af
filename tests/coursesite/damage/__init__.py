"""Planted faults: small pure changes of a copy of the real site, or of its sources, each with the rule that must notice.

Written before the checker, so that they judge it and not the other way round.
"""

from __future__ import annotations

from tests.coursesite.damage import (
    apps,
    assets,
    deploy,
    hosts,
    links,
    marks,
    outsider,
    pages,
    references,
    second,
    settings,
    silent,
    slips,
    sources,
    third,
    unsaid,
    whole,
)
from tests.coursesite.damage.operator import Fault

SITE_FAULTS: tuple[Fault, ...] = (
    *links.FAULTS,
    *assets.FAULTS,
    *apps.FAULTS,
    *deploy.FAULTS,
    *hosts.FAULTS,
    *pages.FAULTS,
    *whole.FAULTS,
    *outsider.FAULTS,
    *second.FAULTS,
    *third.FAULTS,
    *references.FAULTS,
    *marks.FAULTS,
    *silent.FAULTS,
)
"""In what was built."""
SOURCE_FAULTS: tuple[Fault, ...] = (
    *sources.FAULTS,
    *outsider.SOURCES,
    *slips.SOURCES,
    *third.SOURCES,
    *references.SOURCES,
    *settings.SOURCES,
    *marks.SOURCES,
    *silent.SOURCES,
    *unsaid.SOURCES,
)
"""In what authors wrote, told without a build."""
BUILT_FAULTS: tuple[Fault, ...] = (*sources.BUILT, *slips.BUILT, *third.BUILT, *references.BUILT, *settings.BUILT, *marks.BUILT)
"""In what authors wrote, told by the site that is built from it, at the author's line."""
UNBUILT_FAULTS: tuple[Fault, ...] = (*sources.UNBUILT, *settings.UNBUILT)
"""In the settings, told by what the build says."""
