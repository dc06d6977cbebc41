"""`python -m siarpers` is the command `siarpers`."""

from siarpers.doors.cli import main

main()
