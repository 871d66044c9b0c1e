namespace BriefBot.Answer.Briefings;

/// <summary>What a topic comes to, in sections; a section without content is empty and not shown. Every part stands on cited
/// quotes.</summary>
/// <param name="Happened">The sentences that tell most of it, in the order to read them.</param>
/// <param name="Timeline">By the day of the event, the earliest first.</param>
/// <param name="Involved">Who is named in it, the most named first; those of earlier occasions only at the end.</param>
/// <param name="Quotes">What people and organisations are quoted with, word for word.</param>
/// <param name="Numbers">Amounts, counts and shares.</param>
/// <param name="Conflicts">Where sources disagree, without a verdict.</param>
/// <param name="Open">Sentences in which the sources say themselves what isn't known.</param>
/// <param name="Cautions">What a reader should know of the sources.</param>
public sealed record Briefing(
    IReadOnlyList<Claim> Happened,
    IReadOnlyList<DatedEvent> Timeline,
    IReadOnlyList<Participant> Involved,
    IReadOnlyList<SpokenQuote> Quotes,
    IReadOnlyList<KeyNumber> Numbers,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<Claim> Open,
    IReadOnlyList<Caution> Cautions
);

/// <summary>How an event's day is known.</summary>
public enum DayBasis
{
    /// <summary>The sentence says it in full.</summary>
    Stated,

    /// <summary>The sentence says day and month; the year is the one nearest to the article's date.</summary>
    YearFromArticle,

    /// <summary>The sentence says a weekday, "yesterday" and the like, counted from the article's date.</summary>
    CountedFromArticle,
}

/// <summary>When something happened, as far as that is known.</summary>
/// <param name="Month">1 to 12; null when only the year is known.</param>
/// <param name="Day">1 to 31; null when only the month is.</param>
public readonly record struct EventDay(int Year, int? Month, int? Day) : IComparable<EventDay>
{
    /// <inheritdoc/>
    public int CompareTo(EventDay other) => (Year, Month ?? 0, Day ?? 0).CompareTo((other.Year, other.Month ?? 0, other.Day ?? 0));

    /// <summary>"2020-11-23", "2020-11" or "2020".</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Year:0000}")
        + (Month is { } month ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-{month:00}") : "")
        + (Month is not null && Day is { } day ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-{day:00}") : "");

    /// <summary>Earlier.</summary>
    public static bool operator <(EventDay a, EventDay b) => a.CompareTo(b) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(EventDay a, EventDay b) => a.CompareTo(b) > 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(EventDay a, EventDay b) => a.CompareTo(b) <= 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(EventDay a, EventDay b) => a.CompareTo(b) >= 0;
}

/// <summary>An event with its day.</summary>
/// <param name="Basis">How the day is known.</param>
/// <param name="Words">The words of the sentence that give it: "on Monday" is "Monday".</param>
/// <param name="Hedge">What keeps it from being a fact, in the sentence's words; null when it is told as one.</param>
/// <param name="Claim">The sentence that tells it.</param>
public sealed record DatedEvent(EventDay When, DayBasis Basis, string Words, string? Hedge, Claim Claim);

/// <summary>What someone involved was when an article was written.</summary>
/// <param name="Text">In the words of the source: "chief executive", "Chinese leader".</param>
/// <param name="Organisation">Whose, where the sentence says so; else null.</param>
/// <param name="AsOf">When the article was published, ISO 8601 day or year; null when not known.</param>
public sealed record RoleAtTime(string Text, string? Organisation, string? AsOf, int Citation);

/// <summary>Someone who is named in it.</summary>
/// <param name="Name">As sources write it, the fullest form.</param>
/// <param name="IsPerson">False for an organisation.</param>
/// <param name="Roles">The latest first; empty when none is told.</param>
/// <param name="Note">How they took part and with what hedge, in the sources' words: “letter”, “via video”; “were expected to”. Null when
/// nothing is told.</param>
/// <param name="IsEarlier">True when they are named for earlier occasions only.</param>
/// <param name="Citations">Numbers of <see cref="CitedSource"/>.</param>
public sealed record Participant(
    string Name,
    bool IsPerson,
    IReadOnlyList<RoleAtTime> Roles,
    string? Note,
    bool IsEarlier,
    IReadOnlyList<int> Citations
);

/// <summary>A quote with who spoke it.</summary>
/// <param name="Role">The speaker's role as the articles give it, null when none does.</param>
/// <param name="Claim">The whole sentence; what was spoken is highlighted.</param>
public sealed record SpokenQuote(string Speaker, string? Role, Claim Claim);

/// <summary>A number with the sentence that says what it is of.</summary>
/// <param name="Text">The number with its unit or what it counts, as the sentence has it.</param>
/// <param name="Claim">The sentence, the number highlighted.</param>
public sealed record KeyNumber(string Text, Claim Claim);

/// <summary>What a reader should know of the sources.</summary>
public enum CautionKind
{
    /// <summary>There are only so many articles on it.</summary>
    FewArticles,

    /// <summary>All articles are of one outlet.</summary>
    OneOutlet,

    /// <summary>The newest article is of an earlier day than the last month.</summary>
    Old,

    /// <summary>So many articles have no date.</summary>
    Undated,

    /// <summary>The dates of so many articles are inferred.</summary>
    InferredDates,

    /// <summary>Of so many articles only a part could be read.</summary>
    Excerpts,

    /// <summary>So many articles only repeat another.</summary>
    Repeats,
}

/// <summary>Something to know of the sources.</summary>
/// <param name="Count">Articles, 0 where none are counted.</param>
/// <param name="Day">The newest day, for <see cref="CautionKind.Old"/>.</param>
/// <param name="Outlet">The outlet, for <see cref="CautionKind.OneOutlet"/>; null when it isn't known.</param>
public sealed record Caution(CautionKind Kind, int Count, DateOnly? Day = null, string? Outlet = null);
