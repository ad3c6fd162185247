"""One module does what several did."""

import subprocess
import sys
from pathlib import Path

import pytest

from microboard.publish.embed.bundle import build_bundle

NODE = Path(sys.executable).with_name("node")
MODULES = {
    "lib/speech.js": """\
// Says things.
let words = {};
export let language = "en";
/** Learn. @param {object} said */
export function add(tag, said) {
  language = tag;
  words = said;
}
export const _ = (text) => words[text] ?? text;
""",
    "words/a.js": """\
export * from "../lib/speech.js";

import { add } from "../lib/speech.js";
add("de", {"Yes": "Ja"});
""",
    "a/count.js": """\
let count = 0;
export function next() {
  return ++count;
}
export class Box {}
""",
    "a/other.js": """\
import { next } from "./count.js";
export async function ask() {
  return next();
}
""",
    "a/side.js": "globalThis.seen = true;\n",
    "a/main.js": """\
import {
  _, language as tag,
} from "../words/a.js";
import { Box, next as step } from "./count.js";
import { ask } from "./other.js";
import "./side.js";

const text = "// no remark";
const first = step();
ask();
console.log([_("Yes"), tag, first, step(), new Box().constructor.name, text, globalThis.seen].join(" "));
""",
}


def test_modules_run_once_each_in_their_order_and_see_each_other() -> None:
    bundle = build_bundle("a/main.js", MODULES)
    assert "Says things" not in bundle
    assert "Learn" not in bundle
    done = subprocess.run([NODE, "--input-type=module"], input=bundle, text=True, capture_output=True, check=True)
    assert done.stdout == "Ja de 1 3 Box // no remark true\n"


def test_a_module_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"a/none\.js"):
        build_bundle("a/b.js", {"a/b.js": 'import { x } from "./none.js";\n'})
