namespace BriefBot.Retrieve;

/// <summary>What looking up a question's terms may cost: passages that hold them, together.</summary>
static class LookupBudget
{
    /// <summary>In all passages: on 200,000 of them twice as many found no more answers, half as many lost some.</summary>
    public const int Everywhere = 24_000;

    /// <summary>In those of the last weeks.</summary>
    public const int Recently = 24_000;

    /// <summary>In one outlet; each takes a look at its article.</summary>
    public const int InOutlet = 4_000;
}
