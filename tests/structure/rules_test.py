"""Each rule finds the one thing that is wrong in a small tree, and nothing in the same tree set right."""

import tempfile
import unittest
from pathlib import Path

import count
import rules

GOOD = {
    "src/a/CMakeLists.txt": "corridor_module(a SOURCES a.cpp PRIVATE PROJ::proj)\n",
    "src/a/a.cpp": '#include "a/a.hpp"\n#include <fmt/format.h>\n#include <vector>\n',
    "src/a/include/a/a.hpp": "#pragma once\n#include <string>\n",
    "src/b/CMakeLists.txt": "# The second: b.\ncorridor_module(b SOURCES b.cpp\n  DEPENDS a)\n",
    "src/b/b.cpp": '#include "a/a.hpp"\n',
    "src/c/CMakeLists.txt": "add_executable(c in/main.cpp)\ntarget_link_libraries(c PRIVATE corridor::b corridor::a)\n",
    "src/c/near.hpp": "#pragma once\n",
    "src/c/in/main.cpp": '#include "../near.hpp"\nint main() {}\n',
    "docs/architecture.md": "```mermaid\nflowchart BT\n    b --> a\n    c --> b\n```\n| `a` | x |\n| `b` | x |\n| `c` | x |\n",
}


class Rules(unittest.TestCase):
    def complaints(self, rule, changes):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**GOOD, **changes}.items():
                file = Path(folder, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            return rules.RULES[rule](Path(folder))

    def finds(self, rule, changes, *words):
        found = self.complaints(rule, changes)
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def test_a_good_tree_breaks_no_rule(self):
        for rule in rules.RULES:
            self.assertEqual(self.complaints(rule, {}), [], rule)

    def test_an_include_that_leaves_its_module(self):
        self.finds("relative_includes", {"src/b/b.cpp": '#include "../a/include/a/a.hpp"\n'}, "src/b/b.cpp:1")

    def test_a_third_party_header_in_the_wrong_module(self):
        self.finds("third_party", {"src/b/b.cpp": "\n#include <gdal_priv.h>\n"}, "src/b/b.cpp:2", "ingest")

    def test_a_third_party_header_in_a_public_header(self):
        self.finds("third_party", {"src/a/include/a/a.hpp": "#include <fmt/format.h>\n"}, "public")

    def test_a_header_of_a_library_that_nobody_declared(self):
        self.finds("third_party", {"src/b/b.cpp": "#include <boost/any.hpp>\n"}, "boost/any.hpp")

    def test_a_folder_for_leftovers(self):
        self.finds("folder_names", {"src/b/util/x.hpp": ""}, "src/b/util")

    def test_a_source_that_is_not_built(self):
        self.finds("listed_sources", {"src/b/forgotten.cpp": ""}, "src/b/forgotten.cpp")

    def test_a_source_that_only_a_comment_names(self):
        self.finds("listed_sources", {"src/b/old.cpp": "", "src/b/CMakeLists.txt":
                   "# old.cpp\ncorridor_module(b SOURCES b.cpp DEPENDS a)\n"}, "src/b/old.cpp")

    def test_a_cycle(self):
        found = self.complaints("acyclic", {"src/a/CMakeLists.txt": "corridor_module(a SOURCES a.cpp DEPENDS c)\n"})
        self.assertEqual(len(found), 3, found)

    def test_a_link_that_the_diagram_leaves_out(self):
        self.finds("documented", {"docs/architecture.md": GOOD["docs/architecture.md"].replace("    b --> a\n", "    c --> a\n")},
                   "from b to a")

    def test_an_arrow_that_is_no_link(self):
        self.finds("documented", {"docs/architecture.md": GOOD["docs/architecture.md"].replace("b --> a", "b --> a\n    a --> c")},
                   "a --> c")

    def test_a_module_without_a_row(self):
        self.finds("documented", {"docs/architecture.md": GOOD["docs/architecture.md"].replace("| `b` | x |", "")}, "row for b")


class Counting(unittest.TestCase):
    def test_a_program_that_did_not_start_is_a_failure_and_no_skip(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "tests.xml")
            file.write_text("""<testsuite>
                <testcase name="a" status="run"/>
                <testcase name="b" status="fail"><failure message=""/></testcase>
                <testcase name="c" status="notrun"><skipped message="SKIP_REGULAR_EXPRESSION_MATCHED"/></testcase>
                <testcase name="d" status="notrun"><skipped message="Unable to find executable"/></testcase>
                <testcase name="e" status="disabled"><skipped message="Disabled"/></testcase>
                </testsuite>""", encoding="utf-8")
            self.assertEqual(count.count(file), {"passed": 1, "failed": 2, "skipped": 2})


if __name__ == "__main__":
    unittest.main()
