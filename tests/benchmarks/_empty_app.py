"""An empty Textual application: what any explorer's first picture is measured against."""

from textual.app import App


class EmptyApp(App[None]):
    """Nothing at all."""


if __name__ == "__main__":
    EmptyApp().run()
