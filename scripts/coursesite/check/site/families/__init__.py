"""The families of rules for a built site, in the order in which they are applied."""

from __future__ import annotations

from coursesite.check.site.families.budget import BUDGET
from coursesite.check.site.families.deploy import HOST_FILES
from coursesite.check.site.families.feeds import FEEDS
from coursesite.check.site.families.files import DRAWINGS, FILES, HASHES, LEFTOVER_FILES, MANIFESTS, PICTURE_FILES, TEXTS
from coursesite.check.site.families.hosts import HOSTS
from coursesite.check.site.families.leftovers import FORMULAS, GARBLED_TEXT, LEFT_OVER
from coursesite.check.site.families.links import LINKS, REDIRECTS
from coursesite.check.site.families.offline import OFFLINE
from coursesite.check.site.families.order import ORDER
from coursesite.check.site.families.pages import HEADS, IDS, LANGUAGES, LEADING, NOT_FOUND_PAGE, OUTLINES, SILENT
from coursesite.check.site.families.policy import HEADER_POLICY, POLICIES
from coursesite.check.site.families.quizzes import QUIZZES, SECTIONS
from coursesite.check.site.families.sealed import SEALS
from coursesite.check.site.families.together import ADDRESSES, SEARCHES, SITEMAPS, UNLINKED
from coursesite.check.site.finding import Family

FAMILIES: tuple[Family, ...] = (
    TEXTS,
    LINKS,
    REDIRECTS,
    FILES,
    MANIFESTS,
    FEEDS,
    DRAWINGS,
    HOSTS,
    HEADS,
    OUTLINES,
    IDS,
    LANGUAGES,
    LEADING,
    SILENT,
    LEFT_OVER,
    FORMULAS,
    GARBLED_TEXT,
    NOT_FOUND_PAGE,
    ADDRESSES,
    SITEMAPS,
    SEARCHES,
    UNLINKED,
    QUIZZES,
    SECTIONS,
    OFFLINE,
    HOST_FILES,
    ORDER,
    PICTURE_FILES,
    HASHES,
    SEALS,
    LEFTOVER_FILES,
    POLICIES,
    HEADER_POLICY,
    BUDGET,
)
