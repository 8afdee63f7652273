"""One small file per format; every output passes through `protect`."""
