"""The rules of the source tree that the compiler does not see, as functions from a tree to a list of violations.

Each violation is one line, `FILE:LINE: what is wrong`.
"""
import pathlib
import re

FORBIDDEN_FOLDERS = {"util", "utils", "utility", "common", "helper", "helpers", "manager", "managers", "misc"}

# What belongs to the language and the system, apart from C++'s own headers, which have no suffix.
SYSTEM_HEADERS = re.compile(r"^(unistd|fcntl|langinfo|poll|signal|cpuid|emmintrin|immintrin|sys/\w+)(\.h)?$")

# Third party: which headers, and the modules that may include them.
THIRD_PARTY = [
    (re.compile(r"^(proj|geodesic)\.h$"), {"geodesy"}),
    (re.compile(r"^(gdal|ogr|cpl|vrt)\w*\.h$"), {"ingest", "exchange", "snapshot"}),
    (re.compile(r"^ft2build\.h$|^freetype|^hb(-\w+)*\.h$|^fontconfig/"), {"text"}),
    (re.compile(r"^SFML/|^imgui|^backends/imgui|^GL/|^X11/|^stb"), {"viewer"}),
    (re.compile(r"^CLI/"), {"cli", "viewer"}),
    (re.compile(r"^nlohmann/"), {"exchange", "report", "snapshot"}),
    (re.compile(r"^utf8proc\.h$"), {"study", "report"}),
    (re.compile(r"^fmt/"), None),  # any module
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def modules(root):
    """Names of the folders of src/ that build something."""
    return sorted(path.parent.name for path in root.glob("src/*/CMakeLists.txt"))


def dependencies(root):
    """What each module links, from its CMakeLists.txt: {module: {module, ...}}."""
    known = set(modules(root))
    found = {}
    for name in known:
        text = re.sub(r"#.*", "", (root / "src" / name / "CMakeLists.txt").read_text(encoding="utf-8"))
        linked = set(re.findall(r"corridor::(\w+)", text))
        for arguments in re.findall(r"corridor_module\(([^)]*)\)", text):
            depends = re.search(r"\bDEPENDS\b(.*?)(?:\bPRIVATE\b|\bSOURCES\b|$)", arguments, re.DOTALL)
            linked |= set(depends.group(1).split()) if depends else set()
        found[name] = (linked & known) - {name}
    return found


def closure(graph, name):
    """All that a module reaches."""
    reached, open_ = set(), [name]
    while open_:
        for other in graph.get(open_.pop(), ()):
            if other not in reached:
                reached.add(other)
                open_.append(other)
    return reached


def cycles(root):
    graph = dependencies(root)
    return [f"src/{name}/CMakeLists.txt:1: module {name} depends on itself through {', '.join(sorted(closure(graph, name)))}"
            for name in sorted(graph) if name in closure(graph, name)]


def forbidden_folders(root):
    found = []
    for top in ("src", "tests", "docs", "shaders", "geodata"):
        for path in sorted((root / top).rglob("*")):
            if path.is_dir() and path.name.lower() in FORBIDDEN_FOLDERS:
                found.append(f"{path.relative_to(root)}:1: a folder named {path.name} says nothing about what is in it")
    return found


def includes(root):
    """(module, file, line number, bracket, header) of every include of the modules."""
    built = set(modules(root))
    for path in sorted((root / "src").glob("*/**/*")):
        if path.suffix not in {".hpp", ".cpp", ".h", ".in"} or not path.is_file():
            continue
        module = path.relative_to(root / "src").parts[0]
        if module not in built:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                yield module, path, number, match.group(1), match.group(2)


def relative_includes(root):
    """An include that leaves its module by `..`."""
    found = []
    for module, path, number, bracket, header in includes(root):
        target = pathlib.Path(path.parent, header).resolve()
        if ".." in pathlib.PurePosixPath(header).parts and (root / "src" / module).resolve() not in target.parents:
            found.append(f"{path.relative_to(root)}:{number}: {header} leaves the module {module}")
    return found


def undeclared_modules(root):
    """A header of a module that is not linked, nor by what is linked."""
    graph, found = dependencies(root), []
    for module, path, number, bracket, header in includes(root):
        other = header.split("/")[0]
        if "/" in header and other in graph and other != module and other not in closure(graph, module):
            found.append(f"{path.relative_to(root)}:{number}: {header}, but {module} does not link {other}")
    return found


def third_party(root):
    """A third party in a module that may not have it, or in a public header."""
    graph, found = dependencies(root), []
    for module, path, number, bracket, header in includes(root):
        place = f"{path.relative_to(root)}:{number}"
        if "." not in header and "/" not in header or SYSTEM_HEADERS.match(header):
            continue  # C++'s own
        owners = [allowed for pattern, allowed in THIRD_PARTY if pattern.match(header)]
        if not owners:
            if bracket == "<":
                found.append(f"{place}: <{header}> is on no list: say in tests/structure/rules.py which module may have it")
            continue
        if owners[0] is not None and module not in owners[0]:
            found.append(f"{place}: {header} belongs in {', '.join(sorted(owners[0]))}, not in {module}")
        if "include" in path.relative_to(root / "src" / module).parts[:1]:
            found.append(f"{place}: {header} in a public header")
    return found


def unlisted_sources(root):
    """A .cpp that its module's CMakeLists.txt does not name, and that therefore nobody compiles."""
    found = []
    for name in modules(root):
        folder = root / "src" / name
        listed = set(re.findall(r"[\w./-]+\.cpp", re.sub(r"#.*", "", (folder / "CMakeLists.txt").read_text(encoding="utf-8"))))
        found += [f"{path.relative_to(root)}:1: not in src/{name}/CMakeLists.txt" for path in sorted(folder.rglob("*.cpp"))
                  if str(path.relative_to(folder)) not in listed]
    return found


def arrows(root):
    """The diagram of docs/architecture.md: {module: {module that it points to, ...}}."""
    text = (root / "docs/architecture.md").read_text(encoding="utf-8")
    diagram = re.search(r"```mermaid\n(.*?)```", text, re.DOTALL)
    graph = {}
    for start, end in re.findall(r"(\w+)\s*-->\s*(\w+)", diagram.group(1) if diagram else ""):
        graph.setdefault(start, set()).add(end)
    return graph


def undocumented(root):
    """The diagram leads from a module to all that it links, at least by way of others; each arrow is a link of the
    build, at least by way of others; and each module has a row in the table."""
    page = "docs/architecture.md"
    graph, drawn = dependencies(root), arrows(root)
    text = (root / page).read_text(encoding="utf-8")
    found = []
    for name in sorted(graph):
        found += [f"{page}:1: no way of arrows from {name} to {other}, which it links"
                  for other in sorted(graph[name] - closure(drawn, name))]
        found += [f"{page}:1: {name} --> {other}, but {name} does not link {other}"
                  for other in sorted(drawn.get(name, set()) & set(graph) - closure(graph, name))]
        if f"| `{name}` |" not in text:
            found.append(f"{page}:1: no row for {name}")
    return found


ASKS_ASSERTIONS = re.compile(r"\b(?:statusOn|stretchesOn|alongOn|byDirectionOn|intervals)\s*\(")


def askers(root):
    """Who asks the assertions beside `study`: an answer is made there, once for all outputs."""
    found = []
    for path in sorted((root / "src").glob("*/**/*.cpp")):
        if path.relative_to(root / "src").parts[0] in {"access", "study"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if ASKS_ASSERTIONS.search(line):
                found.append(f"{path.relative_to(root)}:{number}: asks the assertions; read study::State instead")
    return found


ALL = [cycles, forbidden_folders, relative_includes, undeclared_modules, third_party, unlisted_sources, askers, undocumented]
