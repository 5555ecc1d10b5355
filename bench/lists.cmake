bench(lists USES server)
