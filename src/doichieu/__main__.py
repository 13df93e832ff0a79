"""The command where its own name is not found, as where Windows does not look for scripts: `python -m doichieu`."""

import sys

from doichieu.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
