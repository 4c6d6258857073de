"""Retention campaigns: one group of customers under every rule of whom to contact."""
