"""What a seat may do, judged on what it knows and on nothing else."""
