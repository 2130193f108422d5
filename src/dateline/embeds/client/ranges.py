"""Which IP addresses are the public internet. Everything else is refused.

Sources: IANA's IPv4 and IPv6 Special-Purpose Address Registries (2025-10), RFC 5771 and RFC 4291 (multicast), RFC 6052
(NAT64). Python's `ipaddress.is_global` isn't enough: it takes multicast for global, doesn't look into addresses that
carry an IPv4 address, and its lists differ between releases.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address

_REFUSED_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network; the unspecified address
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers (CGNAT); some clouds' metadata
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; one cloud's metadata
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved; broadcast
        # Not special to IANA: the address by which every machine in Microsoft's cloud reaches its host.
        "168.63.129.16/32",
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_REFUSED_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo (carries IPv4) and ORCHID among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries an IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
# RFC 5214: the last 64 bits of an ISATAP address are 0000:5efe or 0200:5efe and an IPv4 address.
_ISATAP = {0x0000_5EFE, 0x0200_5EFE}


def is_public(address: IPAddress) -> bool:
    """Whether the address belongs to the public internet and leads nowhere else.

    NAT64 is how a network without IPv4 reaches the public one, so there the IPv4 address inside decides. Every other
    form that carries an IPv4 address is refused: no public site needs one.
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _REFUSED_V4)
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    if address not in _GLOBAL_UNICAST or any(address in network for network in _REFUSED_V6):
        return False
    return (int(address) >> 32) & 0xFFFF_FFFF not in _ISATAP
