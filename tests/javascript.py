"""Reads the JavaScript of the sandbox's page: its tokens, and what a module declares and uses.

Theory of operation. The page is a dozen modules without a build step, and there is no linter for
them here. So this reads as much of JavaScript as two questions need: where the regular
expressions are, and which names a module declares, imports, exports and uses. It knows no scopes:
a name that is declared anywhere in a module counts as declared in all of it. What it cannot be
sure of raises ValueError, so that a test fails instead of passing something over. The browser
tests hold its reading against the browser's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_SPACE = re.compile(r"\s++")
_COMMENT = re.compile(r"//[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/")
_STRING = re.compile(r"'(?:[^'\\\n]|\\.)*+'|\"(?:[^\"\\\n]|\\.)*+\"", re.DOTALL)
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*+(`|\$\{)", re.DOTALL)
_NUMBER = re.compile(r"\d[\w.]*+")
_NAME = re.compile(r"#?[A-Za-z_$][\w$]*+")
_PATTERN = re.compile(r"/((?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*+\])++)/([a-z]*+)")
_PUNCTUATOR = re.compile(
    r"=>|\.\.\.|\?\.(?!\d)|\?\?=|\?\?|===|!==|==|!=|<=|>=|&&|\|\||\+\+|--|\+=|-=|\*=|\|=|&=|\*\*"
    r"|[{}()\[\];,<>+\-*/%&|^!~?:=.]"
)
_KEYWORDS = frozenset(
    "as async await break case catch class const continue default delete do else export extends"
    " false finally for from function if import in instanceof let new null of return static super"
    " switch this throw true try typeof undefined var void while yield".split()
)
# After these words a slash begins a regular expression, after a name or a value it divides.
_OPERATOR_WORDS = frozenset(
    "await case delete do else in of return throw typeof void yield".split()
)
_STATEMENTS = frozenset("catch for if switch while with".split())
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a script: a name, a string, a number, a pattern or a punctuator."""

    kind: str
    text: str
    line: int


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a script without its comments; a template's expressions are among them."""
    at, previous = 0, Token("punctuator", ";", 1)
    braces: list[str] = []  # the open ones; "${" within a template
    while at < len(source):
        if match := _SPACE.match(source, at) or _COMMENT.match(source, at):
            at = match.end()
            continue
        line = source.count("\n", 0, at) + 1
        resumes = source[at] == "}" and braces and braces[-1] == "${"
        if source[at] == "`" or resumes:
            if resumes:
                braces.pop()
                yield Token("punctuator", "}", line)
            match = _TEMPLATE.match(source, at + 1)
            if match is None:
                raise ValueError(f"line {line}: a template without an end")
            previous = Token("string", source[at : match.end()], line)
            yield previous
            if match[1] == "${":
                braces.append("${")
                previous = Token("punctuator", "{", line)
                yield previous
            at = match.end()
            continue
        match, previous = _token(source, at, line, previous)
        if previous.text == "{":
            braces.append("{")
        elif previous.text == "}" and previous.kind == "punctuator" and braces:
            braces.pop()
        yield previous
        at = match.end()


def _token(source: str, at: int, line: int, before: Token) -> tuple[re.Match[str], Token]:
    if match := _PATTERN.match(source, at):
        if before.text == ")":
            # A pattern after `if (...)`, or two divisions: nobody can tell without a parser.
            raise ValueError(f"line {line}: a pattern or a division? {match[0]}")
        operator = before.kind == "punctuator" and before.text != "]"
        if operator or before.text in _OPERATOR_WORDS:
            return match, Token("pattern", match[0], line)
    for kind, form in (
        ("string", _STRING),
        ("number", _NUMBER),
        ("name", _NAME),
        ("punctuator", _PUNCTUATOR),
    ):
        if match := form.match(source, at):
            return match, Token(kind, match[0], line)
    raise ValueError(f"line {line}: what is {source[at]!r}?")


def pattern_parts(token: Token) -> tuple[str, str]:
    """The body and the flags of a regular expression."""
    body, _, flags = token.text[1:].rpartition("/")
    return body, flags


@dataclass(frozen=True, slots=True)
class Script:
    """What a module declares and uses: each name with the line where it is first."""

    imports: Mapping[str, tuple[str, str]]
    """Local name -> the module and the name there."""
    exports: frozenset[str]
    declared: Mapping[str, int]
    used: Mapping[str, int]

    @property
    def unknown(self) -> dict[str, int]:
        """The names that are used and not declared: the browser's, or mistakes."""
        return {name: line for name, line in self.used.items() if name not in self.declared}

    @property
    def unused(self) -> dict[str, int]:
        """The names that are declared or imported and not used; `_` says that this is meant."""
        return {
            name: line
            for name, line in self.declared.items()
            if name not in self.used and name not in self.exports and not name.startswith("_")
        }


