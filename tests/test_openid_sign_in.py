"""The office's own sign-in with a server of OpenID Connect that runs beside the site: every step over HTTP."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.ports import quiet_port
from tests.served import Served
from tests.sites import PATIENCE, Site, migrated_site

pytestmark = [pytest.mark.database, pytest.mark.long]

TIED = "nv-017"
ACCOUNT = (
    "from doichieu.hub.accounts.services import create_account; "
    "from doichieu.hub.accounts.identities import tie_identity; "
    "user = create_account(username='hoa', password='lua-chin-ngoai-dong', name='Đỗ Thị Hòa'); "
    f"tie_identity(user=user, identity='{TIED}', by='quan-tri')"
)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a server that knows whom somebody says they are, and only clients that are registered."""
    port = quiet_port()
    command = (sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port))
    running = subprocess.Popen((*command, "--require-registration", "true"))
    address = f"http://127.0.0.1:{port}"
    try:
        _await(f"{address}/.well-known/openid-configuration")
        yield address
    finally:
        running.terminate()
        running.wait(PATIENCE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with migrated_site(tmp_path_factory.mktemp("openid")) as site:
        site.python(ACCOUNT)
        yield site


@pytest.fixture(scope="module")
def served(site: Site, provider: str) -> Iterator[Served]:
    port = quiet_port()
    asked = {"redirect_uris": [f"http://127.0.0.1:{port}/sign-in/openid/back/"]}
    known = requests.post(f"{provider}/oauth2/clients", json=asked, timeout=PATIENCE).json()
    running = Served(
        site,
        port,
        DOICHIEU_ALLOWED_HOSTS="127.0.0.1",
        DOICHIEU_OPENID_SERVER=provider,
        DOICHIEU_OPENID_NAME="Cổng tỉnh",
        DOICHIEU_OPENID_CLIENT=known["client_id"],
        DOICHIEU_OPENID_SECRET=known["client_secret"],
        DOICHIEU_OPENID_METHOD=known["token_endpoint_auth_method"],
    )
    yield running
    running.stop()


def _await(address: str) -> None:
    for _ in range(PATIENCE):
        try:
            if requests.get(address, timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(1)
    raise AssertionError(address)


@dataclass
class Browser:
    """Somebody at a browser: what it keeps, and every address that it was led through."""

    site: str
    session: requests.Session = field(default_factory=requests.Session)
    walked: list[str] = field(default_factory=list)

    def begin(self, onward: str = "/account/") -> requests.Response:
        """From the page for signing in to the form of the other server."""
        return self._go("GET", f"{self.site}/sign-in/openid/?next={onward}")

    def answer(self, form: requests.Response, **fields: str) -> requests.Response:
        """Fill that form in, and come back."""
        return self._go("POST", form.url, fields)

    def _go(self, method: str, address: str, fields: dict[str, str] | None = None) -> requests.Response:
        answer = self.session.request(method, address, data=fields, timeout=PATIENCE)
        self.walked += [urlsplit(each.url).path for each in (*answer.history, answer)]
        return answer


@pytest.fixture
def browser(served: Served) -> Browser:
    return Browser(f"http://127.0.0.1:{served.port}")


def test_whoever_the_server_vouches_for_comes_in_and_goes_on_where_they_wanted(browser: Browser, provider: str) -> None:
    assert "Đăng nhập bằng Cổng tỉnh" in browser.session.get(f"{browser.site}/sign-in/", timeout=PATIENCE).text
    form = browser.begin()
    asked = parse_qs(urlsplit(form.url).query)
    assert form.url.startswith(f"{provider}/oauth2/authorize?")
    assert (asked["response_type"], asked["code_challenge_method"]) == (["code"], ["S256"])
    assert asked["redirect_uri"] == [f"{browser.site}/sign-in/openid/back/"]
    back = browser.answer(form, sub=TIED)
    assert (back.status_code, back.url) == (200, f"{browser.site}/account/")
    assert "Đỗ Thị Hòa" in back.text
    assert browser.walked == [
        "/sign-in/openid/",
        "/oauth2/authorize",
        "/oauth2/authorize",
        "/sign-in/openid/back/",
        "/account/",
    ]


def test_whom_no_account_is_tied_to_stays_outside_and_is_told_the_name(browser: Browser) -> None:
    back = browser.answer(browser.begin(), sub="nv-999")
    assert (back.status_code, "nv-999" in back.text) == (403, True)
    assert browser.session.get(f"{browser.site}/account/", timeout=PATIENCE).url.startswith(f"{browser.site}/sign-in/")


def test_who_says_no_at_the_server_comes_back_signed_out(browser: Browser) -> None:
    back = browser.answer(browser.begin(), action="deny")
    assert back.url == f"{browser.site}/sign-in/"
    assert "Cổng tỉnh không cho đăng nhập" in back.text
    assert browser.session.get(f"{browser.site}/account/", timeout=PATIENCE).url.startswith(f"{browser.site}/sign-in/")


def test_a_code_is_of_no_use_to_another_browser_nor_a_second_time(browser: Browser) -> None:
    form = browser.begin()
    led = browser.session.post(form.url, data={"sub": TIED}, allow_redirects=False, timeout=PATIENCE)
    address = led.headers["Location"]
    assert not _signed_in(address, browser, requests.Session())
    assert _signed_in(address, browser, browser.session)
    assert not _signed_in(address, browser, requests.Session())


def _signed_in(address: str, browser: Browser, session: requests.Session) -> bool:
    """Whether who goes to this address is signed in then."""
    session.get(address, timeout=PATIENCE)
    return session.get(f"{browser.site}/account/", timeout=PATIENCE).url == f"{browser.site}/account/"


def test_a_server_that_is_down_is_told_in_words(site: Site) -> None:
    running = Served(
        site,
        DOICHIEU_ALLOWED_HOSTS="127.0.0.1",
        DOICHIEU_OPENID_SERVER=f"http://127.0.0.1:{quiet_port()}",
        DOICHIEU_OPENID_NAME="Cổng tỉnh",
        DOICHIEU_OPENID_CLIENT="doi-chieu",
        DOICHIEU_OPENID_SECRET="s",
    )
    try:
        answer = requests.get(f"http://127.0.0.1:{running.port}/sign-in/openid/", timeout=PATIENCE)
    finally:
        running.stop()
    assert answer.url == f"http://127.0.0.1:{running.port}/sign-in/"
    assert "Cổng tỉnh không trả lời." in answer.text
    assert any("sign-in by OpenID Connect failed" in line for line in running.lines)
