"""check.py RULE ROOT: prints what breaks the rule; exits 1 if anything does."""

import sys
from pathlib import Path

from rules import RULES, sources

rule, root = sys.argv[1], Path(sys.argv[2]).resolve()
complaints = RULES[rule](root)
# A rule that looked at nothing proves nothing.
if not sources(root):
    complaints.append(f"{root}: no sources there")
print("\n".join(complaints) or f"{rule}: holds for {len(sources(root))} files")
sys.exit(1 if complaints else 0)
