#!/usr/bin/env python3
"""What ./test says at its end is what ctest's file says."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import count  # noqa: E402  (after the line above, so that no cache is left in the source tree)

PASSED = '<testcase name="a" status="run"/>'
FAILED = '<testcase name="b" status="fail"><failure message=""/></testcase>'
SKIPPED_ITSELF = '<testcase name="c" status="notrun"><skipped message="SKIP_REGULAR_EXPRESSION_MATCHED"/></testcase>'
NOT_STARTED = '<testcase name="d" status="notrun"><skipped message="Unable to find executable"/></testcase>'
DISABLED = '<testcase name="e" status="disabled"><skipped message="Disabled"/></testcase>'


class Count(unittest.TestCase):
    def said(self, *cases):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "tests.xml")
            file.write_text(f"<testsuite>{''.join(cases)}</testsuite>", encoding="utf-8")
            done = subprocess.run([sys.executable, "-B", count.__file__, str(file)], capture_output=True, text=True)
            return done.returncode, done.stdout.strip()

    def test_all_passed(self):
        self.assertEqual((0, "2 passed, 0 failed, 0 skipped"), self.said(PASSED, PASSED))

    def test_a_skip_is_no_failure(self):
        self.assertEqual((0, "1 passed, 0 failed, 2 skipped"), self.said(PASSED, SKIPPED_ITSELF, DISABLED))

    def test_a_failure(self):
        self.assertEqual((1, "1 passed, 1 failed, 0 skipped"), self.said(PASSED, FAILED))

    def test_a_program_that_did_not_start_is_a_failure(self):
        self.assertEqual((1, "1 passed, 1 failed, 0 skipped"), self.said(PASSED, NOT_STARTED))

    def test_no_test_at_all_is_a_failure(self):
        self.assertEqual((1, "0 passed, 0 failed, 0 skipped"), self.said())


if __name__ == "__main__":
    unittest.main()
