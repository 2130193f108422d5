"""Which addresses may be called: the public internet, and not one of the others."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.embeds.client.ranges import IPAddress, is_public


def _listed(text: str) -> list[str]:
    return text.split()


INSIDE = _listed(
    """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254
    169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1
    198.51.100.7 203.0.113.9 168.63.129.16 224.0.0.251 239.255.255.250 240.0.0.1 255.255.255.255 :: ::1
    ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:93.184.215.14 ::127.0.0.1 ::93.184.215.14
    64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::169.254.169.254 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1::1
    2001:db8::1 2002:7f00:1:: 2002:5db8:d70e:: 2001:20::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1
    fe80::1%2 fec0::1 ff02::1 ff0e::1 2606:2800::5efe:10.0.0.1 2606:2800::200:5efe:7f00:1
    """
)
OUTSIDE = _listed(
    """
    1.1.1.1 9.255.255.255 11.0.0.0 93.184.215.14 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1
    169.253.255.255 172.15.255.255 172.32.0.0 192.167.255.255 198.17.255.255 223.255.255.255
    2606:2800:21f:cb07:6820:80da:af6b:8b2c 2a00:1450:4001::200e 64:ff9b::93.184.215.14
    """
)

v4 = st.integers(0, 2**32 - 1).map(IPv4Address)
v6 = st.integers(0, 2**128 - 1).map(IPv6Address)
special_v4 = st.sampled_from(["10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"])


@pytest.mark.parametrize("address", INSIDE)
def test_inside_and_special_addresses_are_refused(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_public_addresses_are_called(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.one_of(v4, v6))
def test_nothing_that_python_knows_as_special_gets_through(address: IPAddress) -> None:
    special = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_unspecified
    )
    if special or (address.is_reserved and address not in _NAT64):
        assert not is_public(address)


@given(v4)
def test_an_address_inside_another_is_worth_no_more_than_it_is_alone(inner: IPv4Address) -> None:
    number = int(inner)
    assert is_public(IPv6Address((0x0064_FF9B << 96) | number)) == is_public(inner)
    for carried in (
        (0xFFFF << 32) | number,
        number,
        (0x2002 << 112) | (number << 80),
        (0x2001_0000 << 96) | (number ^ 0xFFFF_FFFF),
        (0x2606_2800 << 96) | (0x5EFE << 32) | number,
    ):
        assert not is_public(IPv6Address(carried))


class _Nat64:
    def __contains__(self, address: IPAddress) -> bool:
        return isinstance(address, IPv6Address) and int(address) >> 32 == 0x0064_FF9B << 64


_NAT64 = _Nat64()
