bench(import USES definitions domain sheet tabular)
