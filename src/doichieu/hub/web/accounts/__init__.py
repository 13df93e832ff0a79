"""Pages of accounts: signing in, rights, standing in for somebody."""
