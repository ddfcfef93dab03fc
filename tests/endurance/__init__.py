"""Endurance: the explorer used at random for an hour (``python -m tests.endurance``).

It runs in a pseudo-terminal with empty folders of its own on the bundled documents. What is
measured is whether it lives, and whether its memory, its open files, its threads and its child
processes stay level. Linux only.
"""
