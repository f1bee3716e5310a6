"""`python -m irevents.spark INPUT OUTPUT`: see command.py."""

from irevents.spark.command import main

if __name__ == "__main__":
    main()
