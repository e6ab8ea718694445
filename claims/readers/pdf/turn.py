"""A page is shown turned, as it says: from its own coordinates to those that are seen, in points."""

Point = tuple[float, float]


class Turn:
    """From the page's own coordinates to those of the page as it is shown."""

    def __init__(self, rotation: int, left: float, bottom: float, right: float, top: float) -> None:
        self.rotation = rotation
        self.left, self.bottom, self.right, self.top = left, bottom, right, top

    def point(self, x: float, y: float) -> Point:
        """Where a point is seen, from the lower left."""
        match self.rotation:
            case 90:
                return y - self.bottom, self.right - x
            case 180:
                return self.right - x, self.top - y
            case 270:
                return self.top - y, x - self.left
        return x - self.left, y - self.bottom

    def direction(self, x: float, y: float) -> Point:
        """Where a direction is seen to go."""
        match self.rotation:
            case 90:
                return y, -x
            case 180:
                return -x, -y
            case 270:
                return -y, x
        return x, y

    def sides(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float]:
        """The left and the right side of a box."""
        if self.rotation:
            left, _, right, _ = self.box(left, bottom, right, top)
            return left, right
        return round(left - self.left, 2), round(right - self.left, 2)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box as it is seen: left, bottom, right, top."""
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return round(min(a, c), 2), round(min(b, d), 2), round(max(a, c), 2), round(max(b, d), 2)
