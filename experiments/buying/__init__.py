"""Buying without a contract: transaction logs, what models make of them, and what a log says by itself."""
