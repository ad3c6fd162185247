"""Plan, shells and the engine's pages -> the finished site."""
