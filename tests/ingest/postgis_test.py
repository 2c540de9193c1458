#!/usr/bin/env python3
"""Reads a PostGIS database as an input (`PG:...`), from a server of its own.

Usage: postgis_test.py CORRIDOR
Needs Debian's postgresql-15 and postgresql-15-postgis-3 (`.ci/install postgis`). The server listens on a socket in a
temporary folder, nowhere else, and is gone afterwards. Exit 0: all holds; 77: it cannot start, and why.
"""
import glob
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SKIP = 77

# Longitude, latitude. Two ways with bends, one of them in two parts with a gap between them.
ROUTES = {
    "south": ("Southern way", [[[46.552, 39.639], [46.611, 39.702], [46.7483, 39.7601], [46.7519, 39.8177]]]),
    "parted": ("Way with a gap", [[[46.90, 39.99], [46.95, 40.01]], [[46.951, 40.012], [47.02, 40.03], [47.1, 39.98]]]),
}
PLACES = {
    "khankendi": ("Xankəndi", "Ստեփանակերտ", [46.7519, 39.8177]),
    "lachin": ("Laçın", "Լաչին", [46.552, 39.639]),
}
# A day, and a time late on the last evening of a year: both stay on the day that is written.
EVENT = ("closing", "2022-12-12", "2022-12-31 23:30:00", [46.611, 39.702])


class Absent(Exception):
    """The server cannot be started here."""


def tools_folder():
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda folder: int(folder.split("/")[-2]))
    for folder in reversed(folders):
        version = folder.split("/")[-2]
        if os.path.exists(f"/usr/share/postgresql/{version}/extension/postgis.control"):
            return folder
    raise Absent("PostgreSQL with PostGIS is not installed; .ci/install postgis installs it")


def unprivileged():
    """Who may run a server: postgres refuses root."""
    if os.geteuid() != 0:
        return {}, pwd.getpwuid(os.geteuid())
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}, user
        except KeyError:
            continue
    raise Absent("there is no user other than root to run a server as")


class Server:
    """A PostgreSQL server in a temporary folder, until `stop`."""

    def __init__(self):
        self.tools = tools_folder()
        self.identity, self.user = unprivileged()
        self.process = None
        self.folder = tempfile.mkdtemp(prefix="corridor-pg-", dir="/tmp")  # the name of a socket has to be short
        try:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
            self.start()
        except BaseException:
            self.stop()
            raise

    def run(self, tool, *arguments, **options):
        return subprocess.run([os.path.join(self.tools, tool), *arguments], cwd=self.folder, capture_output=True,
                              text=True, **self.identity, **options)

    def start(self):
        data = os.path.join(self.folder, "data")
        made = self.run("initdb", "-D", data, "-U", "corridor", "--auth=trust", "--no-sync", "--locale=C",
                        "--encoding=UTF8", timeout=120)
        if made.returncode != 0:
            raise Absent("initdb failed: " + made.stderr.strip())
        log = os.path.join(self.folder, "log")
        with open(log, "wb") as output:
            self.process = subprocess.Popen(
                [os.path.join(self.tools, "postgres"), "-D", data, "-k", self.folder, "-c", "listen_addresses=",
                 "-c", "fsync=off", "-c", "shared_buffers=8MB", "-c", "max_connections=10", "-c", "jit=off"],
                cwd=self.folder, stdout=output, stderr=output, **self.identity)
        ends = time.monotonic() + 60
        while self.run("pg_isready", "-h", self.folder, "-q").returncode != 0:
            if self.process.poll() is not None or time.monotonic() > ends:
                with open(log, encoding="utf-8", errors="replace") as lines:
                    raise Absent("the server does not start: " + lines.read().strip())
            time.sleep(0.1)

    def sql(self, text, database="postgres"):
        done = self.run("psql", "-h", self.folder, "-U", "corridor", "-d", database, "-X", "-q", "-A", "-t",
                        "-v", "ON_ERROR_STOP=1", "-f", "-", input=text, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def connection(self, database, more=""):
        return f"PG:host={self.folder} user=corridor dbname={database}{more}"

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # a fast shutdown
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


def well_known_text(parts):
    return "MULTILINESTRING(" + ",".join(
        "(" + ",".join(f"{lon!r} {lat!r}" for lon, lat in part) + ")" for part in parts) + ")"


def load(server):
    """A database with ways in metres of UTM zone 38, places in degrees and an event, and an empty one."""
    server.sql("CREATE DATABASE ways; CREATE DATABASE nothing;")
    lines = ["CREATE EXTENSION postgis;",
             "CREATE TABLE routes (id text PRIMARY KEY, name text, geom geometry(Geometry, 32638));",
             'CREATE TABLE places (id text PRIMARY KEY, name text, "name:hy" text, geom geometry(Point, 4326));',
             "CREATE TABLE events (id text PRIMARY KEY, start date, \"end\" timestamp, geom geometry(Point, 4326));"]
    for identity, (name, parts) in ROUTES.items():
        shape = f"ST_Transform(ST_GeomFromText('{well_known_text(parts)}', 4326), 32638)"
        if len(parts) == 1:
            shape = f"ST_GeometryN({shape}, 1)"
        lines.append(f"INSERT INTO routes VALUES ('{identity}', '{name}', {shape});")
    for identity, (name, armenian, (lon, lat)) in PLACES.items():
        lines.append(f"INSERT INTO places VALUES ('{identity}', '{name}', '{armenian}', "
                     f"ST_SetSRID(ST_MakePoint({lon!r}, {lat!r}), 4326));")
    identity, start, end, (lon, lat) = EVENT
    lines.append(f"INSERT INTO events VALUES ('{identity}', '{start}', '{end}', "
                 f"ST_SetSRID(ST_MakePoint({lon!r}, {lat!r}), 4326));")
    server.sql("\n".join(lines), "ways")


def as_geojson():
    """The same routes and places as a file."""
    def feature(properties, kind, coordinates):
        return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}
    features = [feature({"id": identity, "name": name}, *(("LineString", parts[0]) if len(parts) == 1 else
                                                        ("MultiLineString", parts)))
                for identity, (name, parts) in ROUTES.items()]
    features += [feature({"id": identity, "name": name, "name:hy": armenian}, "Point", position)
                 for identity, (name, armenian, position) in PLACES.items()]
    return {"type": "FeatureCollection", "features": features}


