"""Link: readings and decisions to claims, origins, linked actors, events, ledgers and plans."""
