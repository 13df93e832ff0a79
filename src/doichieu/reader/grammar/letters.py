"""The letters of Vietnamese, for classes of regular expressions: `re` knows no class of capitals."""

UPPER = "".join(sign for sign in map(chr, range(0x41, 0x1EFA)) if sign.isupper())
LOWER = "".join(sign for sign in map(chr, range(0x61, 0x1EFA)) if sign.islower())
