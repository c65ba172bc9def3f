"""Files that people and the program share: read strictly with file and line, written whole or not at all, watched, and looked up in git."""
