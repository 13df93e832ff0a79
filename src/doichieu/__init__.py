"""Đối Chiếu: every figure of a Vietnamese local authority, with the sentence that states it."""

__version__ = "0.1.0"
