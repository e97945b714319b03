"""HiGHS, the solver of linear and mixed-integer programs, without a word on the standard output."""

import highspy


class QuietHighs(highspy.Highs):
    """A program for one thread.

    The solver's banner is printed while callbacks are set up, within the constructor: by then it must be quiet.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:  # noqa: N802 - the solver's own name
        """Set up callbacks, as the constructor does, after silence."""
        self.setOptionValue("output_flag", False)
        self.setOptionValue("threads", 1)
        super().enableCallbacks()  # type: ignore[no-untyped-call]
