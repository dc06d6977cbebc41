"""The preview: the site as it will be, served on this machine and kept current while it is written."""
