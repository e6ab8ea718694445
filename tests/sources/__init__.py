"""Tests of what asks and keeps the world's answers."""
