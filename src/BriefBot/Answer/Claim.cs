using BriefBot.Answer.Summaries;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>A source as a reader sees it under an answer.</summary>
/// <param name="Number">1 and up, in order of first use.</param>
/// <param name="Quote">The cited text, exactly as stored.</param>
/// <param name="Article">The version that is quoted.</param>
public sealed record CitedSource(int Number, Citation Citation, string Quote, Article Article);

/// <summary>A quoted sentence of an answer.</summary>
/// <param name="Text">Verbatim text of the first citation's quote.</param>
/// <param name="Highlights">Where in <paramref name="Text"/> the short answer stands.</param>
/// <param name="Citations">Numbers of <see cref="CitedSource"/>; several when sources say the same.</param>
public sealed record Claim(string Text, IReadOnlyList<TextSpan> Highlights, IReadOnlyList<int> Citations)
{
    /// <summary>What a reader must be told within the quote, in brackets: whom "he" is, which day "Monday"; in the order of the
    /// text.</summary>
    public IReadOnlyList<Clarification> Clarifications { get; init; } = [];

    /// <summary>The claims that stand when only some sources do, by number. One that cites several keeps those; its text is the first
    /// one's, so that one must be among them.</summary>
    internal static List<Claim> Standing(IReadOnlyList<Claim> claims, HashSet<int> good) =>
        [
            .. claims
                .Where(claim => claim.Citations.Count > 0 && good.Contains(claim.Citations[0]))
                .Select(claim => claim with { Citations = [.. claim.Citations.Where(good.Contains)] }),
        ];
}

/// <summary>One item of a list answer, or the single short answer.</summary>
/// <param name="Text">The name, number or date as a source writes it.</param>
/// <param name="Note">How, in words of the sources: role, "letter", "via video", "expected"; null when there is nothing to add.</param>
/// <param name="Citations">Numbers of <see cref="CitedSource"/> that bear it out.</param>
public sealed record AnswerItem(string Text, string? Note, IReadOnlyList<int> Citations)
{
    /// <summary>What the note says beside words of the sources, to be worded in any language; null where it says nothing else.</summary>
    public ItemTiming? Timing { get; init; }
}

/// <summary>Sources that disagree, side by side, without a verdict.</summary>
/// <param name="About">What they disagree on, in a few words.</param>
public sealed record Conflict(string About, IReadOnlyList<ConflictSide> Sides)
{
    /// <summary>What kind of thing <see cref="About"/> says in English; null where that is names.</summary>
    public Disputed? Disputed { get; init; }
}

/// <summary>What kind of thing sources disagree about.</summary>
public enum Disputed
{
    /// <summary>Who said something.</summary>
    Speaker,

    /// <summary>How much or how many.</summary>
    Amount,

    /// <summary>When.</summary>
    Time,

    /// <summary>Where.</summary>
    Place,

    /// <summary>Who or which.</summary>
    Which,

    /// <summary>Whether it is so.</summary>
    Fact,
}

/// <summary>One side of a conflict.</summary>
/// <param name="Value">The name, number or date on this side.</param>
/// <param name="Text">The verbatim quote.</param>
/// <param name="Citation">Number of a <see cref="CitedSource"/>.</param>
public sealed record ConflictSide(string Value, string Text, int Citation);
