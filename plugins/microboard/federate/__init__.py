"""Makes one directory out of several boards, and says who speaks for whom."""
