"""Tests; they mirror scripts/."""
