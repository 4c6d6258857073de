"""The experiment bench: what sweeps and studies have left on disk, as maps, bars, tables and files to take away."""
