"""The commands: one module each, its `command` imported only when it is called."""
