"""`python -m entremise`: the command line."""

import sys

if __name__ == "__main__":
    try:
        from entremise.cli.app import main

        code = main()
    except KeyboardInterrupt:
        # Also while modules are still being loaded: a wish to stop is no error.
        code = 130
    sys.exit(code)
