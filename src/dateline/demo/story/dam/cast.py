"""The people whose words the dam story reports."""

from __future__ import annotations

from dateline.demo.writing import Speaker

HARROW = Speaker("Joss Harrow", "mayor of Lower Arne")
LIND = Speaker("Petra Lind", "spokeswoman for the Vale Water Board")
MARSH = Speaker("Edda Marsh", "chief engineer of the Vale Water Board")
DANE = Speaker("Corporal Nils Dane", "Vale Rescue")
FINCH = Speaker("Oda Finch", "teacher at Hill Road School")
MARR = Speaker("Celia Marr", "minister for public works")
PENROW = Speaker("Dilys Penrow", "leader of Fell town council")
SARRE = Speaker("Owen Sarre", "forecaster at the Vale Weather Office")
ASTLEY = Speaker("Gwen Astley", "farmer on the river meadows")
PARDO = Speaker("Ines Pardo", "resident of Quay Street, Fell")
TOLLEY = Speaker("Bram Tolley", "caretaker of the old town hall")
ASKE = Speaker("Lena Aske", "professor of hydrology at Valemouth University")
HALLAM = Speaker("Ruta Hallam", "matron of Fell cottage hospital")
TEAL = Speaker("Marian Teal", "sister of the man reported missing")
