bench(http USES http)
