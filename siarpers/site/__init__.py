"""What is published: which pages exist, what they ask, and their bytes."""
