"""``python -m kaoview`` and the ``kaoview`` script."""


def main() -> None:
    """Run the command line."""
    from kaoview.cli import app

    app()


if __name__ == "__main__":
    main()
