"""Where people come in: the build and the command line."""
