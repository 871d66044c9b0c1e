namespace BriefBot.Corpus.Engines;

/// <summary>What an engine gets of a passage: its words and what searches are limited by.</summary>
/// <param name="Words">Stems of the article's title and the passage, as <see cref="EngineWords"/> has them.</param>
/// <param name="Outlets">Names by which the outlet is filtered: as stored, the host of the address, and all domains that it is in.</param>
/// <param name="Topic">The label, as filters compare it; null for none.</param>
public sealed record EngineDocument(string Words, IReadOnlyList<string> Outlets, string? Topic)
{
    /// <summary>The names by which an outlet is filtered.</summary>
    /// <param name="source">Its name as filters compare it; null for none.</param>
    /// <param name="host">The host as filters compare it; null for none.</param>
    public static IReadOnlyList<string> OutletsOf(string? source, string? host)
    {
        var names = new List<string>();
        if (source is not null)
            names.Add(source);
        for (
            var rest = host;
            rest is not null;
            rest = rest.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? rest[(dot + 1)..] : null
        )
            if (!names.Contains(rest, StringComparer.Ordinal))
                names.Add(rest);
        return names;
    }
}

/// <summary>What an engine has to be told of a passage.</summary>
/// <param name="Passage">Which.</param>
/// <param name="Document">What it is to hold; null where it is to forget it.</param>
public sealed record EngineChange(PassageId Passage, EngineDocument? Document);

/// <summary>A passage that the engine took no part of.</summary>
/// <param name="Reason">Why, as the engine says.</param>
/// <param name="IsForNow">Whether it has too much to do, and may take it later.</param>
public sealed record RefusedChange(PassageId Passage, string Reason, bool IsForNow);

/// <summary>What stands in an index to tell how far it is, with what says which writing of it this is.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="Sequence">Number of the operation that wrote it.</param>
/// <param name="Term">Term of the primary shard at that time.</param>
public readonly record struct EngineMark(string Text, long Sequence, long Term);

/// <summary>Words that a search weighs as one.</summary>
/// <param name="Stems">Any of them counts; each as <see cref="EngineWords"/> has it.</param>
/// <param name="Weight">What a passage is worth that holds one; more than 0.</param>
public sealed record EngineClause(IReadOnlyList<string> Stems, double Weight);

/// <summary>Where an engine is to look: the passages of a workspace and its days, by their numbers.</summary>
/// <param name="Low">Least number of a passage.</param>
/// <param name="High">Greatest number of a passage.</param>
/// <param name="Outlet">Outlet as filters compare it; null for any.</param>
/// <param name="Topic">Topic as filters compare it; null for any.</param>
public sealed record EngineBounds(WorkspaceId Workspace, long Low, long High, string? Outlet, string? Topic);

/// <summary>What newness is worth.</summary>
/// <param name="Today">The day that is newest.</param>
/// <param name="Weight">Worth of a passage of that day.</param>
/// <param name="Days">Days after which it is worth half.</param>
public readonly record struct EngineNewness(DateOnly Today, double Weight, int Days);

/// <summary>What an engine is asked for: the passages that hold most of the weight, newer ones before.</summary>
/// <param name="Clauses">At least one must be held.</param>
/// <param name="Newness">Counts beside them.</param>
/// <param name="Most">Most passages to name.</param>
public sealed record EngineQuestion(IReadOnlyList<EngineClause> Clauses, EngineNewness Newness, int Most);

/// <summary>A passage that an engine proposes. Nothing of it is more than a claim.</summary>
/// <param name="Held">Which clauses it is said to hold, by their places.</param>
public readonly record struct EngineHit(PassageId Passage, IReadOnlyList<int> Held);
