"""Settings for all tests."""

import os
import sys

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # Spark's workers run in the environment of the tests
