"""The map: every event as the area that surely holds it, never as a dot. Drawn here, so that the page needs no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tadmor.export.naming import name_place, spell_where
from tadmor.export.page.contents import Contents, Event
from tadmor.export.page.geography import (
    HEIGHT,
    WIDTH,
    Land,
    Point,
    View,
    choose_view,
    countries_in,
    middle_of,
    regions_in,
)
from tadmor.export.page.markup import Markup, element, join
from tadmor.export.page.words import count_of, spell_title
from tadmor.model.place import Place

LEAST_RADIUS = 7.0
NAMED_FROM = 2600.0
WIDE_KM = 150.0
STEPS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
LETTER, SMALL_LETTER, LINE = 8.2, 6.6, 17.0
WIDE = 110.0
SURE = ("exact", "settlement")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area and the events that are told to have been there. `line` is a road, empty for a circle."""

    where: Place
    middle: Point
    radius: float
    line: tuple[Point, ...]
    events: tuple[Event, ...]

    @property
    def label(self) -> str:
        """Numbers of its events."""
        return ", ".join(str(event.number) for event in self.events)


def draw_map(contents: Contents) -> Markup | None:
    """The map with what it cannot show beside it in words; None where there are no events."""
    if not contents.events:
        return None
    placed = [event for event in contents.events if _spot(event) is not None]
    nowhere = [event for event in contents.events if _spot(event) is None]
    figure = None
    if placed:
        spots = [spot for event in placed if (spot := _spot(event))]
        narrow = [spot for spot in spots if spot[2] <= WIDE_KM]
        view = choose_view(narrow or spots)
        figure = element("figure", _picture(view, placed), _legend(), class_="map")
    aside = None
    if nowhere:
        rows = (_unplaced(event) for event in nowhere)
        aside = element("div", element("h3", "Not on the map"), element("ul", *rows), class_="unplaced")
    return element("section", element("h2", "Where"), figure, aside, id="map")


def _unplaced(event: Event) -> Markup:
    said = "no report names a place" if event.incident.where is None else spell_where(event.incident.where)
    return element("li", element("a", f"Event {event.number}", href=f"#e{event.number}"), f": {said}")


def _spot(event: Event) -> tuple[float, float, float] | None:
    where = event.incident.where
    if where is None or where.longitude is None or where.latitude is None or where.radius_km is None:
        return None
    return where.longitude, where.latitude, where.radius_km


def _picture(view: View, placed: Sequence[Event]) -> Markup:
    areas = _areas(view, placed)
    countries = countries_in(view)
    taken = [_label_box(area.middle, area.radius) for area in areas if area.radius < 60]
    labels = [_place_label(area, taken) for area in areas]
    numbers = ", ".join(str(event.number) for event in placed)
    return element(
        "svg",
        element(
            "title", f"Map of {count_of(len(placed), 'event')}: {numbers}. The list below it says the same in words."
        ),
        element("rect", class_="sea", width=WIDTH, height=HEIGHT),
        element("path", class_="land", d=_path(countries)),
        element("path", class_="region", d=_path(regions_in(view))),
        element("path", class_="border", d=_path(countries)),
        *_names(view, countries, taken),
        *(_draw_area(area) for area in sorted(areas, key=lambda a: -a.radius)),
        *labels,
        _scale(view),
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="group",
        aria_label="Map of the events",
    )


def _areas(view: View, placed: Sequence[Event]) -> list[Area]:
    together: dict[tuple[Point, float], list[Event]] = {}
    for event in placed:
        if spot := _spot(event):
            together.setdefault(((spot[0], spot[1]), spot[2]), []).append(event)
    areas = []
    for ((longitude, latitude), radius), events in together.items():
        where = events[0].incident.where
        assert where is not None
        areas.append(
            Area(
                where=where,
                middle=view.project(longitude, latitude),
                radius=max(radius / view.km_per_unit, LEAST_RADIUS),
                line=tuple(_line(view, where)),
                events=tuple(events),
            )
        )
    return areas


def _line(view: View, where: Place) -> Iterator[Point]:
    if where.geometry is not None and where.geometry.get("type") == "LineString":
        coordinates = where.geometry["coordinates"]
        assert isinstance(coordinates, (list, tuple))
        for longitude, latitude in coordinates:
            yield view.project(longitude, latitude)


