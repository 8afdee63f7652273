"""The version, apart so that every layer may ask for it."""

VERSION = "0.1.0"
