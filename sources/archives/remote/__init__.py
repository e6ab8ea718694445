"""Archives on the network: Wayback-compatible ones, Memento TimeGates and TimeMaps, Perma.cc, Common Crawl.

Endpoints, limits and waiting times are data (`services.py`); protocols are as their documentation and RFC 7089 say.
"""
