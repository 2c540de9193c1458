#!/usr/bin/env python3
"""Data and files in which every text is hostile, through every command and format; what comes out is read back by
strict readers, and holds nothing that a terminal or an editor would obey.

hostile_text.py PROGRAM
"""
import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as xml

# Controls, a terminal's escape and its one byte form, overrides and isolates left open, separators, characters that
# XML does not have, a heap of accents, and what has a meaning to JSON, CSV, HTML, a shell, printf and a spreadsheet.
HOSTILE = ("=1+1 \x00 \x07 \x08 \t \n \r \x1b[2J\x1b]0;owned\x07 \x7f \x9b31m \x85 \u202e\u2066\u202a \u2028\u2029 \ufeff"
           "\ufffe\uffff e" + "\u0301" * 300 + " </script><b a=\"'\">&amp; ]]> , ; | %s%n {} {0} $(x) `x` \\ \\u0000 "
           "\U0001f600 \u0540\u0561\u0575 \u0627\u0644")
FORMATS = ("table", "json", "csv")


class Failures:
    def __init__(self):
        self.all = []

    def expect(self, holds, *what):
        if not holds:
            self.all.append(re.sub(r"[^\x20-\x7e]", "?", " ".join(str(each)[:300] for each in what)))
            print(self.all[-1], flush=True)


failures = Failures()


def hidden(text, allowed):
    """Characters that must not be shown, of a text that is UTF-8."""
    return [c for c in text if c not in allowed and (
        unicodedata.category(c) == "Cc" or c in "\u2028\u2029\ufeff\ufffe\uffff" or
        "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069")]


def strict_json(text):
    def pairs(members):
        assert len({key for key, _ in members}) == len(members), "a member stands twice"
        return dict(members)

    def constant(name):
        raise ValueError(name)
    return json.loads(text, object_pairs_hook=pairs, parse_constant=constant)


def check_text(name, data, allowed):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        failures.expect(False, name, "is not UTF-8:", error)
        return ""
    found = hidden(text, allowed)
    failures.expect(not found, name, "shows", [hex(ord(c)) for c in found[:5]])
    return text


def check_output(name, text, form):
    try:
        if form == "json":
            return strict_json(text)
        if form == "csv":
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            assert len({len(row) for row in rows}) == 1, "rows differ in their cells"
            return rows
    except (ValueError, AssertionError, csv.Error) as error:
        failures.expect(False, name, "is no", form, error, repr(text[:200]))
    return None


def run(program, words, form="table", status=(0,), cwd=None):
    """Runs a command; returns what it printed, read."""
    name = " ".join(repr(word)[:60] for word in words)
    done = subprocess.run([program] + words, capture_output=True, timeout=60, cwd=cwd, stdin=subprocess.DEVNULL)
    failures.expect(done.returncode in status, name, "exit", done.returncode, done.stderr[-300:])
    out = check_text(name + " stdout", done.stdout, "\n\t" if form == "csv" else "\n")
    err = check_text(name + " stderr", done.stderr, "\n")
    if form == "json" and err.lstrip().startswith("{"):
        check_output(name + " stderr", err, "json")
    return check_output(name, out, form) if done.returncode == 0 and form != "table" else out


