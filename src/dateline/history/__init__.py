"""What the public can see of earlier: every version, corrections, the story as it stood, and the proof of it all."""
