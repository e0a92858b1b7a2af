"""Tests that read the built site."""
