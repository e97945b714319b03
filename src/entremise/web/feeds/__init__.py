"""What leaves the house by subscription: a feed of what is public, a calendar of what a seat sees."""
