#!/usr/bin/env python3
"""Walks all options that `export` declares: each either stands in CORRIDOR_COMMAND, by which `verify` draws the same
picture again, or is in the list of those that change no picture. A new option that is in neither fails.

recorded_options.py PROGRAM
"""
import os
import re
import subprocess
import sys
import tempfile

# What is given for an option, and the words of CORRIDOR_COMMAND that must come of it.
RECORDED = {
    "--input": (["--input", "more.geojson"], "--input more.geojson"),
    "--oo": (["-oo", "AUTODETECT_TYPE=NO"], "-oo AUTODETECT_TYPE=NO"),
    "--fields": (["--fields", "id=Ref"], "--fields id=Ref"),
    "--skip-invalid": (["--skip-invalid"], "--skip-invalid"),
    "--on": (["--on", "2023-08-17"], "--on 2023-08-17"),
    "--window": (["--window", "2023-01-01/2023-12-31"], "--window 2023-01-01/2023-12-31"),
    "--traffic": (["--traffic", "medical"], "--traffic medical"),
    "--according-to": (["--according-to", "Azerbaijan"], "--according-to Azerbaijan"),
    "--names": (["--names", "hy,en"], "--names hy,en"),
    # Place and size are recorded settled, as the reference system, the extent and the pixels that they come to.
    "--dst-crs": (["-t_srs", "EPSG:32638"], "--dst-crs EPSG:32638"),
    "--bbox": (["--bbox", "46,39,47,40"], "-te "),
    "--te": (["-te", "500000", "4300000", "600000", "4400000", "-t_srs", "EPSG:32638"],
             "-te 500000 4300000 600000 4400000"),
    "--size": (["--size", "150x100"], "--size 150x100"),
    "--ts": (["-ts", "150", "100"], "--size 150x100"),
    "--resolution": (["-tr", "1500"], "--size "),
    "--scale": (["--scale", "1:3000000"], "--size "),
    "--dpi": (["--dpi", "120"], "--dpi 120"),
    "--of": (["-of", "COG"], "-of COG"),
    "--title": (["--title", "Two words"], "--title 'Two words'"),
    "--co": (["-co", "COMPRESS=LZW"], "-co COMPRESS=LZW"),
    "--mo": (["-mo", "AUTHOR=Field office"], "-mo 'AUTHOR=Field office'"),
    "--plain": (["--plain"], "--plain"),
    "--transparent": (["--transparent"], "--transparent"),
}

# They say how the picture is made and where it goes, not what is in it.
UNCHANGING = {"--help", "--output", "--overwrite", "--threads", "--quiet", "--progress", "--online", "--verbose"}

EVENTS = """Ref,date,name,category,lon,lat
e1,2023-08-01,First,closure,46.5,39.5
e2,2023-08-10,Second,talks,46.6,39.6
e3,2023-08-12,Nowhere,talks,46.6,139.6
"""
MORE = """{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "LineString",
"coordinates": [[46.3, 39.4], [46.8, 39.8]]}, "properties": {"id": "road", "name": "Road", "name:hy": "Ճանապարհ"}},
{"type": "Feature", "geometry": {"type": "Point", "coordinates": [46.5, 39.5]}, "properties": {"id": "said",
"name": "Said", "date": "2023-08-05", "about": ["road"], "claims": [{"by": "A", "statement": "It is closed.",
"status": "closed", "traffic": "all", "target": "road"}]}}]}
"""


def declared(program):
    text = subprocess.run([program, "export", "--help"], capture_output=True, text=True, check=True).stdout
    names = [re.findall(r"--[\w-]+", line.split("  ")[1])[0] for line in text.splitlines() if re.match(r"  (-\w,)?--", line)]
    assert len(names) > 20, text
    return names


def command_in(path):
    with open(path, "rb") as file:
        found = re.search(rb'name="CORRIDOR_COMMAND"[^>]*>([^<]*)<', file.read(), re.DOTALL)
    return found.group(1).decode().replace("&apos;", "'").replace("&quot;", '"').replace("&amp;", "&")


def check(program, folder, option):
    words, expected = RECORDED[option]
    inputs = ["--input", "events.csv"] if option == "--input" else ["events.csv", "more.geojson"]
    if option == "--according-to":
        inputs = []  # the shipped atlas: it names parties
    needed = [] if option in ("--skip-invalid",) else ["--skip-invalid"]
    if not {"--size", "--ts", "--resolution", "--scale"} & {option}:
        needed += ["--size", "160x120"]
    path = os.path.join(folder, "map.tif")
    export = [program, "export", "-q", "--overwrite", "-o", path] + inputs + words + needed
    done = subprocess.run(export, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        return f"exit {done.returncode}: {done.stderr}"
    command = command_in(path)
    if expected not in command:
        return f"{expected!r} is not in {command!r}"
    done = subprocess.run([program, "verify", "-q", path], cwd=folder, capture_output=True, text=True)
    return "" if done.stdout == "identical\n" else f"verify: {done.stdout}{done.stderr}"


def main():
    program = sys.argv[1]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("events.csv", EVENTS), ("more.geojson", MORE)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        for option in declared(program):
            if option in UNCHANGING:
                continue
            wrong = check(program, folder, option) if option in RECORDED else (
                "is neither recorded in CORRIDOR_COMMAND nor among those that change no picture: see this script")
            if wrong:
                failures += 1
                print(f"{option}: {wrong}")
    return 1 if failures else 0


sys.exit(main())
