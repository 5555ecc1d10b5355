bench(desk USES crypto definitions desk domain ledger projection seal)
