"""What the gaps between anchors hold: title, container, publisher, place, by the best sequence of labels (Viterbi)."""

from claims.references.atoms import Atom, cut_atoms
from claims.references.scan import URL
from claims.references.weights import CONTAINER, LABELS, NEVER, PUBLISHER, TITLE, cost_of, weights_of


def find_gaps(mask: str, start: int, *, titled: bool) -> dict[str, tuple[int, int]]:
    """The spans of title, container, publisher and place behind `start`; no title where one is `titled` before."""
    atoms = cut_atoms(mask, start)
    if not atoms:
        return {}
    found: dict[str, tuple[int, int]] = {}
    previous = -1
    for atom, label in zip(atoms, _best_path(atoms, titled), strict=True):
        name = LABELS[label]
        if name in found and previous == label and URL not in mask[found[name][1] : atom.start]:
            found[name] = (found[name][0], atom.end)
        elif name not in found:
            found[name] = (atom.start, atom.end)
        previous = label
    found.pop("other", None)
    return found


def _best_path(atoms: list[Atom], titled: bool) -> list[int]:
    """The label of each atom, together the likeliest: the title comes first, unless it stood before."""
    scores = _scores(atoms, titled)
    best = [score - (NEVER if (label == TITLE) == titled else 0.0) for label, score in enumerate(scores[0])]
    if titled and atoms[0].joint == "in":
        best[CONTAINER] += 4.0
    back: list[list[int]] = []
    for atom, row in zip(atoms[1:], scores[1:], strict=True):
        joint, lower = atom.joint, atom.text[:1].islower()
        following, origins = [], []
        for label in range(len(LABELS)):
            options = [best[old] - cost_of(old, label, joint, lower) for old in range(len(LABELS))]
            most = max(options)
            following.append(most + row[label])
            origins.append(options.index(most))
        best = following
        back.append(origins)
    label = best.index(max(best))
    path = [label]
    for origins in reversed(back):
        label = origins[label]
        path.append(label)
    return path[::-1]


def _scores(atoms: list[Atom], titled: bool) -> list[list[float]]:
    scores = [weights_of(atom, index == 0, titled) for index, atom in enumerate(atoms)]
    numbered = any("V" in code for atom in atoms for code in atom.after if code.isupper())
    if not titled and not numbered and not any(atom.joint == "in" for atom in atoms):
        for row in scores:  # without a volume and without 'in' it is rather a book
            row[TITLE] += 0.3
            row[CONTAINER] -= 0.7
            row[PUBLISHER] += 0.5
    return scores
