"""Making of the model that ships: ``python -m training.model --help``."""
