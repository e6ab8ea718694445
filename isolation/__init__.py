"""Functions run in a killable process of their own, under limits of time and memory. For parsers of hostile files."""

from isolation.child import ChildDied, Death, Isolated

__all__ = ["ChildDied", "Death", "Isolated"]
