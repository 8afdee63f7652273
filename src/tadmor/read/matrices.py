"""Matrices multiplied by numpy's own library on one thread: on many machines two to three times as fast as what the parser brings.

Where numpy was built with another library than OpenBLAS, the parser keeps its own.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# Beside the package on Linux and Windows, inside it on macOS.
FOLDERS = ("../numpy.libs", ".dylibs")
PREFIX, SUFFIX = "scipy_openblas_", "64_"


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Matrices as small as those of a sentence take longer on many threads than on one: here numpy uses one."""
    ask, tell = _threads() or (None, None)
    if ask is None or tell is None:
        yield
        return
    before = ask()
    tell(1)
    try:
        yield
    finally:
        tell(before)


def use_quick_matrices(pipeline: Language) -> Language:
    """The same pipeline, multiplying by numpy where that can be kept to one thread (`one_thread`)."""
    from thinc.api import NumpyOps

    if _threads() is None:
        return pipeline

    class Quick(NumpyOps):  # type: ignore[misc]
        """A class because that is how the parser takes it."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            import numpy as np

            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    quick = Quick()
    for _, component in pipeline.components:
        model: Any = getattr(component, "model", None)
        for node in model.walk() if hasattr(model, "walk") else ():
            if type(node.ops) is NumpyOps:
                node.ops = quick
    return pipeline


@functools.cache
def _threads() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """What asks for and what sets the number of threads of numpy's OpenBLAS; None where numpy has no such library."""
    import numpy as np

    package = Path(np.__file__).parent
    for path in sorted(p for folder in FOLDERS for p in (package / folder).glob("*openblas*")):
        try:
            library = ctypes.CDLL(str(path))
            return (
                getattr(library, f"{PREFIX}get_num_threads{SUFFIX}"),
                getattr(library, f"{PREFIX}set_num_threads{SUFFIX}"),
            )
        except (OSError, AttributeError):
            continue
    return None
