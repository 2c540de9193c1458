#!/usr/bin/env python3
"""The source tree keeps its rules, and each rule finds what breaks it.

tree_test.py ROOT
"""
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import rules  # noqa: E402  (after the line above, so that no cache is left in the source tree)

ROOT = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])


class ThisTree(unittest.TestCase):
    """Nothing is broken here."""
    maxDiff = None

    def test_has_modules_to_look_at(self):
        self.assertLessEqual({"units", "model", "access", "cli"}, set(rules.modules(ROOT)))
        self.assertIn("units", rules.dependencies(ROOT)["model"])
        self.assertGreater(sum(1 for _ in rules.includes(ROOT)), 300)

    def test_module_graph_has_no_cycle(self):
        self.assertEqual([], rules.cycles(ROOT))

    def test_no_folder_for_leftovers(self):
        self.assertEqual([], rules.forbidden_folders(ROOT))

    def test_no_relative_include_leaves_its_module(self):
        self.assertEqual([], rules.relative_includes(ROOT))

    def test_included_modules_are_linked(self):
        self.assertEqual([], rules.undeclared_modules(ROOT))

    def test_third_parties_stay_where_they_belong(self):
        self.assertEqual([], rules.third_party(ROOT))

    def test_every_source_is_built(self):
        self.assertEqual([], rules.unlisted_sources(ROOT))

    def test_study_alone_asks_the_assertions(self):
        self.assertEqual([], rules.askers(ROOT))

    def test_the_diagram_shows_what_is_linked(self):
        self.assertEqual([], rules.undocumented(ROOT))


class BrokenTree(unittest.TestCase):
    """Each rule, on a small tree that breaks it and nothing else."""

    PAGE = "```mermaid\nflowchart BT\n    high --> low\n```\n| `low` | x |\n| `high` | x |\n"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write("src/low/CMakeLists.txt", "corridor_module(low SOURCES low.cpp PRIVATE fmt::fmt)")
        self.write("src/low/include/low/low.hpp", "#include <vector>\n")
        self.write("src/low/low.cpp", '#include "low/low.hpp"\n#include <fmt/format.h>\n')
        self.write("src/high/CMakeLists.txt", "corridor_module(high SOURCES a.cpp\n  DEPENDS low)")
        self.write("src/high/a.cpp", '#include "low/low.hpp"\n#include "near/b.hpp"\n')
        self.write("src/high/near/b.hpp", '#include "../c.hpp"\n')
        self.write("docs/architecture.md", self.PAGE)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self):
        return [line for rule in rules.ALL for line in rule(self.root)]

    def test_a_tree_that_keeps_them_all(self):
        self.assertEqual([], self.found())

    def test_a_cycle(self):
        self.write("src/low/CMakeLists.txt", "corridor_module(low SOURCES low.cpp DEPENDS high PRIVATE fmt::fmt)")
        found = rules.cycles(self.root)
        self.assertEqual(2, len(found), "both modules are named")
        self.assertIn("src/high/CMakeLists.txt:1: module high depends on itself", found[0])

    def test_a_folder_for_leftovers(self):
        self.write("src/high/helpers/d.hpp", "\n")
        self.assertEqual(1, len(self.found()))
        self.assertIn("src/high/helpers:1:", self.found()[0])

    def test_a_relative_include_of_another_module(self):
        self.write("src/high/a.cpp", '\n#include "../low/low.cpp"\n')
        self.assertEqual(["src/high/a.cpp:2: ../low/low.cpp leaves the module high"], self.found())

    def test_an_include_of_a_module_that_is_not_linked(self):
        self.write("src/low/low.cpp", '#include "high/high.hpp"\n')
        self.assertEqual(["src/low/low.cpp:1: high/high.hpp, but low does not link high"], self.found())

    def test_a_third_party_in_the_wrong_module(self):
        self.write("src/high/a.cpp", "#include <gdal_priv.h>\n")
        self.assertEqual(["src/high/a.cpp:1: gdal_priv.h belongs in exchange, ingest, snapshot, not in high"], self.found())

    def test_a_third_party_in_a_public_header(self):
        self.write("src/low/include/low/low.hpp", "#include <fmt/format.h>\n")
        self.assertEqual(["src/low/include/low/low.hpp:1: fmt/format.h in a public header"], self.found())

    def test_a_third_party_that_nobody_listed(self):
        self.write("src/high/a.cpp", "#include <boost/any.hpp>\n")
        self.assertEqual(1, len(self.found()))
        self.assertIn("<boost/any.hpp> is on no list", self.found()[0])

    def test_a_source_that_is_not_built(self):
        self.write("src/high/forgotten.cpp", "\n")
        self.assertEqual(["src/high/forgotten.cpp:1: not in src/high/CMakeLists.txt"], self.found())

    def test_a_source_that_only_a_comment_names(self):
        self.write("src/high/old.cpp", "\n")
        self.write("src/high/CMakeLists.txt", "# old.cpp\ncorridor_module(high SOURCES a.cpp\n  DEPENDS low)")
        self.assertEqual(["src/high/old.cpp:1: not in src/high/CMakeLists.txt"], self.found())

    def test_a_module_that_asks_the_assertions_itself(self):
        self.write("src/high/a.cpp", "\nassertions.statusOn(id, day, viewpoint);\n")
        self.assertEqual(["src/high/a.cpp:2: asks the assertions; read study::State instead"], self.found())

    def test_a_link_that_the_diagram_leaves_out(self):
        self.write("docs/architecture.md", self.PAGE.replace("high --> low", ""))
        self.assertEqual(["docs/architecture.md:1: no way of arrows from high to low, which it links"], self.found())

    def test_an_arrow_that_is_no_link(self):
        self.write("docs/architecture.md", self.PAGE.replace("high --> low", "high --> low\n    low --> high"))
        self.assertEqual(["docs/architecture.md:1: low --> high, but low does not link high"], self.found())

    def test_a_module_without_a_row(self):
        self.write("docs/architecture.md", self.PAGE.replace("| `low` | x |", ""))
        self.assertEqual(["docs/architecture.md:1: no row for low"], self.found())


if __name__ == "__main__":
    unittest.main()
