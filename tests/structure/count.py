"""Prints `N passed, N failed, N skipped` for a JUnit file that ctest wrote; exits 1 if a test failed or none ran.

ctest calls a test `notrun` both where it skipped itself and where its program could not be started: only the
first is a skip.
"""

import sys
import xml.etree.ElementTree as ElementTree


def outcome(case):
    status = case.get("status")
    if status == "run":
        return "passed"
    reason = case.find("skipped")
    if status == "disabled" or (reason is not None and reason.get("message", "").startswith("SKIP_")):
        return "skipped"
    return "failed"


def count(file):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for case in ElementTree.parse(file).getroot().iter("testcase"):
        counts[outcome(case)] += 1
    return counts


if __name__ == "__main__":
    counts = count(sys.argv[1])
    print(", ".join(f"{number} {name}" for name, number in counts.items()))
    sys.exit(1 if counts["failed"] or not counts["passed"] else 0)
