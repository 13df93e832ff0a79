"""What a template says in the same way each time, worked out once for a language: words, addresses, names of files.

`{% translate "…" %}`, `{% url 'name' %}` and `{% static '…' %}` stand eighty times on a page; Django looks each of them
up anew, which takes seventy to a hundred calls. Where nothing but the language can change what they say, it is kept.
All else is Django's own: the settings put this library in the place of its `i18n` and `static`.
"""

from collections.abc import Hashable
from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, Parser, Token, Variable
from django.template.context import Context
from django.template.defaulttags import URLNode, url
from django.templatetags import i18n, static
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.urls import get_script_prefix
from django.utils.translation import get_language

register = template.Library()
for library in (i18n.register, static.register):
    register.tags.update(library.tags)
    register.filters.update(library.filters)


class Kept(Node):
    """A node that says the same each time that it is asked under the same key."""

    child_nodelists = ()

    def __init__(self, node: Node, named: str | None = None) -> None:
        self._node, self._named = node, named
        self._said: dict[Hashable, Any] = {}

    def render(self, context: Context) -> str:
        """The words; nothing where the template only gives them a name."""
        key = self.key(context)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._node.render(context)
        if self._named is None:
            return said
        context[self._named] = said
        return ""

    def key(self, context: Context) -> Hashable:
        """All that may change what is said."""
        raise NotImplementedError


class KeptWords(Kept):
    """`{% translate "…" %}`"""

    def key(self, context: Context) -> Hashable:
        return get_language(), context.autoescape


class KeptAddress(Kept):
    """`{% url 'name' %}`, `{% static '…' %}`"""

    def key(self, context: Context) -> Hashable:
        return get_script_prefix(), settings.ROOT_URLCONF, settings.STATIC_URL, context.autoescape


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> Node:
    """Words that stand in the template, in the language of the page."""
    node: TranslateNode = i18n.do_translate(parser, token)
    said = node.filter_expression
    if node.message_context is not None or said.filters or getattr(said.var, "literal", None) is None:
        return node
    named, node.asvar = node.asvar, None
    return KeptWords(node, named)


@register.tag("url")
def address(parser: Parser, token: Token) -> Node:
    """The address of a page that has but one."""
    node: URLNode = url(parser, token)
    plain = not (node.args or node.kwargs or node.asvar) and _is_literal(node.view_name)
    return KeptAddress(node) if plain and ":" not in str(node.view_name.var) else node


@register.tag("static")
def file(parser: Parser, token: Token) -> Node:
    """The address of a file of the site."""
    node: StaticNode = StaticNode.handle_token(parser, token)
    return KeptAddress(node) if node.varname is None and _is_literal(node.path) else node


def _is_literal(said: FilterExpression) -> bool:
    return not said.filters and not isinstance(said.var, Variable)
