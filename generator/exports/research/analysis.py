"""The cells: what a researcher would write to put a question to the published tables. Shown on the site as
they stand here."""

from __future__ import annotations

from typing import TextIO

import pandas as pd

Tables = dict[str, pd.DataFrame]


def read(file: str | TextIO) -> pd.DataFrame:
    """Read one table; a year is text here, as "2023" and "2021/2025" stand in one column."""
    text = ["period_edtf", "period_end", "due_edtf", "issued_edtf", "recurrence", "value_text"]
    return pd.read_csv(file, dtype=dict.fromkeys(text, str))


def load(base: str, names: tuple[str, ...]) -> Tables:
    """Read the published tables from an address or from a folder."""
    return {name: read(f"{base.rstrip('/')}/{name}.csv") for name in names}


def leaders(tables: Tables) -> pd.DataFrame:
    """Count the commitments each body leads: by its own name, or only as member of a named group."""
    parts = tables["commitment_agencies"]
    leads = parts[(parts["role"] == "lead") & (parts["basis"] != "issuer")]
    how = {"text": "named", "heading": "named", "group": "as_member"}
    leads = leads.assign(how=leads["basis"].map(how)).sort_values("how", ascending=False)
    leads = leads.drop_duplicates(["commitment_id", "agency_id"])
    counts = pd.crosstab(leads["agency_id"], leads["how"])
    counts = counts.reindex(columns=["named", "as_member"], fill_value=0)
    counts = tables["agencies"][["agency_id", "kind"]].merge(counts, on="agency_id")
    return counts.sort_values(["named", "as_member", "agency_id"], ascending=[False, False, True])


def burdens(tables: Tables) -> pd.DataFrame:
    """Count what single bodies lead by name; of it, what they only support, and what has a date."""
    parts, tasks = tables["commitment_agencies"], tables["commitments"]
    groups = tables["agencies"].loc[tables["agencies"]["kind"] == "group", "agency_id"]
    named = parts[(parts["role"] == "lead") & parts["basis"].isin(["text", "heading"])]
    named = named[~named["agency_id"].isin(groups)].merge(tasks, on="commitment_id")
    named["supporting"] = named["duty"] == "support"
    named["with_date"] = named["due_edtf"].notna() | named["recurrence"].notna()
    counts = named.groupby("agency_id")[["supporting", "with_date"]].sum().reset_index()
    counts.insert(1, "commitments", counts["agency_id"].map(named["agency_id"].value_counts()))
    return counts.sort_values(["commitments", "agency_id"], ascending=[False, True])


def concentration(tables: Tables) -> pd.DataFrame:
    """Add up the commitments that the first one, two, three ... single bodies lead between them."""
    parts = tables["commitment_agencies"]
    named = parts[(parts["role"] == "lead") & parts["basis"].isin(["text", "heading"])]
    counts = leaders(tables)
    single = counts[(counts["kind"] != "group") & (counts["named"] > 0)]
    single = single.reset_index(drop=True)
    rank = pd.Series(single.index, index=single["agency_id"])
    best = named["agency_id"].map(rank).groupby(named["commitment_id"]).min()
    single["together"] = [int((best <= place).sum()) for place in single.index]
    single["share"] = (100 * single["together"] / len(best)).round(1)
    return single[["agency_id", "named", "together", "share"]]


def pairs(tables: Tables) -> pd.DataFrame:
    """Count the commitments in which one body is named to lead and another to cooperate."""
    parts = tables["commitment_agencies"]
    named = parts[parts["basis"].isin(["text", "heading"])]
    leads = named[named["role"] == "lead"].rename(columns={"agency_id": "lead_id"})
    helps = named[named["role"] == "cooperate"].rename(columns={"agency_id": "partner_id"})
    both = leads[["commitment_id", "lead_id"]].merge(helps[["commitment_id", "partner_id"]])
    both = both[both["lead_id"] != both["partner_id"]].drop_duplicates()
    counts = both.groupby(["lead_id", "partner_id"]).size().reset_index(name="commitments")
    return counts.sort_values(["commitments", "lead_id", "partner_id"], ascending=[False, True, True])


def reach(tables: Tables) -> pd.DataFrame:
    """Count with how many different bodies each one is paired: its degree in the network of pairs."""
    led = pairs(tables).rename(columns={"lead_id": "agency_id", "partner_id": "other_id"})
    helped = pairs(tables).rename(columns={"partner_id": "agency_id", "lead_id": "other_id"})
    ends = pd.concat([led.assign(leading=1, helping=0), helped.assign(leading=0, helping=1)])
    counts = ends.groupby("agency_id")[["leading", "helping"]].sum()
    counts.insert(0, "partners", ends.groupby("agency_id")["other_id"].nunique())
    counts = tables["agencies"][["agency_id", "kind"]].merge(counts, on="agency_id")
    return counts.sort_values(["partners", "agency_id"], ascending=[False, True])


def shared_targets(tables: Tables) -> pd.DataFrame:
    """Sort the targets of indicators that several documents have by time; ranges by the lower end."""
    issued = tables["documents"][["document_id", "issued_edtf"]]
    targets = tables["targets"].dropna(subset=["period_end"]).merge(issued, on="document_id")
    targets["value"] = targets["value_min"].fillna(targets["value_max"]).astype(float)
    several = targets.groupby("indicator_id")["document_id"].transform("nunique") > 1
    targets = targets[several].sort_values(["indicator_id", "period_end", "issued_edtf", "target_id"])
    return targets.drop_duplicates(["indicator_id", "document_id", "period_edtf", "value"])


