using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>The passage ids of a workspace and its days, both ends inclusive.</summary>
readonly record struct PassageRange(long Low, long High)
{
    static readonly DateOnly FirstDay = new(1900, 1, 1);
    static readonly DateOnly LastDay = FirstDay.Plus((1 << 17) - 2);

    /// <summary>The range of a scope; null when no day lies in it. With a limit of days, passages without a day lie outside.</summary>
    public static PassageRange? Of(SearchScope scope)
    {
        var until = Earlier(Earlier(LastDay, scope.Until), scope.KnownBy);
        if (scope.Since is null && scope.Until is null)
            return Of(scope.Workspace, until);
        var since = scope.Since is { } s && s > FirstDay ? s : FirstDay;
        if (since > until)
            return null;
        return new(
            PassageId.Compose(scope.Workspace, since, 0).Value,
            PassageId.Compose(scope.Workspace, until, PassageId.MaxSequence).Value
        );
    }

    /// <summary>All passages of a workspace.</summary>
    public static PassageRange Of(WorkspaceId workspace) => Of(workspace, LastDay);

    static PassageRange Of(WorkspaceId workspace, DateOnly until) =>
        new(PassageId.Compose(workspace, null, 0).Value, PassageId.Compose(workspace, until, PassageId.MaxSequence).Value);

    static DateOnly Earlier(DateOnly day, DateOnly? other) => other is { } o && o < day ? o : day;
}
