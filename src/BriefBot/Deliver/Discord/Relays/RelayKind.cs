namespace BriefBot.Deliver.Discord.Relays;

/// <summary>What hosts hand over to each other, as it stands in the database.</summary>
static class RelayKind
{
    /// <summary>An interaction that is acknowledged, to be answered.</summary>
    public const string Interaction = "interaction";

    /// <summary>A direct message, to be answered.</summary>
    public const string Message = "message";

    /// <summary>A direct message that was deleted.</summary>
    public const string Deletion = "deletion";

    /// <summary>How good an answer to an interaction would be.</summary>
    public const string RankInteraction = "rank-interaction";

    /// <summary>How good an answer to a direct message would be.</summary>
    public const string RankMessage = "rank-message";

    /// <summary>What is offered for an option that a person writes.</summary>
    public const string Suggest = "suggest";

    /// <summary>How much there is to ask for a person.</summary>
    public const string Status = "status";

    /// <summary>How much is kept of a person.</summary>
    public const string Count = "count";

    /// <summary>To forget a person.</summary>
    public const string Forget = "forget";
}
