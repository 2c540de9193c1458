#!/usr/bin/env python3
"""Interrupts commands that write, early and late, and expects each time: exit status 1 within a second or two, and
nothing left behind. A second signal ends the program wherever it is.

signals.py PROGRAM
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 20  # seconds; an idle machine needs a hundredth of it


def long_input(path):
    """Enough lines that loading and drawing take seconds."""
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [\n')
        for i in range(60000):
            line = [[46 + (i * 7 + k * 13) % 1000 / 1000, 39 + (i * 3 + k * 29) % 1000 / 1000] for k in range(12)]
            feature = {"type": "Feature", "geometry": {"type": "LineString", "coordinates": line},
                       "properties": {"id": f"r{i}", "name": f"Road {i}"}}
            file.write((",\n" if i else "") + json.dumps(feature))
        file.write("\n]}\n")


def is_writing(folder):
    return any(name.startswith(".corridor-") for name in os.listdir(folder))


def interrupted(program, words, folder, after, numbers):
    """Starts a command and sends the signals, so many seconds after it began to write, or at the very beginning where
    `after` is None; gives what is wrong with its end."""
    environment = dict(os.environ, TMPDIR=os.path.join(folder, "tmp"))
    before = set(os.listdir(folder))
    process = subprocess.Popen([program] + words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=environment)
    if after is None:
        time.sleep(0.05)
    else:
        while process.poll() is None and not is_writing(folder):
            time.sleep(0.01)
        time.sleep(after)
    if process.poll() == 0:
        return "it ended before the signal"
    for number in numbers:
        process.send_signal(number)
    start = time.monotonic()
    try:
        _, errors = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        return "it did not end"
    took = time.monotonic() - start
    left = sorted(set(os.listdir(folder)) - before) + os.listdir(environment["TMPDIR"])
    if left:
        return f"left {left}"
    # The very first moments of a process are the system's: it ends by the signal itself.
    if process.returncode == -numbers[0] and after is None:
        return ""
    if process.returncode != 1:
        return f"exit {process.returncode} after {took:.2f} s, said {errors!r}"
    if len(numbers) == 1 and b"interrupted" not in errors:
        return f"said {errors!r}"
    return ""


def main():
    program = sys.argv[1]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        long_input(os.path.join(folder, "roads.geojson"))
        os.mkdir(os.path.join(folder, "tmp"))
        export = ["export", "-q", "roads.geojson", "--size", "30000x30000"]
        moments = ((None, [signal.SIGINT]), (0.0, [signal.SIGTERM]), (1.5, [signal.SIGINT]))
        for ending in ("map.tif", "map.png", "cog.tif"):
            for after, numbers in moments:
                wrong = interrupted(program, export + ["-o", ending] + (["-of", "COG"] if ending == "cog.tif" else []),
                                    folder, after, numbers)
                if wrong:
                    failures += 1
                    print(f"{ending}, {numbers} after {after} s: {wrong}")
        for words in (["convert", "-q", "roads.geojson", "-o", "roads.gpkg"], ["init", "-q", "new/atlas", "roads.geojson"]):
            wrong = interrupted(program, words, folder, None, [signal.SIGINT])
            if wrong:
                failures += 1
                print(f"{' '.join(words)}: {wrong}")
        # Twice at once: the second does not wait for anything.
        wrong = interrupted(program, export + ["-o", "map.tif"], folder, 0.5, [signal.SIGINT, signal.SIGINT])
        if wrong and not wrong.startswith("left"):
            failures += 1
            print(f"two signals: {wrong}")
    return 1 if failures else 0


sys.exit(main())
