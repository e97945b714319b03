"""Published scenarios with known solutions, read from the files beside the repository."""

from collections.abc import Callable, Mapping

import pytest

from entremise.settlement.formats.reading import read_files
from entremise.settlement.points import NAMES
from entremise.settlement.refusal import Code, Refused, Remark
from entremise.settlement.settle import Settlement, point_list, settle

Folder = Callable[[str], Mapping[str, bytes]]


def rounded(settled: Settlement, name: str) -> list[tuple[float, ...]]:
    return [tuple(round(float(s), 4) for s in point.scores) for point in point_list(settled.points, name)]


def test_itex_and_cypress(genius: Folder) -> None:
    settled = settle(read_files(genius("y2010/ItexvsCypress")))
    assert settled.scenario.parties == ("ItexvsCypress_Cypress", "ItexvsCypress_Itex")
    assert (settled.packages, settled.zone, len(settled.frontier), settled.frontier.exact) == (180, 180, 18, True)
    for name in NAMES:
        assert rounded(settled, name) == [(0.6705, 0.7215)]


def test_energy(genius: Folder) -> None:
    settled = settle(read_files(genius("y2011/Energy")))
    assert settled.scenario.parties == ("energy_consumer", "energy_distributor")
    assert (settled.packages, len(settled.frontier)) == (390_625, 204)
    assert set(rounded(settled, "nash")) == {(0.625, 0.7543)}
    assert set(rounded(settled, "kalai_smorodinsky")) == {(0.6825, 0.684)}


def test_three_parties_with_linear_evaluators_from_a_lower_bound(genius: Folder) -> None:
    settled = settle(read_files(genius("y2016/AgentHp2")))
    assert settled.scenario.parties == ("consumer", "producer", "provider")
    assert settled.packages == settled.zone == 7**8
    at_the_lower_bound = settled.scenario.scores((0,) * 8)
    assert [float(score) for score in at_the_lower_bound] == [1.0, 0.1, 0.46]


def test_a_domain_without_reservations_has_the_reservation_nought(genius: Folder) -> None:
    settled = settle(read_files(genius("y2011/NiceOrDie")))
    assert settled.zone == 3
    assert set(rounded(settled, "nash")) == {(1.0, 0.16), (0.16, 1.0)}
    assert rounded(settled, "kalai_smorodinsky") == [(0.299, 0.299)]


def test_weights_within_a_thousandth_of_one_are_used_as_they_stand_and_said(genius: Folder) -> None:
    settled = settle(read_files(genius("y2011/Laptop")))
    assert [note.remark for note in settled.notes] == [Remark.WEIGHTS_NEARLY_ONE] * 2
    assert max(float(s) for s in settled.frontier.scores(0)) > 1


def test_hyper_rectangles_are_refused_with_file_and_line(genius: Folder) -> None:
    files = genius("y2014/10issues")
    with pytest.raises(Refused) as refused:
        read_files(files)
    refusal = refused.value.refusal
    assert (refusal.code, refusal.file, refusal.line) == (Code.NOT_ADDITIVE, "profile-1.xml", 4)


@pytest.mark.parametrize(
    ("folder", "vectors"),
    [
        ("y2010/EnglandZimbabwe", 25),
        ("y2010/Travel", 12),
        ("y2011/Amsterdam", 11),
        ("y2011/Camera", 16),
        ("y2011/Car", 53),
        ("y2011/Grocery", 7),
        ("y2011/IS_BT_Acquisition", 17),
    ],
)
def test_the_other_folders_settle_exactly(genius: Folder, folder: str, vectors: int) -> None:
    settled = settle(read_files(genius(folder)))
    assert settled.frontier.exact
    assert len(settled.frontier) == vectors
