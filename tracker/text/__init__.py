"""What is known about characters, and about nothing above them."""
