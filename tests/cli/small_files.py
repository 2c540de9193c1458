#!/usr/bin/env python3
"""Runs commands that write where no file can grow (ulimit -f), and expects an ordinary error each time: exit status 1,
one line that names the file as it was given, and nothing left behind.

small_files.py PROGRAM ATLAS
"""
import os
import resource
import subprocess
import sys
import tempfile

COMMANDS = [["convert", "-q", "-o", "a" + ending] for ending in (".geojson", ".gpkg", ".fgb", ".csv", ".gpx", ".kml")]
COMMANDS += [["export", "-q", "--size", "400x300", "-o", "a" + ending] for ending in (".tif", ".png")]
COMMANDS += [["info", "--format", "json", "-o", "a.json"], ["init", "-q", "a", "ATLAS"]]


def small():
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def main():
    program, atlas = sys.argv[1:3]
    failures = 0
    for command in COMMANDS:
        words = [atlas if word == "ATLAS" else word for word in command]
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([program] + words, cwd=folder, capture_output=True, text=True, timeout=100,
                                  preexec_fn=small)
            left = os.listdir(folder)
        if done.returncode != 1 or not done.stderr.startswith("corridor: a") or done.stderr.count("\n") != 1 or left:
            failures += 1
            print(f"{' '.join(words)}: exit {done.returncode}, left {left}, said {done.stderr!r}")
    return 1 if failures else 0


sys.exit(main())
