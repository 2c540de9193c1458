#!/usr/bin/env python3
"""Builds the shipped atlas, geodata/karabakh, from the reference tables.

    python3 geodata/build_karabakh.py REFERENCE [--check]

REFERENCE is the folder that holds roads.geojson, routes.json, events.json and the rest. Facts, figures and
positions come from there; names in other languages, sentences, notes, and the few rows that the makers read
otherwise come from karabakh_words.json beside this file. The same input gives the same bytes on any machine.
--check writes nothing and ends with 1 where a file of the atlas is not what would be written.
"""
import argparse
import csv
import json
import math
import pathlib
import sys

import rings

HERE = pathlib.Path(__file__).parent
ODBL = "Open Database Licence (ODbL) 1.0"
OSM = "© OpenStreetMap contributors"
PUBLIC = "public domain"
NATURAL_EARTH = "Made with Natural Earth"
LANGUAGES = ("en", "az", "hy", "ru")
CORE = (46.0, 39.3, 47.2, 40.2)  # west, south, east, north: where water is drawn finer


# --- small things -----------------------------------------------------------------------------------------------

def filled(members, order=()):
    """The members that say something: those of `order` first and in that order, then the rest as they come."""
    keys = [key for key in order if key in members] + [key for key in members if key not in order]
    return {key: members[key] for key in keys if members[key] not in (None, "", [])}


def feature(members, geometry, order):
    properties = filled(members, order)
    return {"type": "Feature", "id": properties["id"], "properties": properties, "geometry": geometry}


def named(names):
    """Names by language as members, with the English one as the plain one."""
    members = {f"name:{language}": name for language, name in names.items() if name}
    return ({"name": members["name:en"]} if "name:en" in members else {}) | members


def in_core(geometry):
    def points(value):
        return [value] if isinstance(value[0], (int, float)) else [p for part in value for p in points(part)]

    west, south, east, north = CORE
    return all(west - 0.02 <= lon <= east + 0.02 and south - 0.02 <= lat <= north + 0.02
               for lon, lat in points(geometry["coordinates"]))


def length(line):
    """Metres along a line on WGS 84, by the radii of curvature at the middle latitude of each segment: within 1e-7
    of the geodesic for segments of up to 10 km. Geodesic lengths proper are measured by the tests."""
    a, e2 = 6378137.0, 0.00669437999014
    total = 0.0
    for (lon0, lat0), (lon1, lat1) in zip(line, line[1:]):
        middle = math.radians((lat0 + lat1) / 2)
        w = 1 - e2 * math.sin(middle) ** 2
        north = math.radians(lat1 - lat0) * a * (1 - e2) / w ** 1.5
        east = math.radians(lon1 - lon0) * a / math.sqrt(w) * math.cos(middle)
        total += math.hypot(north, east)
    return total


