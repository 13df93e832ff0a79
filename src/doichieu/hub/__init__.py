"""The site: what was read becomes a register that an office can trust."""
