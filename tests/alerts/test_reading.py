"""The tests' own browser opens the example of RFC 8291 (Appendix A), so that it can judge what the house seals."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric import ec

from tests.alerts.reading import Reader, point, to_bytes, to_text

SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
    "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_it_opens_the_rfcs_example() -> None:
    number = int.from_bytes(to_bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"), "big")
    reader = Reader("", to_bytes("BTBZMqHH6r4Tts7J_aSIgg"), ec.derive_private_key(number, ec.SECP256R1()))
    assert to_text(point(reader.key.public_key())) == (
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    )
    assert reader.open(to_bytes(SEALED)) == b"When I grow up, I want to be a watermelon"
