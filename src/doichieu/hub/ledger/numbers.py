"""Which of very many row numbers were met: one bit each."""


class NumberSet:
    """A set of numbers from 0 on; ten million of them take about a megabyte."""

    def __init__(self) -> None:
        self._bits = bytearray()
        self._size = 0

    def add(self, number: int) -> None:
        """Put a number in; twice is once."""
        place, bit = divmod(number, 8)
        if place >= len(self._bits):
            self._bits.extend(bytes(max(place + 1 - len(self._bits), len(self._bits))))
        self._size += not self._bits[place] >> bit & 1
        self._bits[place] |= 1 << bit

    def __contains__(self, number: int) -> bool:
        place, bit = divmod(number, 8)
        return place < len(self._bits) and bool(self._bits[place] >> bit & 1)

    def __len__(self) -> int:
        return self._size
