namespace BriefBot.Corpus.Sqlite;

/// <summary>The passage ids of a workspace and its days, both ends inclusive.</summary>
readonly record struct PassageRange(long Low, long High)
{
    static readonly DateOnly FirstDay = new(1900, 1, 1);
    static readonly DateOnly LastDay = FirstDay.AddDays((1 << 17) - 2);

    /// <summary>The range of a scope; null when no day lies in it. With a limit of days, passages without a day lie outside.</summary>
    public static PassageRange? Of(SearchScope scope)
    {
        if (scope.Since is null && scope.Until is null) return Of(scope.Workspace);
        var since = scope.Since is { } s && s > FirstDay ? s : FirstDay;
        var until = scope.Until is { } u && u < LastDay ? u : LastDay;
        if (since > until) return null;
        return new(PassageId.Compose(scope.Workspace, since, 0).Value, PassageId.Compose(scope.Workspace, until, PassageId.MaxSequence).Value);
    }

    /// <summary>All passages of a workspace.</summary>
    public static PassageRange Of(WorkspaceId workspace) =>
        new(PassageId.Compose(workspace, null, 0).Value, PassageId.Compose(workspace, LastDay, PassageId.MaxSequence).Value);
}
