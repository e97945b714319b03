"""Forms: each kind of act that a seat can place, as fields for people. What they send is read like anybody's JSON."""
