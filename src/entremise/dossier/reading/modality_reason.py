"""Why a thing isn't offered as done, as a reason."""

from entremise.dossier.reading.found import Reason, Why, why
from entremise.dossier.reading.standing import Standing
from entremise.dossier.values import Modality


def modality_reason(standing: Standing) -> Reason | None:
    """Why a thing isn't offered as done."""
    word = " ".join(dict.fromkeys(standing.words))
    match standing.modality:
        case Modality.NEGATED if standing.apparent:
            return why(Why.APPARENTLY_NOT, word=word)
        case Modality.NEGATED:
            return why(Why.NEGATED, word=word)
        case Modality.PLANNED:
            return why(Why.PLANNED, word=word)
        case Modality.POSSIBLE:
            return why(Why.POSSIBLE, word=word)
        case Modality.APPARENT:
            return why(Why.APPARENT, word=word)
    return None
