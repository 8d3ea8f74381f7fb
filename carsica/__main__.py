"""``python -m carsica`` is the command ``carsica``."""

from carsica.cli.main import main

if __name__ == "__main__":
    main()
