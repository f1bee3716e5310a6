"""Long runs: worker processes, the journal of a run folder, and merging what does not fit into memory."""