def hostile_atlas(folder):
    """Every text of it is hostile; ids are told apart by their first letters."""
    def t(what):
        return what + HOSTILE

    def feature(what, geometry, more=None):
        properties = {"id": t(what), "name": t("name of " + what), "name:en": t("english " + what),
                      "alt_names": [t("also " + what)], "kind": t("kind"), "note": t("note"), t("other"): t("value")}
        properties.update(more or {})
        return {"type": "Feature", "properties": properties, "geometry": geometry}

    def collection(*features):
        return {"type": "FeatureCollection", "features": list(features)}
    line = {"type": "LineString", "coordinates": [[46.0, 39.5], [46.2, 39.6], [46.5, 39.7]]}
    point = {"type": "Point", "coordinates": [46.2, 39.6]}
    claim = {"by": t("party"), "speaker": t("speaker"), "statement": t("words"), "source": t("source"),
             "status": "closed", "target": t("route"), "traffic": "all", "from": "2023-01-01",
             "part": {"from": t("place"), "to": t("post")}, "conditions": [t("condition")], "basis": "statement"}
    files = {
        "atlas.json": {
            "title": t("title"), "licence": t("licence"), "credit": t("credit"), "disclaimer": t("disclaimer"),
            "note": t("note"), "coverage": "2020/2024", "default_day": "2023-06-01",
            "parties": [{"id": t("party"), "name": t("party's name"), "kind": t("kind")}],
            "sources": [{"id": t("source"), "publisher": t("publisher"), "title": t("title of source"),
                         "url": t("https://example.org/"), "kind": t("kind"), "stance": "independent"}],
            "layers": [{"file": name + ".geojson", "role": name}
                       for name in ("routes", "checkpoints", "events", "places")]},
        "routes.geojson": collection(feature("route", line, {"sources": [t("source")]}),
                                     feature("second", line, {"sources": [t("source")]})),
        "checkpoints.geojson": collection(feature("post", {"type": "Point", "coordinates": [46.5, 39.7]},
                                                  {"operator": t("party"), "on": [t("route")]})),
        "places.geojson": collection(feature("place", {"type": "Point", "coordinates": [46.0, 39.5]})),
        "events.geojson": collection(feature("event", point, {
            "date": "2023-01-01", "category": t("category"), "description": t("description"), "about": [t("route")],
            "claims": [claim], "sources": [t("source")],
            "access": [{"status": "restricted", "target": t("route"), "traffic": "all", "note": t("reported"),
                        "source": t("source")}],
            "figures": [{"what": t("what"), "value": 3, "unit": t("unit"), "source": t("source")}]}))}
    os.mkdir(folder)
    for name, content in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=True)
    return t


def questions(program, atlas, t):
    """Every command that answers in text."""
    for form in FORMATS:
        f = ["--format", form]
        info = run(program, ["info", atlas] + f, form)
        run(program, ["check", atlas] + f, form)
        run(program, ["events", atlas, "--within", "5km"] + f, form, (0, 2))
        run(program, ["distance", atlas] + f, form)
        run(program, ["status", atlas] + f, form)
        if form == "json" and info:
            failures.expect(info["title"] == t("title"), "info --format json keeps the title")
            failures.expect([route["id"] for route in info["routes"]] == [t("route"), t("second")],
                            "info --format json keeps the ids", [route["id"][:20] for route in info["routes"]])
        # NUL cannot be a word of a command line: by a name that holds none.
        run(program, ["status", atlas, "--according-to", "no such\n\x1b[2J party"] + f, form, (1, 2))
        run(program, ["distance", atlas, "--from", "46.0,39.5", "--to", "46.5,39.7"] + f, form)
        run(program, ["status", atlas, "a\nb\x1b[2J\u202e"] + f, form, (1, 2))
        run(program, ["info", "no such\n\x1b[2J.geojson"] + f, form, (1, 2))
        run(program, ["info", atlas, "--\x1b[2J"] + f, form, (2,))


def parsed_copy(path):
    """Reads a file that convert wrote with a strict reader of its format."""
    kind = path.rsplit(".", 1)[1]
    if kind == "gpkg":
        with sqlite3.connect(path) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return
    if kind == "fgb":
        return
    with open(path, "rb") as file:
        text = file.read().decode("utf-8")
    if kind == "geojson":
        assert not hidden(text, "\n"), "hidden characters in GeoJSON"
        strict_json(text)
    elif kind == "csv":
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1
    else:
        xml.fromstring(text)


def copies(program, atlas, folder, t):
    for kind in ("geojson", "gpkg", "fgb", "csv", "kml", "gpx"):
        path = os.path.join(folder, "copy." + kind)
        run(program, ["convert", atlas, "-o", path])
        try:
            parsed_copy(path)
        except Exception as error:  # whatever a reader throws is a failure of ours
            failures.expect(False, "convert to", kind, "is not read back:", repr(error))
        info = run(program, ["info", path, "--format", "json"], "json")
        if kind in ("geojson", "gpkg") and info:
            failures.expect([each["id"] for each in info["routes"]] == [t("route"), t("second")], kind,
                            "keeps the ids", [each["id"][:40] for each in info["routes"]])
            failures.expect(info.get("title") == t("title"), kind, "keeps the title", info.get("title"))
    run(program, ["init", os.path.join(folder, "made"), atlas])
    made = run(program, ["info", os.path.join(folder, "made"), "--format", "json"], "json")
    failures.expect(bool(made) and made["title"] == t("title"), "init keeps the title")


