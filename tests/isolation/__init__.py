"""Tests of functions in a process of their own."""
