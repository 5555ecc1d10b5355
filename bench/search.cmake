bench(search USES search)
