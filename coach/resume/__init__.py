"""From a résumé file to facts: readers give text with positions, extraction gives facts with spans."""
