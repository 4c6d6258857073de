"""Parts of ``experiment=programme_shootout``: programmes fitted to trades, ranks with intervals, words and pictures."""
