#!/usr/bin/env python3
"""An include of a module that is not linked does not compile; of one that is linked it does.

undeclared_include_test.py COMPILER MODULE=ROOT:ROOT... ...   (include roots that each module compiles with)
"""
import subprocess
import sys
import unittest

COMPILER = sys.argv[1]
ROOTS = dict(argument.split("=", 1) for argument in sys.argv[2:])


def compile_with(module, header):
    """The compiler's status and messages for a file of `module` that includes `header`."""
    roots = [f"-I{root}" for root in ROOTS[module].split(":") if root]
    done = subprocess.run([COMPILER, "-std=c++20", "-fsyntax-only", *roots, "-x", "c++", "-"],
                          input=f'#include "{header}"\n', capture_output=True, text=True, timeout=120)
    return done.returncode, done.stderr


class UndeclaredInclude(unittest.TestCase):
    def test_a_module_sees_itself_and_what_it_links(self):
        for module, header in (("units", "units/date.hpp"), ("model", "units/date.hpp"), ("access", "access/access.hpp")):
            status, messages = compile_with(module, header)
            self.assertEqual(0, status, messages)

    def test_a_module_does_not_see_what_it_does_not_link(self):
        for module, header in (("units", "access/access.hpp"), ("model", "geodesy/geodesic.hpp"),
                               ("access", "study/study.hpp")):
            status, messages = compile_with(module, header)
            self.assertNotEqual(0, status)
            self.assertIn(header, messages)
            self.assertIn("No such file" if "No such file" in messages else "file not found", messages)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
