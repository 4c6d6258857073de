"""Lessons: data written by teachers, and the small player that lets a class predict, run, compare and explain."""
