"""The reader of the page's JavaScript finds what it is for, and is silent about the rest."""

from __future__ import annotations

import pytest

from tests.javascript import read_script, tokens

CLEAN = """
import { h, link as anchor } from "/page/dom.js";
const TABLE = {
  "a-b": (cell) => [cell.text],
  key: h,
  method(first, ...rest) { return [first, rest]; },
};
let count = 0;
class Walk {
  #at = 0;
  step(by) { this.#at += by; return this.#at; }
}
/** Comment with wrong names. */
export async function draw({ text, kind: type = TABLE.key }, [head, ...tail], _) {
  for (const [name, node] of Object.entries(head)) count += anchor(name, node, tail).length;
  try { await new Walk().step(count); } catch (problem) { return `${text} ${type(problem)}`; }
  return text ? /[a-z]+/.test(text) : null;
}
"""


def test_a_clean_module_gives_no_offence() -> None:
    script = read_script(CLEAN)
    assert script.unknown == {"Object": 15}
    assert script.unused == {}
    assert script.exports == {"draw"}
    assert script.imports == {
        "h": ("/page/dom.js", "h"),
        "anchor": ("/page/dom.js", "link"),
    }


@pytest.mark.parametrize(
    ("before", "after", "unknown", "unused"),
    [
        ("[cell.text]", "[sell.text]", {"sell"}, {"cell"}),
        ("import { h, link as anchor }", "import { h }", {"anchor"}, set()),
        ("import { h,", "import { h, icon,", set(), {"icon"}),
        ("let count = 0;", "", {"count"}, set()),
        ("let count = 0;", "let count = 0; let total = 0;", set(), {"total"}),
        ("type(problem)", "type(error)", {"error"}, {"problem"}),
        ("kind: type =", "kind: sort =", {"type"}, {"sort"}),
        ("kind: type = TABLE.key", "kind: type = TABEL.key", {"TABEL"}, {"TABLE"}),
        ("${text}", "${txet}", {"txet"}, set()),
        ("[first, rest]", "[first, count]", set(), {"rest"}),
        ("(name, node, tail)", "(name, tail)", set(), {"node"}),
        ("this.#at += by", "this.#at += buy", {"buy"}, {"by"}),
        ("new Walk()", "new Wolk()", {"Wolk"}, {"Walk"}),
    ],
)
def test_a_slip_of_the_pen_is_found(
    before: str, after: str, unknown: set[str], unused: set[str]
) -> None:
    assert CLEAN.count(before) == 1
    script = read_script(CLEAN.replace(before, after))
    assert script.unknown.keys() - {"Object"} == unknown
    assert script.unused.keys() == unused


@pytest.mark.parametrize(
    "source",
    ["f(", "f)", "[(])", "`open", "a = @b", "export { a }", "if (a) /b/.test(c)"],
)
def test_what_cannot_be_read_for_sure_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_script(source)


def test_a_template_is_cut_into_its_text_and_its_expressions() -> None:
    cut = [token.text for token in tokens("`a ${b[`c${1}`]} }` / 2")]
    assert cut == ["`a ${", "{", "b", "[", "`c${", "{", "1", "}", "}`", "]", "}", "} }`", "/", "2"]
