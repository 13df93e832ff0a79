"""What a template says in the same way each time: as Django says it, in each language."""

import pytest
from django.template import Context, Engine
from django.urls import set_script_prefix
from django.utils.translation import override

from doichieu.hub.web.templatetags import kept

KEPT_TAGS = kept.__name__
DJANGO = Engine(libraries={"i18n": "django.templatetags.i18n", "static": "django.templatetags.static"})
KEPT = Engine(libraries={"i18n": KEPT_TAGS, "static": KEPT_TAGS}, builtins=[KEPT_TAGS])


def said(engine: Engine, source: str, **more: object) -> str:
    return str(engine.from_string(f"{{% load i18n static %}}{source}").render(Context(more)))


@pytest.mark.parametrize(
    "source",
    [
        '{% translate "Sign in" %}',
        '{% trans "Sign in" noop %}',
        '{% translate "Places, <b>100%</b>" %}',
        '{% translate "Sign in" as words %}[{{ words }}]{% if words %}!{% endif %}',
        '{% translate word %}{% translate word|upper %}{% translate "a"|upper %}',
        '{% translate "May" context "month name" %}',
        "{% autoescape off %}{% translate word %}{% translate \"a<b\" %}{% static 'a b&c' %}{% endautoescape %}",
        "{% url 'home' %}{% url 'search' as there %}[{{ there }}]{% url 'place' 'x' %}{% url 'place' slug='y' %}",
        "{% url name %}{% url 'api:list_indicators' %}",
        "{% static 'web/site.css' %}{% static name %}{% static 'a<b' as there %}{{ there }}",
        "{% get_static_prefix %}{% get_current_language as l %}{{ l }}",
        "{% blocktranslate %}Sign in{% endblocktranslate %}",
        "{% language 'en' %}{% translate 'Sign in' %}{% endlanguage %}{% translate 'Sign in' %}",
    ],
)
def test_each_tag_says_what_djangos_says(source: str) -> None:
    template = KEPT.from_string(f"{{% load i18n static %}}{source}")
    for lang in ("vi", "en", "vi"):
        with override(lang):
            context = {"word": "Sign in", "name": "home"}
            assert template.render(Context(context)) == said(DJANGO, source, **context)


def test_an_address_follows_where_the_site_stands() -> None:
    template = KEPT.from_string("{% load static %}{% url 'home' %} {% static 'web/site.css' %}")
    before = template.render(Context())
    try:
        set_script_prefix("/below/")
        assert template.render(Context()) == said(DJANGO, "{% url 'home' %} {% static 'web/site.css' %}")
        assert template.render(Context()).startswith("/below/ ")
    finally:
        set_script_prefix("/")
    assert template.render(Context()) == before
