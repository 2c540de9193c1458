#!/usr/bin/env python3
"""Gives the program what no file should hold, and expects an error each time: exit status 1, one problem named, in
less than ten seconds; never a crash, a hang or a partial load.

hostile.py PROGRAM EVENTS_GEOJSON
"""
import os
import subprocess
import sys
import tempfile


def texts(events):
    yield "deep arrays", b"[" * 100000
    yield "deep objects", b'{"a":' * 100000
    yield "not a number", b'{"type": "Point", "coordinates": [NaN, 1]}'
    yield "infinity", b'{"type": "Point", "coordinates": [1e999, 1]}'
    yield "every byte", bytes(range(256)) * 200
    yield "nothing", b""
    yield "a byte order mark alone", b"\xef\xbb\xbf"
    yield "a long open string", b'{"type": "' + b"x" * 50000000
    yield "half a surrogate", b'{"type": "\\ud800"}'
    yield "overlong UTF-8", b'{"type": "\xc0\xaf"}'
    for size in range(0, len(events), 1499):
        yield "the first %d bytes of the events" % size, events[:size]


def main():
    program, events = sys.argv[1:3]
    with open(events, "rb") as file:
        whole = file.read()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "hostile.geojson")
        for name, text in texts(whole):
            with open(path, "wb") as file:
                file.write(text)
            done = subprocess.run([program, "info", path], capture_output=True, timeout=10)
            if done.returncode != 1 or done.stdout or b"hostile.geojson:" not in done.stderr:
                failures += 1
                print("%s: exit %d, %r" % (name, done.returncode, done.stderr[:200]))
    return 1 if failures else 0


sys.exit(main())
