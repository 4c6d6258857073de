"""Parts of ``experiment=points_economics``: the rules moved, what they come to, words and pictures."""