def read_script(source: str) -> Script:
    """Read a module."""
    script = list(tokens(source))
    partners = _partners(script)
    imports: dict[str, tuple[str, str]] = {}
    exports: set[str] = set()
    bound: set[int] = set()
    ignored: set[int] = set()
    for at, token in enumerate(script):
        text = token.text if token.kind in ("name", "punctuator") else ""
        before = script[at - 1].text if at else ""
        after = script[at + 1].text if at + 1 < len(script) else ""
        if text == "import" and after == "{":
            end = partners[at + 1]
            for name in _bindings(script, range(at + 2, end)):
                renamed = script[name - 1].text == "as"
                ignored |= {name - 2} if renamed else set()
                bound.add(name)
                original = script[name - 2 if renamed else name].text
                imports[script[name].text] = (script[end + 2].text.strip("\"'"), original)
        elif text in ("function", "class"):
            bound.add(at + 1)
        elif text in ("const", "let", "var"):
            bound |= _bindings(script, _declarator(script, at + 1, partners))
        elif text == "=>" and before == ")":
            bound |= _bindings(script, range(partners[at - 1] + 1, at - 1))
        elif text == "=>":
            bound.add(at - 1)
        elif text == ")" and after == "{" and script[partners[at] - 1].text not in _STATEMENTS:
            bound |= _bindings(script, range(partners[at] + 1, at))
            if script[partners[at] - 2].text != "function":
                ignored.add(partners[at] - 1)  # the name of a method
        elif text == "catch" and after == "(":
            bound |= _bindings(script, range(at + 2, partners[at + 1]))
        elif token.kind == "name" and after == ":" and before in ("{", ","):
            ignored.add(at)  # a key
        if text == "export":
            exports |= _exported(script, at)
    names = [
        (at, token)
        for at, token in enumerate(script)
        if token.kind == "name"
        and token.text not in _KEYWORDS
        and not token.text.startswith("#")
        and (at == 0 or script[at - 1].text not in (".", "?."))
    ]
    declared = {token.text: token.line for at, token in reversed(names) if at in bound}
    used = {
        token.text: token.line
        for at, token in reversed(names)
        if at not in bound and at not in ignored
    }
    return Script(imports, frozenset(exports), declared, used)


def _partners(script: Sequence[Token]) -> dict[int, int]:
    """Each bracket's place and its partner's, both ways. Raises ValueError for a lone one."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(script):
        if token.kind != "punctuator":
            continue
        if token.text in _PAIRS.values():
            opened.append(at)
        elif token.text in _PAIRS:
            if not opened or script[opened[-1]].text != _PAIRS[token.text]:
                raise ValueError(f"line {token.line}: {token.text} closes nothing")
            partner = opened.pop()
            partners |= {partner: at, at: partner}
    if opened:
        raise ValueError(f"line {script[opened[-1]].line}: never closed")
    return partners


def _declarator(script: Sequence[Token], start: int, partners: Mapping[int, int]) -> range:
    """The names, or the pattern of names, that a declaration begins with."""
    return range(start, partners.get(start, start) + 1)


def _bindings(script: Sequence[Token], places: range) -> set[int]:
    """The names that a list of parameters or a destructuring binds; defaults are expressions."""
    bound: set[int] = set()
    depth = 0
    default: int | None = None
    for at in places:
        token = script[at]
        if token.kind == "punctuator" and token.text in "([{":
            depth += 1
        elif token.kind == "punctuator" and token.text in ")]}":
            depth -= 1
        if default is not None and (depth < default or (depth == default and token.text == ",")):
            default = None
        if token.text == "=" and default is None:
            default = depth
        key = at + 1 in places and script[at + 1].text in (":", "as")
        if token.kind == "name" and default is None and not key and token.text not in _KEYWORDS:
            bound.add(at)
    return bound


def _exported(script: Sequence[Token], at: int) -> set[str]:
    """The name that an `export` of a function, a class or a constant makes known."""
    words = [token.text for token in script[at + 1 : at + 4]]
    if words[0] == "async":
        words = words[1:]
    if words[0] not in ("function", "class", "const"):
        raise ValueError(f"line {script[at].line}: export what?")
    return {words[1]}