def _draw_area(area: Area) -> Markup:
    words = "; ".join(f"{event.number}: {spell_title(event.incident, event.claims)}" for event in area.events)
    style = "area" if area.where.precision in SURE and area.where.relation == "in" else "area unsure"
    style += " wide" if area.radius > WIDE else " least" if area.radius == LEAST_RADIUS else ""
    if area.line:
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in area.line)
        shape = join(
            (
                element("polyline", points=points, class_="road"),
                element("polyline", points=points, class_="road-middle"),
            )
        )
    else:
        x, y = (round(side, 1) for side in area.middle)
        shape = element("circle", cx=x, cy=y, r=round(area.radius, 1), class_=style)
    return element("a", element("title", words), shape, href=f"#e{area.events[0].number}", aria_label=words)


def _place_label(area: Area, taken: list[Box]) -> Markup:
    """Numbers of the events at the side of the area where there is room, with a hairline where that is far."""
    x, y = area.middle
    name = name_place(area.where)
    wide = LETTER * len(area.label) + SMALL_LETTER * len(name) + 10
    reach = area.radius if not area.line else LEAST_RADIUS
    inside = [(x - wide / 2, y)] if area.line else []
    beside = [
        (x + far * east - (wide if east < 0 else wide / 2 if east == 0 else 0), y + far * south)
        for far in (reach + 5, reach + 22, reach + 42, reach - LINE)
        for east, south in ((1, 0), (-1, 0), (0, -1), (0, 1), (0.7, -0.7), (0.7, 0.7), (-0.7, -0.7), (-0.7, 0.7))
    ]
    spots = [*inside, *beside]
    boxes = [(left, middle - LINE / 2, left + wide, middle + LINE / 2) for left, middle in spots]
    free = (box for box in boxes if _within(box) and not any(_overlap(box, other) for other in taken))
    box = next(free, boxes[0])
    taken.append(box)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    near = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
    far = abs(near[0] - x) + abs(near[1] - y) > reach + 14
    hairline = element("path", class_="hairline", d=f"M{x:.1f} {y:.1f}L{near[0]:.1f} {near[1]:.1f}") if far else None
    numbers = join(
        (element("a", str(event.number), href=f"#e{event.number}", tabindex="-1") for event in area.events), ", "
    )
    anchor = (
        "number"
        if inside
        else "number left"
        if near[0] == box[0]
        else "number right"
        if near[0] == box[2]
        else "number"
    )
    at = {"number left": box[0], "number right": box[2]}.get(anchor, middle[0])
    named = element("tspan", f" {name}", class_="place")
    text = element("text", numbers, named, x=round(at, 1), y=round(middle[1] + 5, 1), class_=anchor)
    return join((hairline, text))


def _label_box(middle: Point, radius: float) -> Box:
    return (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius)


def _within(box: Box) -> bool:
    return box[0] > 2 and box[1] > 2 and box[2] < WIDTH - 2 and box[3] < HEIGHT - 2


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _names(view: View, countries: Iterable[Land], taken: list[Box]) -> Iterator[Markup]:
    for land in countries:
        (x, y), size = middle_of(land)
        wide = len(land.name) * 9.0
        box = (x - wide / 2, y - 12, x + wide / 2, y + 6)
        if size >= NAMED_FROM and _within(box) and not any(_overlap(box, other) for other in taken):
            yield element("text", land.name, x=round(x, 1), y=round(y, 1), class_="country")


def _path(lands: Iterable[Land]) -> str:
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for land in lands for ring in land.rings)


def _scale(view: View) -> Markup:
    km = max((step for step in STEPS if step / view.km_per_unit <= WIDTH / 4), default=STEPS[0])
    wide = km / view.km_per_unit
    left, bottom = 16.0, HEIGHT - 16
    line = element("path", d=f"M{left:g} {bottom - 5:g}v5h{wide:.1f}v-5", class_="scale")
    return join((line, element("text", f"{km} km", x=left + 6, y=bottom - 8, class_="scale-text")))


def _legend() -> Markup:
    return element(
        "figcaption",
        "Every event is drawn as the area that surely holds it, as far as its reports say where it was; none is drawn smaller "
        "than can be seen. A dashed edge: told only as near, beside or somewhere in the place named. A band: somewhere along that "
        "way, drawn straight. Numbers are those of the events. Borders: Natural Earth, simplified; they state no opinion.",
    )
