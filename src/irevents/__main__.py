"""`python -m irevents` is the command `irevents`."""

from irevents.cli import main

main()
