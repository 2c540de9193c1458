#!/usr/bin/env python3
"""Runs commands where there is little: of address space (ulimit -v), of threads (ulimit -u, as another user). Each ends
with its result, or with exit status 1 and one line that says what is short; never by a signal.

little.py PROGRAM ATLAS
"""
import os
import pwd
import resource
import subprocess
import sys
import tempfile

MIB = 1 << 20


def limited(kind, amount, user=None):
    def prepare():
        resource.setrlimit(kind, (amount, amount))
        if user is not None:
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
    return prepare


def run(program, words, folder, prepare):
    environment = dict(os.environ, TMPDIR=folder)
    return subprocess.run([program] + words, cwd=folder, capture_output=True, text=True, timeout=250,
                          preexec_fn=prepare, env=environment)


def judge(name, done, folder, files, must_work):
    if done.returncode == 0:
        return "" if all(os.path.exists(os.path.join(folder, file)) for file in files) else f"{name}: wrote nothing"
    if done.returncode == 127 and "shared libraries" in done.stderr:
        return ""  # the system could not even load the program
    left = [file for file in os.listdir(folder) if file not in ("points.csv",)]
    if must_work or done.returncode != 1 or done.stderr.count("\n") != 1 or "memory" not in done.stderr or left:
        return f"{name}: exit {done.returncode}, left {left}, said {done.stderr[-400:]!r}"
    return ""


def main():
    program, atlas = sys.argv[1:3]
    failures = []
    formats = (["-o", "a.tif"], ["-o", "a.tif", "-of", "COG"], ["-o", "a.png"], ["-o", "a.jpg"])
    for amount in (300000 * 1024, 200 * MIB, 150 * MIB, 100 * MIB):
        for words in formats:
            with tempfile.TemporaryDirectory() as folder:
                words = ["export", "-q", "--threads", "64", "--size", "2000x1500", atlas] + words
                done = run(program, words, folder, limited(resource.RLIMIT_AS, amount))
                # What the issue of a day was: this much must do.
                failures.append(judge(f"{amount // MIB} MiB: {' '.join(words)}", done, folder, [words[8]],
                                      amount == 300000 * 1024))
    for words, files in ((["convert", "-q", "points.csv", "-o", "points.gpkg"], ["points.gpkg"]), (["info", "points.csv"], [])):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "points.csv"), "w", encoding="utf-8") as file:
                file.write("id,date,name,lon,lat\n")
                file.writelines(f"e{i},2023-01-01,Event {i},{46 + i % 1000 / 1000},{39 + i % 997 / 1000}\n"
                                for i in range(300000))
            done = run(program, words, folder, limited(resource.RLIMIT_AS, 220 * MIB))
            failures.append(judge(" ".join(words), done, folder, files, False))
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o777)
            words = ["export", "-q", "--threads", "64", "--size", "2000x1500", "-o", "a.tif", atlas]
            for most in (1, 3):
                done = run(program, words + ["--overwrite"], folder, limited(resource.RLIMIT_NPROC, most, nobody))
                failures.append(judge(f"{most} threads for nobody: {' '.join(words)}", done, folder, ["a.tif"], True))
    failures = [failure for failure in failures if failure]
    print("\n".join(failures))
    return 1 if failures else 0


sys.exit(main())
