"""The command `doichieu`: one module a sub-command, loaded when it is called (`main.COMMANDS`)."""
