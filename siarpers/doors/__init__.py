"""Where people come in: the command line, the preview, and what both set going."""
