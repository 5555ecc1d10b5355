bench(press USES definitions press)
