#!/usr/bin/env python3
"""Files that commands write: killed outright they leave nothing for long, what is no file is written to or refused in
words, and archives are unpacked up to a size. (signals.py: ended by a signal they leave nothing at all.)

output_files.py CORRIDOR ATLAS
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
import gzip

CORRIDOR, ATLAS = sys.argv[1:3]


def run(*arguments, **options):
    return subprocess.run([CORRIDOR, *map(str, arguments)], capture_output=True, timeout=120, **options)


class Written(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def names(self, folder=None):
        return sorted(path.name for path in (folder or self.folder).iterdir())


class Killed(Written):
    """In the middle of writing."""

    @classmethod
    def setUpClass(cls):
        cls.data = tempfile.TemporaryDirectory()
        cls.large = pathlib.Path(cls.data.name, "large.geojson")
        with open(cls.large, "w") as file:
            file.write('{"type": "FeatureCollection", "features": [\n')
            feature = '{"type": "Feature", "properties": {"id": "p%d", "note": "%s"}, "geometry": {"type": "Point", "coordinates": [%f, 40]}}'
            file.write(",\n".join(feature % (i, "x" * 400, 40 + i * 1e-5) for i in range(60000)))
            file.write("\n]}\n")

    @classmethod
    def tearDownClass(cls):
        cls.data.cleanup()

    def killed(self, target, *arguments):
        """The exit status of a command that is killed as soon as it writes."""
        process = subprocess.Popen([CORRIDOR, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        end = time.monotonic() + 100
        while process.poll() is None and time.monotonic() < end:
            if any(name.startswith(".corridor-") for name in self.names(target)):
                process.kill()
                break
            time.sleep(0.001)
        process.communicate(timeout=100)
        return process.returncode

    def test_killed_what_is_left_goes_with_the_next_run(self):
        status = self.killed(self.folder, "convert", "-q", self.large, "-o", self.folder / "out.gpkg")
        self.assertEqual(-signal.SIGKILL, status)
        self.assertEqual(1, len(self.names()))
        self.assertEqual(0, run("convert", "-q", ATLAS, "-o", self.folder / "other.geojson").returncode)
        self.assertEqual(["other.geojson"], self.names())

    def test_killed_in_an_empty_folder_init_can_be_run_again(self):
        atlas = self.folder / "atlas"
        atlas.mkdir()
        self.killed(atlas, "init", "-q", atlas, self.large)
        self.assertEqual(1, len(self.names(atlas)))
        done = run("init", "-q", atlas, self.large)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("atlas.json", self.names(atlas))
        self.assertFalse([name for name in self.names(atlas) if name.startswith(".")])


class Targets(Written):
    def test_convert_writes_to_standard_output(self):
        for name in ("-", "/dev/stdout"):
            done = run("convert", "-q", ATLAS, "-o", name, "--of", "GeoJSON")
            self.assertEqual(0, done.returncode, done.stderr)
            self.assertTrue(done.stdout.startswith(b'{"type": "FeatureCollection"'))
            self.assertTrue(done.stdout.endswith(b"]}\n"))
        file = self.folder / "a.geojson"
        run("convert", "-q", ATLAS, "-o", file)
        self.assertEqual(file.read_bytes(), done.stdout)
        done = run("convert", "-q", ATLAS, "-o", "-", "--of", "GPKG")
        self.assertEqual(b"SQLite format 3\0", done.stdout[:16])

    def test_convert_to_standard_output_needs_a_format(self):
        done = run("convert", "-q", ATLAS, "-o", "-")
        self.assertNotEqual(0, done.returncode)
        self.assertIn(b"-of", done.stderr)
        self.assertEqual(b"", done.stdout)

    def test_reports_write_to_standard_output(self):
        plain = run("info", ATLAS).stdout
        for name in ("-", "/dev/stdout"):
            self.assertEqual(plain, run("info", ATLAS, "-o", name).stdout)

    def test_a_full_standard_output_is_said(self):
        for arguments in (["convert", "-q", ATLAS, "-o", "-", "--of", "GeoJSON"], ["info", ATLAS, "-o", "-"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([CORRIDOR, *arguments], stdout=full, stderr=subprocess.PIPE, timeout=60)
            self.assertEqual(1, done.returncode)
            self.assertIn(b"standard output", done.stderr)

    def test_maps_and_atlases_are_no_streams(self):
        for arguments, word in ((["export", "-o", "-"], "a map is written into a file"),
                                (["export", "-o", "/dev/stdout"], "a map is written into a file"),
                                (["init", "-", ATLAS], "an atlas is a folder")):
            done = run(*arguments)
            self.assertEqual(2, done.returncode)
            self.assertIn(word, done.stderr.decode())
            self.assertEqual(b"", done.stdout)

    def test_what_is_no_file_is_refused_in_words(self):
        os.mkfifo(self.folder / "pipe")
        (self.folder / "folder.geojson").mkdir()
        for command in (["convert", "-q", ATLAS], ["info", ATLAS], ["export", "-q", "--plain", "--size", "20x20", "--bbox", "46,39,47,40"]):
            for target, word in ((self.folder / "pipe", "is no regular file"), ("/dev/full", "is no regular file"),
                                 (self.folder / "folder.geojson", "is a folder"), (self.folder / "no/a.geojson", "no such folder")):
                of = {"convert": ["--of", "GeoJSON"], "export": ["--of", "PNG"]}.get(command[0], [])
                done = run(*command, "-o", target, "--overwrite", *of)
                self.assertEqual(1, done.returncode, done.stderr)
                self.assertIn(word, done.stderr.decode())
                self.assertEqual(1, done.stderr.count(b"\n"), done.stderr)
        self.assertEqual(["folder.geojson", "pipe"], self.names())

    def test_a_link_is_written_through_and_rights_stay(self):
        (self.folder / "real").mkdir()
        file = self.folder / "real" / "a.geojson"
        file.write_text("old")
        file.chmod(0o600)
        (self.folder / "link.geojson").symlink_to("real/a.geojson")
        done = run("convert", "-q", ATLAS, "-o", self.folder / "link.geojson", "--overwrite")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertTrue((self.folder / "link.geojson").is_symlink())
        self.assertTrue(file.read_text().startswith('{"type"'))
        self.assertEqual(0o600, file.stat().st_mode & 0o777)
        self.assertEqual(["a.geojson"], self.names(self.folder / "real"))


class Archives(Written):
    POINT = '{"type": "Feature", "properties": {"name": "a"}, "geometry": {"type": "Point", "coordinates": [46, 40]}}'

    def zipped(self, name, members):
        """A zip whose list of contents says these sizes, as a bomb's does; what it holds is small."""
        file = self.folder / name
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, size in members:
                archive.writestr(member, self.POINT)
                archive.filelist[-1].file_size = size
        return file

    def assertRefused(self, source):
        began = time.monotonic()
        done = run("info", source)
        self.assertEqual(1, done.returncode, done.stderr)
        self.assertIn("archives are unpacked up to 1024 MiB", done.stderr.decode())
        self.assertIn(str(source), done.stderr.decode())
        self.assertLess(time.monotonic() - began, 60)

    def test_bombs_are_refused_in_words(self):
        self.assertRefused(self.zipped("one.zip", [("a.geojson", 1100 << 20)]))
        self.assertRefused(self.zipped("many.zip", [("%d.csv" % i, 110 << 20) for i in range(10)]))
        self.assertRefused(self.zipped("sheet.xlsx", [("xl/worksheets/sheet1.xml", 1100 << 20)]))
        self.assertRefused("/vsizip/%s/a.geojson" % (self.folder / "one.zip"))
        packed = self.folder / "a.geojson.gz"
        packed.write_bytes(gzip.compress(b" " * (1 << 20)) * 1100)    # members follow each other
        self.assertRefused(packed)
        self.assertRefused("/vsigzip/%s" % packed)

    def test_archives_of_a_usual_size_are_read(self):
        file = self.folder / "a.zip"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.geojson", self.POINT)
        packed = self.folder / "b.geojson.gz"
        with gzip.open(packed, "wb") as out:
            out.write(self.POINT.encode())
        for source in (file, packed, "/vsizip/%s/a.geojson" % file, "/vsigzip/%s" % packed):
            done = run("info", source)
            self.assertEqual(0, done.returncode, (source, done.stderr))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
