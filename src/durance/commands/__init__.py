"""What the commands do, one module a command or a few that are alike; the command line imports what it calls."""
