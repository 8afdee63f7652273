"""Claims -> pairs with scores -> clusters that tell of one incident."""
