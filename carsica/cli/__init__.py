"""The command line: arguments, exit codes, standard input and output."""