class Reference:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def json(self, name):
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def features(self, name):
        return self.json(name)["features"]

    def rows(self, name):
        with open(self.folder / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


# --- roads ------------------------------------------------------------------------------------------------------

EDGE = ("id", "from", "to", "class", "status", "length_m", "valid", "name", "ref", "ref_country", "dual",
        "digitised_error", "bridge_m", "tunnel_m", "component", "note")


def network(reference, words):
    notes = {edge: row["note"] for row in words["edges"] for edge in row["ids"]}
    edges = []
    for road in reference.features("roads.geojson"):
        members = {key: value for key, value in road["properties"].items() if key not in ("routes", "note")}
        members["note"] = notes.get(members["id"])
        edges.append(feature(members, road["geometry"], EDGE))
    return edges


ROUTE = ("id", "name", "name:en", "name:az", "name:hy", "name:ru", "alt_names", "kind", "valid", "accuracy_m",
         "approximate", "length_stated_m", "digitised_error", "length_new_section_stated_m", "edges", "sources",
         "gaps", "note")


def chained(roads, edges):
    """The exact chain of the edges' positions, each turned the way it is driven."""
    line = []
    for road in roads:
        positions = edges[road["id"]]["geometry"]["coordinates"]
        if road["dir"] < 0:
            positions = positions[::-1]
        if line and line[-1] != positions[0]:
            sys.exit(f"{road['id']} does not begin where the road before it ends")
        line += positions if not line else positions[1:]
    return line


def route(name, row, words, edges):
    segments = row.get("segments", [row])
    lines = [chained(segment["roads"], edges) for segment in segments]
    words = dict(words)
    gap_note = words.pop("gap_note", None)
    members = {
        "id": name, "valid": f"{row['valid_from']}/.." if "valid_from" in row else None,
        "approximate": row["approximate"], "length_stated_m": row["length_m"],
        "digitised_error": round(1 - sum(map(length, lines)) / row["length_m"], 5),
        "length_new_section_stated_m": round(1000 * row.get("stated_new_section_km", 0)) or None,
        "edges": [{"id": road["id"], "direction": "forward" if road["dir"] > 0 else "backward"}
                  for segment in segments for road in segment["roads"]],
        "sources": ["openstreetmap-2021"],
        "gaps": [{"from": gap["from_lonlat"], "to": gap["to_lonlat"], "straight_m": round(1000 * gap["straight_km"]),
                  "note": gap_note} for gap in row.get("gaps", [])],
    } | words
    geometry = ({"type": "LineString", "coordinates": lines[0]} if len(lines) == 1 else
                {"type": "MultiLineString", "coordinates": lines})
    return feature(members, geometry, ROUTE)


def routes(reference, words):
    edges = {edge["id"]: edge for edge in reference.features("roads.geojson")}
    rows = reference.json("routes.json")["routes"]
    return [route(name, row, words["routes"][name], edges) for name, row in rows.items()]


# --- places -----------------------------------------------------------------------------------------------------

PLACE = ("id", "kind", "name", "name:en", "name:az", "name:hy", "name:ru", "name:local", "alt_names", "elevation_m",
         "elevation_basis", "accuracy_m", "approximate", "geonames_id", "sources", "note")


def places(reference, words):
    checkpoints = {post["id"] for post in reference.json("events.json")["checkpoints"]}
    checkpoints |= {name for post in words["checkpoints"].values() for name in post.get("alt_names", [])}
    found = []
    for row in reference.rows("places.csv"):
        if row["id"] in checkpoints:
            continue
        own = dict(words["places"].get(row["id"], {}))
        names = {language: row[f"name_{language}"] for language in LANGUAGES} | {"local": row["name_local_osm"]}
        names |= {key[5:]: own.pop(key) for key in list(own) if key.startswith("name:")}
        members = {"id": row["id"], "kind": row["kind"], "accuracy_m": 50} | named(names)
        members["name"] = names["en"].split(" / ")[0]  # a label with both names, the first alone in running text
        members["alt_names"] = [name for name in row["alt_names"].split(";") if name]
        members["sources"] = ["openstreetmap-2021"]
        if row["elevation_m"]:
            members["elevation_m"] = int(row["elevation_m"])
            members["elevation_basis"] = "model" if row["elevation_source"] == "GeoNames dem" else None
        if row["geonames_id"]:
            members["geonames_id"] = int(row["geonames_id"])
            members["sources"].append("geonames")
        point = {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
        found.append(feature(members | own, point, PLACE))
    return found


def heights(reference):
    """Spot heights, without the names, which are those of one side: the peaks that the survey names, since the
    others are often no summit, and of these the ones with a height."""
    found = []
    for row in reference.rows("peaks.csv"):
        if not row["name"] or not row["ele"] or float(row["ele"]) <= 0:
            continue
        members = {"id": f"h{len(found) + 1:03}", "kind": "spot-height", "elevation_m": int(row["ele"]),
                   "elevation_basis": "mapped", "accuracy_m": 50, "sources": ["openstreetmap-2021"]}
        point = {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
        found.append(feature(members, point, PLACE))
    return found


POST = ("id", "kind", "name", "name:en", "name:az", "name:hy", "name:ru", "alt_names", "operator", "existed",
        "accuracy_m", "approximate", "on", "sources", "note")


def checkpoints(reference, words):
    found = []
    for post in reference.json("events.json")["checkpoints"]:
        own = words["checkpoints"][post["id"]]
        names = post["names"] | {key[5:]: own[key] for key in own if key.startswith("name:")}
        members = {key: post[key] for key in ("id", "kind", "operator", "existed", "accuracy_m", "on", "sources")}
        point = {"type": "Point", "coordinates": [post["lon"], post["lat"]]}
        found.append(feature(members | named(names) | own, point, POST))
    return found


# --- events -----------------------------------------------------------------------------------------------------

EVENT = ("id", "name", "name:en", "name:az", "name:hy", "name:ru", "date", "category", "place", "place_name",
         "accuracy_m", "about", "description", "basis", "claims", "access", "figures", "sources", "note")
CLAIM = ("by", "speaker", "statement", "date", "status", "target", "traffic", "from", "until", "until_basis", "part",
         "direction", "conditions", "only", "only:az", "only:hy", "only:ru", "basis", "source")
ACCESS = ("target", "status", "traffic", "by", "kind", "from", "until", "until_basis", "basis", "part", "direction",
          "conditions", "only", "only:az", "only:hy", "only:ru", "source", "note")


def last_day(date):
    """The latest day that an EDTF date of the reference may mean, as text that sorts: `[a..b]` is b, `2023-05~` is
    the end of that month."""
    date = date.strip("[]").split("..")[-1].split("/")[-1].rstrip("~?%")
    return date + {4: "-12-31", 7: "-31", 10: ""}[len(date)]


def is_inferred(row, event, published):
    """Whether `until` is the editor's and not the speaker's: the one test, the same for every party and for
    reported facts. An end is stated where it is the day of a passage itself, or where a source of the row, which
    appeared on that day or later, can have reported it: the row's own source, else the event's. Words are never
    ended by what somebody else said: a claim's source speaks for the claim alone."""
    if row.get("kind") == "passage" and row["until"] == row["from"]:
        return False
    sources = [row["source"]] if "source" in row else event["sources"]
    return all(first_day(published[source]) < last_day(row["until"]) for source in sources)


def first_day(date):
    return (date + "-01-01"[len(date) - 4:]) if len(date) < 10 else date


def assertion(row, own, event, published, order):
    members = {key: value for key, value in row.items() if key not in ("note", "statement")} | own
    if "until" in members and "status" in members and is_inferred(members, event, published):
        members["until_basis"] = "inferred"
    is_fact = "by" in members and members["by"] is None
    members = filled(members | ({"by": "nobody"} if is_fact else {}), order)
    return members | ({"by": None} if is_fact else {})


def event_place(event, own, positions):
    place = event["place"]
    if isinstance(place, dict):
        return ({"place_name": place["name"], "accuracy_m": place["accuracy_m"]},
                {"type": "Point", "coordinates": [place["lon"], place["lat"]]})
    point = {"type": "Point", "coordinates": positions[place]} if "accuracy_m" in own else None
    return {"place": place}, point


def events(reference, words):
    table = reference.json("events.json")
    published = {source["id"]: source["date"] for source in table["sources"]}
    sites = places(reference, words) + checkpoints(reference, words)
    positions = {site["id"]: site["geometry"]["coordinates"] for site in sites}
    found = []
    for event in table["events"]:
        own = dict(words["events"][event["id"]])
        statements, rows, notes = own.pop("claims", []), own.pop("access", {}), own.pop("figures", {})
        place, point = event_place(event, own, positions)
        members = {key: event.get(key) for key in ("id", "date", "category", "about", "basis", "sources")} | place
        members["claims"] = [
            assertion(claim, {"statement": said} if isinstance(said, str) else said, event, published, CLAIM)
            for claim, said in zip(event.get("claims", []), statements, strict=True)]
        members["access"] = [assertion(row, rows.get(str(i), {}), event, published, ACCESS)
                             for i, row in enumerate(event.get("access", []))]
        members["figures"] = [{key: value for key, value in figure.items() if key != "note"} | notes.get(str(i), {})
                              for i, figure in enumerate(event.get("figures", []))]
        found.append(feature(members | own, point, EVENT))
    return found


# --- background -------------------------------------------------------------------------------------------------

BOUNDARY = ("id", "kind", "name", "name:en", "name:az", "name:hy", "name:ru", "countries", "stretch", "status",
            "valid", "accuracy_m", "length_km", "sources", "note")


def boundaries(reference, words):
    found = []
    for line in reference.features("boundaries.geojson"):
        row = line["properties"]
        members = {key: row[key] for key in ("id", "kind", "countries", "status", "length_km")}
        members |= {"stretch": row["part"], "valid": f"{row['valid_from']}/{row['valid_to'] or '..'}",
                    "accuracy_m": 2000, "sources": ["natural-earth"]} | words["boundaries"][row["id"]]
        positions = line["geometry"]["coordinates"]
        positions = [p for i, p in enumerate(positions) if i == 0 or p != positions[i - 1]]
        found.append(feature(members, {"type": "LineString", "coordinates": positions}, BOUNDARY))
    return found


COUNTRY = ("id", "kind", "name", "name:en", "name:az", "name:hy", "name:ru", "name:local", "iso_a2", "accuracy_m",
           "clipped_to", "sources")


def countries(reference, words):
    found = []
    for area in reference.features("countries.geojson"):
        row = area["properties"]
        members = {"id": row["id"], "kind": "country", "name": row["name"], "name:local": row["name_local"],
                   "iso_a2": row["iso_a2"], "accuracy_m": 2000, "clipped_to": row["clipped_to"],
                   "sources": ["natural-earth"]} | words["countries"][row["id"]]
        found.append(feature(members, area["geometry"], COUNTRY))
    return found


WATER = ("id", "kind", "name", "name:en", "name:az", "name:hy", "name:ru", "name:local", "area_km2", "length_km",
         "accuracy_m", "sources", "note")


def water(reference, words):
    found = []
    for shape in reference.features("water.geojson") + reference.features("lakes_core_extra.geojson"):
        row = shape["properties"]
        names = {language: row.get(f"name_{language}") for language in LANGUAGES}
        names["local"] = " / ".join((row.get("name_tile") or "").split(";"))
        members = {key: row.get(key) for key in ("id", "kind", "area_km2", "length_km")}
        members |= {"accuracy_m": 25 if in_core(shape["geometry"]) else 60, "sources": ["openstreetmap-2021"]}
        own = words["water"].get(row["id"], {})
        names |= {key[5:]: own[key] for key in own if key.startswith("name:")}
        found.append(feature(members | named(names) | own, shape["geometry"], WATER))
    return found


def sound_geometry(geometry):
    """Polygons whose rings do not cross themselves: simplified by themselves, some of the reference do."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    polygons = [polygon for polygon in map(rings.sound, polygons) if polygon]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def ground(reference, name, kind, letter, accuracy):
    found = []
    for number, area in enumerate(reference.features(name), 1):
        members = {"id": f"{letter}{number:03}", "kind": kind, "accuracy_m": accuracy,
                   "sources": ["openstreetmap-2021"]}
        found.append(feature(members, sound_geometry(area["geometry"]), ("id", "kind")))
    return found


# --- the whole --------------------------------------------------------------------------------------------------

def collection(name, licence, credit, features):
    head = {"type": "FeatureCollection", "name": f"karabakh-{name}", "licence": licence, "credit": credit}
    lines = json.dumps(head, ensure_ascii=False, separators=(",\n", ": "))[:-1] + ',\n"features": [\n'
    return lines + ",\n".join(json.dumps(each, ensure_ascii=False) for each in features) + "\n]}\n"


def header(reference, words):
    table = reference.json("events.json")
    parties = []
    for party in table["parties"]:
        order = ("id", "kind", "name", "name:en", "name:az", "name:hy", "name:ru", "alt_names", "note")
        parties.append(filled({"id": party["id"], "kind": party["kind"]} | words["parties"][party["id"]], order))
    order = ("id", "publisher", "title", "url", "date", "kind", "stance", "aligned_with")
    sources = [filled(source | {"aligned_with": words["aligned_with"].get(source["id"])}, order)
               for source in table["sources"]] + words["data_sources"]
    return {"atlas": words["atlas"], "parties": parties, "sources": sources, "layers": words["layers"]}


def header_text(parts):
    """`atlas.json`, with a line for each member, party, source and layer."""
    def text(value):
        return json.dumps(value, ensure_ascii=False)

    lines = [f"  {text(key)}: {text(value)}" for key, value in parts["atlas"].items()]
    for key in ("parties", "sources", "layers"):
        lines.append(f"  {text(key)}: [\n    " + ",\n    ".join(map(text, parts[key])) + "\n  ]")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def atlas(reference, words):
    """The text of each file of the atlas by its name."""
    credited = f"{OSM} (positions taken from places)"
    estimated = f"{OSM} (the lines from which the positions were estimated)"
    mixed = f"{OSM}; GeoNames (elevations and ids)"
    layers = {
        "network": (ODBL, OSM, network(reference, words)),
        "routes": (ODBL, OSM, routes(reference, words)),
        "places": (f"{ODBL}; elevation_m and geonames_id: CC BY 4.0", mixed, places(reference, words)),
        "heights": (ODBL, OSM, heights(reference)),
        "checkpoints": (ODBL, estimated, checkpoints(reference, words)),
        "events": (ODBL, credited, events(reference, words)),
        "boundaries": (PUBLIC, NATURAL_EARTH, boundaries(reference, words)),
        "countries": (PUBLIC, NATURAL_EARTH, countries(reference, words)),
        "water": (ODBL, OSM, water(reference, words)),
        "forest": (ODBL, OSM, ground(reference, "forest_core.geojson", "forest", "f", 60)),
        "builtup": (ODBL, OSM, ground(reference, "builtup_core.geojson", "built-up", "u", 30)),
    }
    files = {f"{name}.geojson": collection(name, *layer) for name, layer in layers.items()}
    return {"atlas.json": header_text(header(reference, words))} | files


def main():
    parser = argparse.ArgumentParser(description="Builds geodata/karabakh from the reference tables.")
    parser.add_argument("reference", help="the folder of the reference tables")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where a file would change")
    arguments = parser.parse_args()
    words = json.loads((HERE / "karabakh_words.json").read_text(encoding="utf-8"))
    changed = 0
    for name, text in atlas(Reference(arguments.reference), words).items():
        file = HERE / "karabakh" / name
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        changed += 1
        print(f"{'differs' if arguments.check else 'written'}: {name}")
        if not arguments.check:
            file.write_text(text, encoding="utf-8")
    return 1 if arguments.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
