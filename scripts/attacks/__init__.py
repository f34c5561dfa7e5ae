"""Attacks on a running bot from outside, each with the figure that says how it held.

    python -m scripts.attacks [--root DIR] [NAME ...]

starts the bot of a checkout for each attack and prints one table. Run it on two checkouts to
compare them; figures of a busy machine are worth little.
"""
