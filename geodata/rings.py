"""Rings that simplification has made cross themselves, put right. All in whole hundred-thousandths of a degree, so
that the same bytes come out on any machine."""

SCALE = 100000


def side(a, b, c):
    """On which side of a-b the point c lies, by the sign; 0: on the line."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def within(a, b, c):
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])


def meeting(a, b, c, d):
    """Where a-b and c-d meet, or None."""
    of_c, of_d, of_a, of_b = side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)
    for value, first, last, point in ((of_c, a, b, c), (of_d, a, b, d), (of_a, c, d, a), (of_b, c, d, b)):
        if value == 0 and within(first, last, point):
            return point
    if (of_c < 0) == (of_d < 0) or (of_a < 0) == (of_b < 0):
        return None
    share = of_a / (of_a - of_b)
    return round(a[0] + share * (b[0] - a[0])), round(a[1] + share * (b[1] - a[1]))


def area(points):
    """Twice the area; positive counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))


def without_spikes(points):
    """Without points that repeat the one before, and without ends from which the ring runs straight back."""
    changed = True
    while changed and len(points) > 2:
        changed = False
        for i, point in enumerate(points):
            before, after = points[i - 1], points[(i + 1) % len(points)]
            back = (point[0] - before[0]) * (after[0] - point[0]) + (point[1] - before[1]) * (after[1] - point[1])
            if point == before or (side(before, point, after) == 0 and back < 0):
                points = points[:i] + points[i + 1:]
                changed = True
                break
    return points


def first_crossing(points):
    """Two segments that are no neighbours and meet, by their first points, and where; None if none do."""
    count = len(points)
    segments = sorted(range(count), key=lambda i: (min(points[i][0], points[(i + 1) % count][0]), i))
    active = []
    for i in segments:
        a, b = points[i], points[(i + 1) % count]
        west = min(a[0], b[0])
        active = [j for j in active if max(points[j][0], points[(j + 1) % count][0]) >= west]
        for j in active:
            if (i - j) % count in (1, count - 1):
                continue
            at = meeting(a, b, points[j], points[(j + 1) % count])
            if at:
                return min(i, j), max(i, j), at
        active.append(i)
    return None


def untangled(ring):
    """The ring, closed, without the smaller loop of each crossing; None where nothing is left of it."""
    points = without_spikes([(round(lon * SCALE), round(lat * SCALE)) for lon, lat in ring[:-1]])
    while len(points) > 2 and (found := first_crossing(points)):
        i, j, at = found
        loops = [[at] + points[i + 1:j + 1], [at] + points[j + 1:] + points[:i + 1]]
        points = without_spikes(max(loops, key=lambda loop: abs(area(loop))))
    if len(points) < 3:
        return None
    return [[x / SCALE, y / SCALE] for x, y in points + points[:1]]


def is_clockwise(ring):
    return area([(round(lon * SCALE), round(lat * SCALE)) for lon, lat in ring[:-1]]) < 0


def sound(polygon):
    """The polygon with every ring untangled and wound as RFC 7946 has it; a hole that vanishes is left out."""
    rings = [untangled(ring) for ring in polygon]
    if rings[0] is None:
        return None
    rings = [ring for ring in rings if ring]
    return [ring[::-1] if is_clockwise(ring) == (i == 0) else ring for i, ring in enumerate(rings)]
