"""Data that rules look things up in: hosts, outlets, bodies, cue words. No logic."""
