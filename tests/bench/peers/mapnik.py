#!/usr/bin/python3
"""Draws with Mapnik what snapshot_bench.cpp draws as `snapshotOfSyntheticData`: the same 20,000 lines of 200 points,
200 areas and 100,000 points, the same extent, CRS and size, into a tiled GeoTIFF. Needs Debian's python3-mapnik.

mapnik.py [FOLDER]      the data are written there as GeoJSON (default: a temporary folder) and read before the clock
                        starts; what is measured is drawing and writing, thrice
"""
import json
import math
import os
import resource
import sys
import tempfile
import time

sys.path.pop(0)  # this folder, where a module of the library's name lies: this file
import mapnik  # noqa: E402

MASK = (1 << 64) - 1


class Random:
    """The numbers of snapshot_bench.cpp."""

    def __init__(self):
        self.state = 20230817

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        return (self.state >> 11) / 9007199254740992.0


def position(random):
    lon = 45.0 + 2.0 * random.next()
    return [lon, 39.0 + 2.0 * random.next()]


def winding_line(random):
    line = [position(random)]
    angle = 2.0 * math.pi * random.next()
    while len(line) < 200:
        angle += random.next() - 0.5
        line.append([line[-1][0] + 0.001 * math.cos(angle), line[-1][1] + 0.001 * math.sin(angle)])
    return {"type": "LineString", "coordinates": line}


def star(random):
    middle, ring = position(random), []
    for i in range(500):
        angle, radius = 2.0 * math.pi * i / 500.0, 0.03 + 0.02 * random.next()
        ring.append([middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)])
    return {"type": "Polygon", "coordinates": [ring + ring[:1]]}


def write_data(folder):
    random = Random()
    groups = (("roads", 20000, winding_line), ("areas", 200, star),
              ("places", 100000, lambda r: {"type": "Point", "coordinates": position(r)}))
    for name, count, make in groups:
        with open(os.path.join(folder, name + ".geojson"), "w", encoding="utf-8") as file:
            features = [{"type": "Feature", "properties": {"id": i}, "geometry": make(random)} for i in range(count)]
            json.dump({"type": "FeatureCollection", "features": features}, file)


def symbolizer(kind, **members):
    made = kind()
    for key, value in members.items():
        setattr(made, key, value)
    return made


def map_of(folder):
    drawn = mapnik.Map(4096, 4096, "+proj=utm +zone=38 +datum=WGS84 +units=m +no_defs")
    drawn.background = mapnik.Color(244, 243, 240)
    styles = {
        "areas": [[symbolizer(mapnik.PolygonSymbolizer, fill=mapnik.Color(226, 222, 210)),
                   symbolizer(mapnik.LineSymbolizer, stroke=mapnik.Color(150, 146, 138), stroke_width=1.0)]],
        # As roads are drawn: all casings, then all fills.
        "roads": [[symbolizer(mapnik.LineSymbolizer, stroke=mapnik.Color(190, 186, 178), stroke_width=3.0,
                              stroke_linecap=mapnik.stroke_linecap.ROUND_CAP, stroke_linejoin=mapnik.stroke_linejoin.ROUND_JOIN)],
                  [symbolizer(mapnik.LineSymbolizer, stroke=mapnik.Color(255, 255, 255), stroke_width=1.8,
                              stroke_linecap=mapnik.stroke_linecap.ROUND_CAP, stroke_linejoin=mapnik.stroke_linejoin.ROUND_JOIN)]],
        "places": [[symbolizer(mapnik.MarkersSymbolizer, fill=mapnik.Color(255, 255, 255), stroke=mapnik.Color(60, 60, 60),
                               width=mapnik.Expression("6"), height=mapnik.Expression("6"), allow_overlap=True)]],
    }
    for name, passes in styles.items():
        layer = mapnik.Layer(name, "+proj=longlat +datum=WGS84 +no_defs")
        layer.datasource = mapnik.GeoJSON(file=os.path.join(folder, name + ".geojson"))
        for number, symbolizers in enumerate(passes):
            style, rule = mapnik.Style(), mapnik.Rule()
            for one in symbolizers:
                rule.symbols.append(one)
            style.rules.append(rule)
            drawn.append_style(name + str(number), style)
            layer.styles.append(name + str(number))
        drawn.layers.append(layer)
    drawn.zoom_to_box(mapnik.Box2d(501000.0, 4318000.0, 672000.0, 4489000.0))
    return drawn


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()
    if not os.path.exists(os.path.join(folder, "places.geojson")):
        write_data(folder)
    drawn = map_of(folder)
    for _ in range(3):
        start = time.monotonic(), time.process_time()
        image = mapnik.Image(4096, 4096)
        mapnik.render(drawn, image)
        painted = time.monotonic()
        image.save(os.path.join(folder, "mapnik.tif"), "tiff:method=tiled:tile_width=512:tile_height=512:compression=adobedeflate")
        print(f"Mapnik {mapnik.mapnik_version_string() if hasattr(mapnik, 'mapnik_version_string') else mapnik.mapnik_version()}: "
              f"{time.monotonic() - start[0]:.2f} s, {time.process_time() - start[1]:.2f} s of processor, of which drawing {painted - start[0]:.2f} s; "
              f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
