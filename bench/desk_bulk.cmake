bench(desk_bulk USES definitions desk drafts ledger projection)
