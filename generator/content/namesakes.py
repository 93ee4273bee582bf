"""Which of two bodies of one name a document means: the one that bore the name on its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.content.successions import Successions
from generator.model.agency import Agency, AgencySuccession
from generator.model.document import Document
from generator.text.names import spellings_by_document, without_addition


class Namesakes:
    """Bodies that another took the place of under their name ("Sở Nội vụ (từ 2025)"), since when, and the
    days of the documents that name them."""

    def __init__(
        self,
        agencies: Mapping[str, Agency],
        successions: Iterable[AgencySuccession],
        documents: Mapping[str, Document],
    ) -> None:
        def called(key: str) -> str:
            return without_addition(agencies[key].name_vi) if key in agencies else key

        self._successions = Successions.of(
            s for s in successions if s.successor and called(s.agency) == called(s.successor)
        )
        self.names = {key: agency.names for key, agency in agencies.items()}
        #: phrases in which a name is no name of a body
        self.phrases = tuple(phrase for agency in agencies.values() for phrase in agency.not_named_by)
        self._documents = documents

    def meant(self, agency: str, document: str) -> str:
        """The body that a document means by a name of ``agency``: the one that bore it on its day, the last
        to take it over where several did."""
        heirs = self._successions.heirs(agency, self._documents[document].issued_edtf)
        return max(heirs, key=lambda heir: heir.since).agency if heirs else agency

    def spellings(self, texts: Mapping[str, Iterable[str]]) -> tuple[tuple[str, str, str], ...]:
        """Which spelling of which body stands in which document, from the texts of each: (body, spelling,
        document), sorted."""
        found = spellings_by_document({**self.names, "": self.phrases}, texts)
        return tuple(
            sorted({(self.meant(key, document), name, document) for key, name, document in found if key})
        )