class PostGis(unittest.TestCase):
    maxDiff = None

    def corridor(self, *arguments, status=0):
        done = subprocess.run([CORRIDOR, *arguments], capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def answer(self, command, source):
        return json.loads(self.corridor(command, source, "--format", "json").stdout)

    def setUp(self):
        self.database = SERVER.connection("ways")
        self.file = os.path.join(SERVER.folder, "ways.geojson")
        with open(self.file, "w", encoding="utf-8") as out:
            json.dump(as_geojson(), out)

    def test_routes_kept_in_metres_are_as_long_as_the_same_routes_in_degrees(self):
        eastings = SERVER.sql("SELECT min(ST_XMin(geom)) FROM routes", "ways")
        self.assertGreater(float(eastings), 200_000, "the table should hold metres")
        given = {route["id"]: route for route in self.answer("distance", self.file)["routes"]}
        read = {route["id"]: route for route in self.answer("distance", self.database)["routes"]}
        self.assertEqual(sorted(read), sorted(ROUTES))
        for identity, (_, parts) in ROUTES.items():
            vertices = sum(len(part) for part in parts)
            self.assertAlmostEqual(read[identity]["length_m"], given[identity]["length_m"], delta=0.001 * vertices)
            self.assertEqual([(leg["from"], leg["to"]) for leg in read[identity]["legs"]],
                             [(leg["from"], leg["to"]) for leg in given[identity]["legs"]])
        self.assertTrue(read["south"]["legs"], "the southern way leads from one place to the other")

    def test_lengths_are_those_that_postgis_measures_on_the_ellipsoid(self):
        read = {route["id"]: route["length_m"] for route in self.answer("distance", self.database)["routes"]}
        rows = SERVER.sql("SELECT id, ST_Length(ST_Transform(geom, 4326)::geography) FROM routes", "ways")
        for row in rows.splitlines():
            identity, length = row.split("|")
            self.assertAlmostEqual(read[identity], float(length), delta=0.001)

    def test_tables_become_routes_places_and_events_by_their_names(self):
        read, given = self.answer("info", self.database), self.answer("info", self.file)
        for member in ("routes", "places"):
            self.assertEqual(sorted((thing["id"], thing["name"]) for thing in read[member]),
                             sorted((thing["id"], thing["name"]) for thing in given[member]))
        self.assertEqual([place["names"] for place in sorted(read["places"], key=lambda place: place["id"])],
                         [place["names"] for place in sorted(given["places"], key=lambda place: place["id"])])
        for place in read["places"]:
            self.assertEqual([place["lon"], place["lat"]], PLACES[place["id"]][2])
        self.assertEqual(read["events"], 1)

    def test_days_of_columns_stay_as_written(self):
        events = self.answer("events", self.database)["events"]
        self.assertEqual([(event["id"], event["earliest"], event["latest"]) for event in events],
                         [(EVENT[0], EVENT[1], EVENT[2][:10])])

    def test_a_database_that_is_not_there_is_refused_with_the_reason(self):
        errors = self.corridor("info", SERVER.connection("absent"), status=1).stderr
        self.assertIn('database "absent" does not exist', errors)

    def test_a_password_is_not_repeated(self):
        for secret in (" password=s3cret", " password='s3 cret'"):
            refused = self.corridor("info", SERVER.connection("absent", secret), "--format", "json", status=1)
            told = self.corridor("info", SERVER.connection("ways", secret), "--format", "json")
            for text in (refused.stdout, refused.stderr, told.stdout, told.stderr):
                self.assertNotIn("s3", text)
                self.assertNotIn("cret'", text)

    def test_a_database_without_tables_is_no_atlas_with_things(self):
        self.assertEqual(self.answer("info", SERVER.connection("nothing"))["routes"], [])

    def test_reading_leaves_the_tables_as_they_are(self):
        before = SERVER.sql("SELECT md5(string_agg(id || name || geom::text, ',' ORDER BY id)) FROM routes", "ways")
        self.answer("distance", self.database)
        after = SERVER.sql("SELECT md5(string_agg(id || name || geom::text, ',' ORDER BY id)) FROM routes", "ways")
        self.assertEqual(before, after)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    CORRIDOR = sys.argv.pop(1)
    try:
        SERVER = Server()
    except Absent as reason:
        print(f"skipped: {reason}")
        sys.exit(SKIP)
    try:
        load(SERVER)
        unittest.main(verbosity=2)
    finally:
        SERVER.stop()