def moves(tables: Tables) -> pd.DataFrame:
    """Put each target beside the one before it in time when that one stands in another document."""
    targets = shared_targets(tables)
    shown = ["document_id", "period_edtf", "value_text", "unit_id", "value"]
    earlier = targets.groupby("indicator_id")[shown].shift().add_prefix("earlier_")
    steps = targets[["indicator_id", *shown]].join(earlier).dropna(subset=["earlier_document_id"])
    steps = steps[steps["document_id"] != steps["earlier_document_id"]]
    same_unit = steps["unit_id"] == steps["earlier_unit_id"]
    steps["difference"] = (steps["value"] - steps["earlier_value"]).round(6).where(same_unit)
    steps["unit_id"] = steps["unit_id"].where(same_unit)
    order = ["period_edtf", "value_text", "difference", "unit_id", "earlier_document_id", "document_id"]
    return steps[["indicator_id", "earlier_period_edtf", "earlier_value_text", *order]]


def dated(tables: Tables, column: str) -> pd.DataFrame:
    """Count commitments with a date, a recurrence only, or neither, by document or primary topic."""
    topics = tables["commitment_topics"]
    primary = topics.loc[topics["is_primary"], ["commitment_id", "topic_id"]]
    tasks = tables["commitments"].merge(primary, on="commitment_id", how="left")
    tasks["with_date"] = tasks["due_edtf"].notna()
    tasks["only_rhythm"] = tasks["due_edtf"].isna() & tasks["recurrence"].notna()
    tasks["neither"] = tasks["due_edtf"].isna() & tasks["recurrence"].isna()
    counts = tasks.groupby(column)[["with_date", "only_rhythm", "neither"]].sum().reset_index()
    commitments = counts[["with_date", "only_rhythm", "neither"]].sum(axis=1)
    counts["share"] = (100 * (1 - counts["neither"] / commitments)).round(1)
    return counts.sort_values(["share", "with_date", column], ascending=[False, False, True])


def recurring(tables: Tables) -> pd.DataFrame:
    """List every recurring duty: its words, its rule, from when to when it runs, and what says so."""
    duties = tables["deadlines"].dropna(subset=["recurrence_bounds"]).sort_values("deadline_id")
    bounds = ["recurrence_start", "recurrence_end", "recurrence_bounds"]
    return duties[["commitment_id", "document_id", "date_text", "recurrence", *bounds]]


def results(tables: Tables, year: str) -> pd.DataFrame:
    """Put beside the targets of a year what was published for that year and measures the same."""
    columns = {"value_text": "result_text", "unit_id": "result_unit_id", "period_edtf": "result_period"}
    known = tables["evidence"][["evidence_id", *columns]].rename(columns=columns)
    beside = tables["target_results"].query("comparable")[["target_id", "evidence_id"]]
    found = tables["targets"].merge(beside, on="target_id").merge(known, on="evidence_id")
    found = found[(found["period_edtf"] == year) & (found["result_period"] == year)]
    shown = ["indicator_id", "document_id", "value_text", "unit_id", "result_text", "result_unit_id"]
    return found.sort_values("target_id")[shown]


def laws(tables: Tables) -> pd.DataFrame:
    """Count the commitments that cite each legal document; apart from them, documents based on it."""
    cited = tables["citations"]
    in_tasks = cited[cited["commitment_id"].notna() & (cited["relation"] != "basis")]
    counts = in_tasks.groupby("legal_document_id").agg(
        commitments=("commitment_id", "nunique"), documents=("document_id", "nunique")
    )
    ground = cited[cited["commitment_id"].isna() & cited["relation"].isin(["basis", "implements"])]
    counts["as_basis"] = ground.groupby("legal_document_id")["document_id"].nunique()
    counts = counts.fillna(0).astype(int).reset_index()
    return counts.sort_values(["commitments", "legal_document_id"], ascending=[False, True])


def passed_on(tables: Tables) -> pd.DataFrame:
    """Count for each unit of 2025 what names a unit before it, and what its committee leads."""
    moved = tables["place_successions"][["successor_id", "place_id", "coverage"]]
    moved = moved.rename(columns={"successor_id": "place_id", "place_id": "former_id"})
    named = tables["commitment_places"]["place_id"].value_counts()
    moved["commitments"] = moved["former_id"].map(named)
    led = leaders(tables).set_index("agency_id")
    for column in ("named", "as_member"):
        moved[column] = ("ubnd-" + moved["former_id"]).map(led[column])
    counts = ["commitments", "named", "as_member"]
    moved[counts] = moved[counts].fillna(0).astype(int)
    return moved.sort_values(["place_id", "former_id"])


def grounds(tables: Tables) -> pd.DataFrame:
    """Count where the lead is named: in the passage, in a heading above, through a group, nowhere."""
    tasks = tables["commitments"]
    counts = pd.crosstab(tasks["document_id"], tasks["responsibility"])
    counts = counts.reindex(columns=["text", "heading", "group", "issuer"], fill_value=0)
    counts["share"] = (100 * counts["text"] / counts.sum(axis=1)).round(1)
    counts = counts.rename_axis(columns=None).reset_index()
    return counts.sort_values(["share", "document_id"], ascending=[False, True])