def pictures(program, atlas, folder):
    for ending in ("tif", "png", "jpg"):
        path = os.path.join(folder, "map." + ending)
        title = "two\nlines \x1b[2J \u202e \udcff"
        run(program, ["export", atlas, "-o", path, "--size", "200x150", "--title", title, "-mo",
                      "NOTE=a\x1bb\nc", "-mo", "K\x1bEY=\udcfe"])
        if ending == "tif":
            told = run(program, ["verify", path])
            failures.expect(told == "identical\n", "verify says", told)
        said = subprocess.run(["gdalinfo", "-json", path], capture_output=True, check=False)
        if said.returncode == 0:
            failures.expect(b"\xfe" not in said.stdout and b"\xff" not in said.stdout, ending, "holds bytes that are no text")
            metadata = strict_json(said.stdout.decode("utf-8", "replace"))["metadata"].get("", {})
            for key, value in metadata.items():
                failures.expect(not hidden(key + value, "\n\t"), ending, key, "holds", repr(value[:200]))
        beside = path + ".aux.xml"
        if os.path.exists(beside):
            xml.parse(beside)


def file_names(program, folder):
    """Files whose names are no text, with good and with bad contents."""
    good = (b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"r"},"geometry":'
            b'{"type":"LineString","coordinates":[[46,39],[47,40]]}},{"type":"Feature","properties":{"date":"2023"},'
            b'"geometry":{"type":"Point","coordinates":[46,39]}}]}')
    bad = good.replace(b"[47,40]", b"[47,140]")
    names = [b"\xff", b"a\nb", b"\x1b[2J", b"\xe2\x80\xae", b"\xc3(", b'"{', b"'", b"$(x)", b"%s%n", b"=1+1", b"\xed\xa0\x80",
             b"a\tb", b"\r", b"\x7f", b" "]
    for number, name in enumerate(names):
        for content, status in ((good, (0,)), (bad, (1,))):
            path = os.fsdecode(os.path.join(os.fsencode(folder), name + b".geojson"))
            with open(path, "wb") as file:
                file.write(content)
            for form in FORMATS:
                words = ["info"] if content is good else ["check"]
                run(program, [words[0], path] + words[1:] + ["--format", form], form, status)
            if content is bad or number > 3:
                continue
            picture = os.path.join(folder, "named.tif")
            for given, where in ((path, None), (os.path.basename(path), folder))[number % 2:][:1]:
                run(program, ["export", given, "-o", picture, "--size", "60x40", "--overwrite"], cwd=where)
                told = run(program, ["verify", picture], cwd=where)
                failures.expect(told == "identical\n", "verify of", repr(path), "says", told)
            for kind in ("geojson", "gpkg", "fgb", "csv", "kml", "gpx"):
                copy = os.fsdecode(os.path.join(os.fsencode(folder), name + b" copy." + kind.encode()))
                run(program, ["convert", path, "-o", copy])
                try:
                    parsed_copy(copy)
                except Exception as error:
                    failures.expect(False, "convert of", repr(path), "to", kind, repr(error))
                run(program, ["info", copy, "--format", "json"], "json")


def refused(program, folder):
    """What is no text at all is refused in words, with its place."""
    for text in (b'"\\ud800"', b'"\\udc00\\ud800"', b'"\xed\xa0\x80"', b'"\xff"', b'"\x00"', b'"\x1b"'):
        path = os.path.join(folder, "refused.geojson")
        with open(path, "wb") as file:
            file.write(b'{"type":"Feature","properties":{"id":' + text + b'},"geometry":null}')
        for form in FORMATS:
            run(program, ["info", path, "--format", form], form, (1,))
    path = os.path.join(folder, "refused.csv")
    for text in (b"id,date,na\xffme,lon,lat\na,2023-04-23,b,46,39\n", b"id,date,name,lon,lat\na,2023-04-23,\xff,46,39\n"):
        with open(path, "wb") as file:
            file.write(text)
        for form in FORMATS:
            run(program, ["info", path, "--format", form], form, (1,))


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        atlas = os.path.join(folder, "atlas")
        t = hostile_atlas(atlas)
        questions(program, atlas, t)
        copies(program, atlas, folder, t)
        pictures(program, atlas, folder)
        names = os.path.join(folder, "names")
        os.mkdir(names)
        file_names(program, names)
        refused(program, folder)
    print("%d failures" % len(failures.all))
    return 1 if failures.all else 0


sys.exit(main())
