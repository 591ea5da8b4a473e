"""What a row of each table holds. The codebook and the data package are made from these models."""

from pydantic import Field

from game.world.vocabulary import Words

QUARTER = Field(description="Quarter, such as 2027Q1.")
MATCH = Field(description="Name of the file without its ending; the key of matches.")
SIDE = Field(description="us, allies, china or labs.")


class MatchRow(Words):
    """One row a match: what was settled before it and how it ended."""

    match: str = MATCH
    scenario: str = Field(description="The starting position.")
    format: str = Field(description="full: a quarter a turn; short: several.")
    lens: str = Field(description="The theory of the world that was drawn, a letter.")
    ending: str = Field(description="How it ended.")
    shared_loss: bool = Field(description="Whether nobody won.")
    quarters: int = Field(description="Quarters that were resolved.")
    engine: str = Field(description="Version of Four Fronts that played it.")
    behaviour: int = Field(description="The number of how outcomes come about; 0 where unknown.")
    seed: str = Field(description="Gives all luck of the match, as 64 hex digits.")


class PlayerRow(Words):
    """One row a side of a match: who played it, by the end, and its score."""

    match: str = MATCH
    side: str = SIDE
    player: str = Field(description="person, bot or nobody.")
    bot: str | None = Field(default=None, description="Name of the bot set before the match.")
    score: float = Field(description="Score of 100, by the side's own aims.")
    aims_met: bool = Field(description="Whether its aims count as met.")


class OrderRow(Words):
    """One row an order that counted in a quarter."""

    match: str = MATCH
    quarter: str = QUARTER
    side: str = SIDE
    source: str = Field(description="sealed, or what stood in: draft, standing.")
    kind: str = Field(description="allocate (points on a lever), stance, play, react, respond.")
    name: str = Field(description="The lever, stance, card, or crisis and answer.")
    amount: int | None = Field(default=None, description="Points of a lever or level of a stance.")


class DraftRow(Words):
    """One row an order in a draft, each time a draft was written."""

    match: str = MATCH
    at: str = Field(description="When, as ISO 8601 in UTC.")
    quarter: str = QUARTER
    side: str = SIDE
    member: str | None = Field(default=None, description="Who wrote it, such as us-2.")
    kind: str = Field(description="allocate, stance, play, react, respond, estimate.")
    name: str = Field(description="The lever, stance, card, figure, or crisis and answer.")
    amount: int | None = Field(default=None, description="Points of a lever or level of a stance.")


class FigureRow(Words):
    """One row a figure at the end of a quarter, true whatever people knew; 0 is the start."""

    match: str = MATCH
    number: int = Field(description="Quarters since the start; 0 is the start itself.")
    quarter: str = Field(description="Quarter that ended; the start has the one before the first.")
    figure: str = Field(description="Name of the figure in the rulebook.")
    value: float = Field(description="Its value, in the unit the rulebook gives it.")


class CauseRow(Words):
    """One row a cause of a change; for each figure and quarter they add up to the change."""

    match: str = MATCH
    quarter: str = QUARTER
    figure: str = Field(description="Name of the figure that changed.")
    place: int = Field(description="Place of the cause in its receipt, from 1.")
    cause: str = Field(description="What the rules call the cause.")
    rule: str = Field(description="Paragraph of the rulebook.")
    amount: float = Field(description="By how much, in the unit of the figure.")
    draw: float | None = Field(
        default=None, description="The random number, where luck brought it."
    )


class EstimateRow(Words):
    """One row an estimate that people wrote down before the reveal."""

    match: str = MATCH
    quarter: str = QUARTER
    side: str = SIDE
    figure: str = Field(description="Name of the figure.")
    low: float = Field(description="Low end of the range that is meant to hold nine in ten.")
    central: float = Field(description="Most likely value.")
    high: float = Field(description="High end of the range.")
    outcome: float | None = Field(None, description="What came.")


class DealRow(Words):
    """One row a deal that was offered, as it stood at the end."""

    match: str = MATCH
    deal: str = Field(description="Name of the deal in its match.")
    since: str = Field(description="Quarter in which it was offered or began.")
    proposer: str = SIDE
    partner: str = SIDE
    state: str = Field(description="active, refused, withdrawn, expired, breached or offered.")
    gives_points: int = Field(description="Points a quarter from the proposer.")
    gives_promise: str | None = Field(None, description="What the proposer promises.")
    gets_points: int = Field(description="Points a quarter from the partner.")
    gets_promise: str | None = Field(None, description="What the partner promises.")
    monitoring: int = Field(description="How closely it is watched, 0 to 3.")
    escrow: int = Field(description="Points each side puts up.")
    until: str = Field(description="Last quarter.")
    breaches: int = Field(description="Breaches that were found.")


class MessageRow(Words):
    """One row a message of the press; what it says only if that was asked for."""

    match: str = MATCH
    at: str = Field(description="When, as ISO 8601 in UTC.")
    quarter: str = QUARTER
    phase: str = Field(description="Phase of the turn.")
    sender: str = Field(description="The side, or white for the white cell.")
    member: str | None = Field(None, description="Who of the side, such as us-2.")
    to: str = Field(description="Sides it went to, with spaces between; all for everybody.")
    letters: int = Field(description="How long it is.")
    text: str | None = Field(None, description="What it says, if that was asked for.")


class PresenceRow(Words):
    """One row whenever somebody came, was moved, left, or somebody else played a side."""

    match: str = MATCH
    at: str = Field(description="When, as ISO 8601 in UTC.")
    quarter: str = QUARTER
    phase: str = Field(description="Phase of the turn.")
    event: str = Field(description="member_seated, member_left, player_changed or substituted.")
    side: str | None = Field(None, description="The side, where the event names it.")
    member: str | None = Field(None, description="The member, such as us-2.")
    detail: str | None = Field(None, description="Post, player, bot, or what stood in.")


class StepRow(Words):
    """One row whenever the white cell or the scenario did something to the table."""

    match: str = MATCH
    at: str = Field(description="When, as ISO 8601 in UTC.")
    quarter: str = QUARTER
    phase: str = Field(description="Phase of the turn.")
    event: str = Field(description="inject_delivered, ruling_made, phase_undone or phase_closed.")
    name: str | None = Field(None, description="The inject or the figure.")
    amount: float | None = Field(None, description="By how much a ruling moved it.")


TABLES: dict[str, type[Words]] = {
    "matches": MatchRow,
    "players": PlayerRow,
    "orders": OrderRow,
    "drafts": DraftRow,
    "figures": FigureRow,
    "causes": CauseRow,
    "estimates": EstimateRow,
    "deals": DealRow,
    "messages": MessageRow,
    "presence": PresenceRow,
    "interventions": StepRow,
}
"""Every table by its name, which is also the name of its file."""
KEYS: dict[str, tuple[str, ...]] = {
    "matches": ("match",),
    "players": ("match", "side"),
    "figures": ("match", "number", "figure"),
    "causes": ("match", "quarter", "figure", "place"),
    "deals": ("match", "deal"),
}
"""What names one row, where something does."""
