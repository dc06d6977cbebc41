"""The search for releases in content/ as it stands: what is wanted, and what is found."""
