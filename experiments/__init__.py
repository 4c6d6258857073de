"""What people do with the bench: studies, their configuration, results on disk, figures and reports."""

__version__ = "0.1.0"
