"""Wait until a page answers, or with --gone until nothing does; exit status 1 when it takes too long."""

import argparse
import sys
import time
import urllib.error
import urllib.request


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--gone", action="store_true")
    wanted = parser.parse_args()
    end = time.monotonic() + wanted.seconds
    while answers(wanted.address) == wanted.gone:
        if time.monotonic() > end:
            print(f"{wanted.address} {'still answers' if wanted.gone else 'does not answer'}", file=sys.stderr)
            return 1
        time.sleep(0.2)
    return 0


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - the address is the caller's own
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main())
