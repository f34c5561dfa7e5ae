"""The bot in a process of its own and a scripted Slack around it, for attacks and the soak.

Nothing here imports the bot: it is started as `python -m bot serve` and known by its wire alone,
so that one harness measures any state of it.
"""
