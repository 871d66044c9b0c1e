namespace BriefBot.Corpus;

/// <summary>An article within a corpus; the same for all its versions.</summary>
public readonly record struct ArticleId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A separate set of articles: nothing is found, listed or cited across workspaces.</summary>
/// <param name="Value">1 to <see cref="PassageId.MaxWorkspace"/>, or 0: <see cref="None"/>.</param>
public readonly record struct WorkspaceId(long Value)
{
    /// <summary>Stands for a workspace that was never made: nothing is in it, and nothing can be stored in it.</summary>
    public static WorkspaceId None => default;
}

/// <summary>
/// A passage of an article's current version. The number is made of the workspace, the article's publication day and a
/// sequence, in this order of bits, so that "this workspace, these days" is one range of numbers in the full-text index.
/// </summary>
/// <remarks>Layout, high to low: 15 bits workspace, 17 bits day (days since 1900-01-01 plus one; 0 = date unknown), 31 bits
/// sequence.</remarks>
public readonly record struct PassageId(long Value)
{
    /// <summary>The largest workspace number that fits.</summary>
    public const long MaxWorkspace = (1 << 15) - 1;

    /// <summary>The largest sequence that fits.</summary>
    public const long MaxSequence = int.MaxValue;

    const int DayBits = 17;
    const int SequenceBits = 31;
    static readonly int Epoch = new DateOnly(1900, 1, 1).DayNumber;

    /// <summary>Composes an id.</summary>
    /// <param name="workspace">The workspace that holds the article.</param>
    /// <param name="published">Publication day, null when unknown; days outside 1900–2258 count as unknown.</param>
    /// <param name="sequence">Unique within the database, 0 to <see cref="MaxSequence"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part does not fit.</exception>
    public static PassageId Compose(WorkspaceId workspace, DateOnly? published, long sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workspace.Value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workspace.Value, MaxWorkspace);
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, MaxSequence);
        return new((((workspace.Value << DayBits) | DayCode(published)) << SequenceBits) | sequence);
    }

    /// <summary>The workspace that the passage belongs to.</summary>
    public WorkspaceId Workspace => new(Value >> (DayBits + SequenceBits));

    /// <summary>The publication day of its article, null when unknown.</summary>
    public DateOnly? Published
    {
        get
        {
            var code = (int)((Value >> SequenceBits) & ((1 << DayBits) - 1));
            return code == 0 ? null : DateOnly.FromDayNumber(code - 1 + Epoch);
        }
    }

    static long DayCode(DateOnly? day)
    {
        if (day is not { } d)
            return 0;
        var code = d.DayNumber - Epoch + 1;
        return code is > 0 and < 1 << DayBits ? code : 0;
    }
}

/// <summary>An answer within a corpus file. Never given to another answer, not even after this one is forgotten.</summary>
public readonly record struct AnswerKey(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A feed within a corpus.</summary>
public readonly record struct FeedId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
