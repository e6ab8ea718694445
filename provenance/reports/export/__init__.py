"""What leaves the store for other programs: the cited works for reference managers, the evidence for archives."""
