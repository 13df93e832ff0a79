"""What every template keeps to: nothing inline, nothing unlabelled, nothing untranslated."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

WEB = Path(__file__).parent.parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
SCRIPTS = sorted((WEB / "static/web").glob("*.js"))
NAMES = {"Đối Chiếu"}  # the same in every language
KEYS = re.compile(r"<kbd[^>]*>.*?</kbd>", re.DOTALL)  # names of keys
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}", re.DOTALL)
TRANSLATED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.DOTALL)
SHOWN_ATTRIBUTE = re.compile(r'\b(?:aria-label|title|placeholder|alt|content)="([^"{]*[^\W\d_]{2,}[^"{]*)"')
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")

each_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)


@each_template
def test_nothing_is_inline(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"<style\b|\bstyle=|\son\w+=|javascript:|hx-on|hx-vals=.js:", text) == []
    assert [tag for tag in re.findall(r"<script\b[^>]*>", text) if "src=" not in tag] == []


@each_template
def test_every_visible_word_is_translated(path: Path) -> None:
    text = COMMENT.sub("", TRANSLATED.sub("", KEYS.sub("", path.read_text("utf-8"))))
    bare = "".join(token.contents for token in Lexer(text).tokenize() if token.token_type == TokenType.TEXT)
    visible = [words.strip() for words in TAG.sub("\0", bare).split("\0") if WORD.search(words)]
    assert [words for words in visible if words not in NAMES and not words.startswith("·")] == []


@each_template
def test_every_attribute_that_is_read_out_is_translated(path: Path) -> None:
    found = SHOWN_ATTRIBUTE.findall(path.read_text("utf-8"))
    assert [words for words in found if words not in {"width=device-width, initial-scale=1", "light"}] == []


@each_template
def test_every_field_has_a_label(path: Path) -> None:
    text = path.read_text("utf-8")
    fields = re.findall(r"<(?:input|select|textarea)\b[^>]*>", text)
    shown = [field for field in fields if 'type="hidden"' not in field and 'type="checkbox"' not in field]
    unlabelled = [
        field
        for field in shown
        if not (found := re.search(r'\bid="([^"]+)"', field)) or f'for="{found[1]}"' not in text
    ]
    assert unlabelled == []


@each_template
def test_every_post_carries_its_token(path: Path) -> None:
    text = path.read_text("utf-8")
    forms = re.findall(r"<form\b[^>]*>.*?</form>", text, re.DOTALL)
    posts = [form for form in forms if 'method="post"' in form.partition(">")[0]]
    assert [form[:80] for form in posts if "{% csrf_token %}" not in form] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_keep_to_a_strict_policy(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"\beval\(|new Function|innerHTML|\.style\b|setAttribute\(.style", text) == []
    assert '"use strict"' in text


def test_vendored_files_are_those_that_were_fetched() -> None:
    folder = WEB / "static/web/vendor"
    listed = json.loads((folder / "vendored.json").read_text("utf-8"))
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {entry["file"] for entry in listed} | {"vendored.json"}
    for entry in listed:
        assert hashlib.sha256((folder / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert {entry["package"] for entry in listed if Path(entry["file"]).name == "LICENSE"} == {
        entry["package"] for entry in listed
    }
