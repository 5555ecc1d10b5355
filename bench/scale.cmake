bench(scale USES server)
