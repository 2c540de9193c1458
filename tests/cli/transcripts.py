#!/usr/bin/env python3
"""Runs the commands of a transcript and compares exit status, standard output and standard error.

A transcript is a text file of cases; each begins with a line "$ corridor ARGS", and what follows up to
the next one is what the command printed: lines of standard output as they are, lines of standard error
behind "! ", and "? N" for an exit status N other than 0. Lines that begin with "# " between cases are
remarks. The commands run in tests/data, by a shell-like splitting of words, without a shell.

transcripts.py PROGRAM DATA FILE [--update]     --update rewrites the file: look at the change before you keep it.
"""
import difflib
import os
import shlex
import subprocess
import sys


def run(program, data, line):
    words = shlex.split(line)
    assert words[:2] == ["$", "corridor"], line
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CORRIDOR_")}
    environment.pop("DISPLAY", None)
    done = subprocess.run([program] + words[2:], cwd=data, capture_output=True, text=True, env=environment, timeout=120)
    printed = [line]
    printed += done.stdout.splitlines()
    printed += ["! " + text for text in done.stderr.splitlines()]
    if done.returncode != 0:
        printed.append(f"? {done.returncode}")
    return printed


def main():
    program, data, path = sys.argv[1:4]
    with open(path, encoding="utf-8") as file:
        expected = file.read().splitlines()
    actual = []
    in_case = False
    for line in expected:
        if line.startswith("$ "):
            in_case = True
            if actual and actual[-1] != "" and not actual[-1].startswith("# "):
                actual.append("")
            actual += run(program, data, line)
        elif line.startswith("# ") or not in_case:
            if in_case:
                actual.append("")
            in_case = False
            actual.append(line)
    if "--update" in sys.argv[4:]:
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(actual) + "\n")
        return 0
    if not any(line.startswith("$ ") for line in expected):
        print(f"{path}: no command in it")
        return 1
    difference = list(difflib.unified_diff(expected, actual, "expected", "actual", lineterm=""))
    print("\n".join(difference))
    return 1 if difference else 0


sys.exit(main())
