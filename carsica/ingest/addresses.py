"""Which network addresses may be fetched from.

Owns the rule that an address from a report never reaches into this machine or a private network. Pure: names are
resolved in fetch.py.
"""

from __future__ import annotations

import ipaddress

_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


def refusal(address: str) -> str | None:
    """Why an IP address is not fetched from, in one word or two; None when it is a public one."""
    try:
        found = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return "unknown"
    for inner in (found, *_embedded(found)):
        kind = _kind(inner)
        if kind:
            return kind
    return None


def _kind(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str | None:
    if address.is_loopback:
        return "loopback"
    if address.is_link_local:
        return "link-local"
    if address.is_multicast:
        return "multicast"
    if address.is_unspecified:
        return "unspecified"
    if isinstance(address, ipaddress.IPv6Address) and (_embedded(address)):
        return None  # judged by the IPv4 address inside
    if address.is_private or not address.is_global:
        return "private"
    return "reserved" if address.is_reserved else None


def _embedded(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _NAT64):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]
