"""Makes one module of a script and of all that it imports (ECMA-262, 16.2), so that another page loads one file.

Each module becomes a function that is called once, in the order in which a browser would run them, and gives what the
module exports. It knows the few forms of import and export that our scripts have; whoever runs the result sees others.
"""

import posixpath
import re
from collections.abc import Mapping

NAMED = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"(?P<path>\.[^"]+)";\n', re.MULTILINE)
ALL = re.compile(r'^export \* from "(\.[^"]+)";\n', re.MULTILINE)
EXPORTED = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let) (\w+))", re.MULTILINE)
# Why, is said in our own copy.
REMARKS = re.compile(r"^\s*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)


def build_bundle(entry: str, modules: Mapping[str, str]) -> str:
    """One module that does what the one at the path `entry` does. `modules` are all texts by path."""
    order: dict[str, str] = {}
    _add(entry, modules, order)
    names = {path: f"module{number}" for number, path in enumerate(order)}
    return "".join(f"const {names[path]} = (() => {{\n{_wrap(path, text, names)}}})();\n"
                   for path, text in order.items())


def _add(path: str, modules: Mapping[str, str], order: dict[str, str]) -> None:
    """Add a module behind those that it imports."""
    if path in order:
        return
    text = modules[path]
    for found in (*(one["path"] for one in NAMED.finditer(text)), *ALL.findall(text)):
        _add(_resolve(path, found), modules, order)
    order[path] = text


def _resolve(path: str, relative: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), relative))


def _wrap(path: str, text: str, names: Mapping[str, str]) -> str:
    """The text of a module with constants for what it imports, giving what it exports."""
    whole = [f"...{names[_resolve(path, found)]}" for found in ALL.findall(text)]
    # A variable may have another value later, which whoever imports it sees.
    own = [f"get {name}() {{ return {name}; }}" for name in EXPORTED.findall(text)]
    text = NAMED.sub(lambda found: _take(found, names[_resolve(path, found["path"])]), text)
    text = EXPORTED.sub("", ALL.sub("", REMARKS.sub("", text)))
    return f"{text.strip()}\nreturn {{ {', '.join([*whole, *own])} }};\n"


def _take(found: re.Match[str], module: str) -> str:
    names = (" ".join(name.split()) for name in (found["names"] or "").split(","))
    wanted = [name.replace(" as ", ": ") for name in names if name]
    return f"const {{ {', '.join(wanted)} }} = {module};\n" if wanted else ""
