"""What a finished capture's content says of a cited address: gone behind a good status, parked, sent home, drifted.

Pure: nothing is asked here. `sources.observing` asks what these modules want to know further.
"""

from sources.judgement.judge import Cited, Judged, is_suspicious, judge

__all__ = ["Cited", "Judged", "is_suspicious", "judge"]
