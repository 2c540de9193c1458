"""undeclared.py COMPILER MODULE_INCLUDES...: with the include directories that a target of module `units` gets, its own
header compiles and a header of module `access`, which `units` does not link, does not."""

import subprocess
import sys

compiler, *folders = sys.argv[1:]


def compile_including(header):
    return subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-x", "c++", *[f"-I{folder}" for folder in folders], "-"],
                          input=f'#include "{header}"\n', text=True, capture_output=True)


own, foreign = compile_including("units/date.hpp"), compile_including("access/access.hpp")
print("units/date.hpp:", own.returncode, own.stderr)
print("access/access.hpp:", foreign.returncode, foreign.stderr)
# It has to fail for this reason, not for another one.
sys.exit(0 if own.returncode == 0 and foreign.returncode != 0 and "access/access.hpp" in foreign.stderr else 1)
