"""install.py BUILD CONSUMER COMPILER: installs the build into a folder that is thrown away, and builds and runs a project
that finds the package there."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

build, consumer, compiler = sys.argv[1:]


def call(*command):
    print("+", *command, flush=True)
    subprocess.run(command, check=True, stdout=sys.stdout, stderr=sys.stdout)


with tempfile.TemporaryDirectory() as folder:
    prefix, work = Path(folder, "prefix"), Path(folder, "build")
    call("cmake", "--install", build, "--prefix", str(prefix))
    call("cmake", "-G", "Ninja", "-S", consumer, "-B", str(work), f"-DCMAKE_PREFIX_PATH={prefix}",
         f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_BUILD_TYPE=Release", *os.environ.get("CONSUMER_OPTIONS", "").split())
    call("cmake", "--build", str(work))
    call(str(work / "consumer"))
    call(str(prefix / "bin/corridor"), "--version")
