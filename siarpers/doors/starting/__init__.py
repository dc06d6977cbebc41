"""New sites and new releases: files written once, never over others."""
