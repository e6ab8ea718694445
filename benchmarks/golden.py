"""How well whole reports are read: precision and recall a measure, over the golden documents of `tests/golden/`.

    python -m benchmarks.golden [--half open|held-out] [--show NAME …]

Nothing is fetched: findings are those that the document alone gives.
"""

import argparse

from tests import goldens


def main() -> None:
    """Print the table, and with `--show` what was wrong in a document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["open", "held-out"])
    parser.add_argument("--show", nargs="*", default=[], metavar="NAME")
    arguments = parser.parse_args()
    for half in [arguments.half] if arguments.half else ["open", "held-out"]:
        print(f"{half}: {', '.join(goldens.names(half))}")
        print(f"{'measure':14}{'P':>8}{'R':>8}{'right':>8}{'false':>8}{'missed':>8}")
        for measure, tally in goldens.total(half).items():
            counts = f"{tally.right:8}{len(tally.false):8}{len(tally.missed):8}"
            print(f"{measure:14}{tally.precision:8.3f}{tally.recall:8.3f}{counts}")
        print()
    for name in arguments.show:
        print(name, *goldens.differences(name), sep="\n  ")


if __name__ == "__main__":
    main()
