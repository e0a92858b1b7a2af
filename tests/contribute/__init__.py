"""Tests of the authoring guide."""
