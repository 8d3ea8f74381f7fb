"""Attribution: who says what through whom, in one report (source, cue, content; PARC 3, PolNeAR)."""
