"""Plans kept safe: durable edits, shared by several processes, with everything that ever happened to them."""
