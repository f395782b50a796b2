"""The front door: studies and commands."""

import os

# Our matrices are small: threads of linear algebra would cost more than they bring, and digits would depend on cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
