"""How long an answer takes, side by side with the least that the same tools could do.

    python -m scripts.bench [--save FILE] [--before FILE] [NAME ...]

One module a kind of figure: `dispatch` in this process, against a bare Bolt app that says "hi";
`first` for answers that nobody has asked for yet; `http` over a socket, against a bare Starlette
app that says nothing; `start` of the command line, against bare Python. What is compared is run
in turn, so that a busy machine slows down both. `table` prints the figures, and with --before
those of an earlier run beside them.
"""
