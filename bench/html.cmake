bench(html USES html)
