"""The nightly run: are the cited sources still there, and do they still say it?

`plan` says what is to be asked, `asking` asks it and keeps every answer at once, `judging` judges again what rests on
an answer that is new, `run` is the one way through them, `model` what comes of it.
"""
