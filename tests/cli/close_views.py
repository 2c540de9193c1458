#!/usr/bin/env python3
"""Draws very close and very far views in several reference systems. Each must cost what is in the picture: a few seconds
of the processor's time (not of the clock's, so that a busy machine does not matter), and little memory.

close_views.py PROGRAM ATLAS
"""
import json
import os
import resource
import subprocess
import sys
import tempfile

MOST_SECONDS = 12.0
MOST_KIB = 600 * 1024
SYSTEMS = ("EPSG:3857", "EPSG:32638", "EPSG:4326", "EPSG:3995")
METRES = (0.03, 0.003, 1e-4, 1e-5)
FAR = (1e5, 1e6, 1e9)


def points(atlas):
    """A vertex of a route that is closed on the day, one that is known to a kilometre only, a checkpoint."""
    with open(os.path.join(atlas, "routes.geojson"), encoding="utf-8") as file:
        for feature in json.load(file)["features"]:
            if feature["properties"]["id"] in ("lachin-bypass-2022", "aghdam-khankendi"):
                geometry = feature["geometry"]
                line = geometry["coordinates"][0] if geometry["type"] == "MultiLineString" else geometry["coordinates"]
                yield feature["properties"]["id"], line[len(line) // 2]
    with open(os.path.join(atlas, "checkpoints.geojson"), encoding="utf-8") as file:
        feature = json.load(file)["features"][0]
        yield feature["properties"]["id"], feature["geometry"]["coordinates"]


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def draw(program, folder, words):
    before = spent()
    path = os.path.join(folder, "map.png")
    done = subprocess.run([program, "export", "-q", "--overwrite", "-o", path] + words, capture_output=True, text=True,
                          timeout=200)
    seconds = spent() - before
    if done.returncode != 0:
        return f"exit {done.returncode}: {done.stderr}"
    if os.path.getsize(path) < 500:
        return "the picture is empty"
    return f"{seconds:.1f} s" if seconds > MOST_SECONDS else ""


def main():
    program, atlas = sys.argv[1:3]
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (lon, lat, *_) in points(atlas):
            for system in SYSTEMS:
                for metres in METRES:
                    half = 300 * metres / 111320.0
                    words = ["--bbox", f"{lon - half!r},{lat - half!r},{lon + half!r},{lat + half!r}", "--size", "600x600",
                             "-t_srs", system, "--on", "2023-08-17", "--traffic", "humanitarian"]
                    wrong = draw(program, folder, words)
                    if wrong:
                        failures.append(f"{name}, {system}, {metres} m a pixel: {wrong}")
        for metres in FAR:
            half = 300 * metres
            for system in ("EPSG:3857", "EPSG:3995"):
                words = ["-te", f"{-half}", f"{-half}", f"{half}", f"{half}", "--size", "600x600", "-t_srs", system]
                wrong = draw(program, folder, words)
                if wrong:
                    failures.append(f"{system}, {metres} m a pixel: {wrong}")
        # So close that coordinates cannot be told apart any more: said, not drawn.
        done = subprocess.run([program, "export", "-o", os.path.join(folder, "none.png"), "-t_srs", "EPSG:3857", "-te", "5180000",
                               "4800000", "5180000.0000001", "4800000.0000001", "--size", "600x600"],
                              capture_output=True, text=True, timeout=200)
        if done.returncode != 2 or "a pixel" not in done.stderr:
            failures.append(f"too close: exit {done.returncode}, {done.stderr}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if most > MOST_KIB:
        failures.append(f"{most} KiB of memory")
    print("\n".join(failures))
    return 1 if failures else 0


sys.exit(main())
