using System.Globalization;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>Where administration is served.</summary>
public static class AdministrationPaths
{
    /// <summary>The state at a glance.</summary>
    public const string State = "/admin";

    /// <summary>The feeds.</summary>
    public const string Feeds = "/admin/feeds";

    /// <summary>The articles.</summary>
    public const string Articles = "/admin/articles";

    /// <summary>The saved topics.</summary>
    public const string Topics = "/admin/topics";

    /// <summary>The schedules of digests.</summary>
    public const string Schedules = "/admin/schedules";

    /// <summary>What was asked.</summary>
    public const string Questions = "/admin/questions";

    /// <summary>What digests did not tell.</summary>
    public const string Missed = "/admin/missed";

    /// <summary>The settings.</summary>
    public const string Settings = "/admin/settings";

    /// <summary>All answers, an object a line.</summary>
    public const string AnswersExport = "/admin/export/answers.jsonl";

    /// <summary>All articles, an object a line.</summary>
    public const string ArticlesExport = "/admin/export/articles.jsonl";

    /// <summary>Name of the query parameter that says what was just done.</summary>
    public const string DoneParameter = "done";

    /// <summary>The pages with what leads to them, in their order.</summary>
    public static IReadOnlyList<(string Path, PageTerm Name)> Pages { get; } =
    [
        (State, PageTerm.AdminState),
        (Feeds, PageTerm.AdminFeeds),
        (Articles, PageTerm.AdminArticles),
        (Topics, PageTerm.Topics),
        (Schedules, PageTerm.AdminSchedules),
        (Questions, PageTerm.AdminQuestions),
        (Missed, PageTerm.AdminMissed),
        (Settings, PageTerm.AdminSettings),
    ];

    /// <summary>Below one of these: "/admin/feeds/3/pause".</summary>
    public static string Of(string path, long id, string what = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{path}/{id}{(what.Length > 0 ? "/" : "")}{what}");

    /// <summary>A page that says what was just done.</summary>
    public static string Done(string path, PageTerm done) => $"{path}?{DoneParameter}={done}";

    /// <summary>What a page is to say was just done; null for nothing.</summary>
    public static PageTerm? DoneOf(string? parameter) =>
        Enum.TryParse<PageTerm>(parameter, out var done) && done.ToString().StartsWith("Done", StringComparison.Ordinal) ? done : null;
}
