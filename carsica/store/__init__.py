"""Store: the case folder on disk; atomic, crash safe."""
