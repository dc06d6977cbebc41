"""What reporters write: from bytes to facts and problems, with places."""
