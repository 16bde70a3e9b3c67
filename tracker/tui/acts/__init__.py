"""What the user asks for, done to the plan and told: a function an action, gathered in `TABLE`s by action name."""
