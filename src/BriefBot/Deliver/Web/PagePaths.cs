using System.Globalization;
using BriefBot.Answer;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Web;

/// <summary>Where pages are served.</summary>
public static class PagePaths
{
    const int MostAlso = 12;

    /// <summary>The page of the feeds.</summary>
    public const string Feeds = "/feeds";

    /// <summary>The page of the stories.</summary>
    public const string Stories = "/stories";

    /// <summary>The page of the saved topics.</summary>
    public const string Topics = "/topics";

    /// <summary>The page of those who are quoted most.</summary>
    public const string People = "/people";

    /// <summary>The page about the log-in.</summary>
    public const string Session = "/session";

    /// <summary>Where the log-in form is sent to.</summary>
    public const string Login = "/login";

    /// <summary>Where a sign-in through Discord begins.</summary>
    public const string DiscordLogin = "/login/discord";

    /// <summary>Where the choice among several servers is sent to.</summary>
    public const string DiscordServer = "/login/discord/server";

    /// <summary>Where the forms that end log-ins are sent to.</summary>
    public const string Logout = "/logout";

    /// <summary>Where the choice of a language is sent to.</summary>
    public const string Language = "/language";

    /// <summary>Feeds of topics that others follow, before a name and ".xml" or ".json".</summary>
    public const string TopicFeed = "/feed/topic/";

    /// <summary>Feeds of schedules' digests, before a number and an ending.</summary>
    public const string DigestFeed = "/feed/digest/";

    /// <summary>Feeds of searches, before an ending and the query parameter q.</summary>
    public const string SearchFeed = "/feed/search";

    /// <summary>Where a citation's sentence is read in its article.</summary>
    /// <param name="more">Further query parameters, each with its "&amp;".</param>
    public static string Reader(Citation citation, string more = "")
    {
        ArgumentNullException.ThrowIfNull(citation);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/article/{citation.Article.Value}?version={citation.Version}&start={citation.Start}&end={citation.End}{more}#cited"
        );
    }

    /// <summary>Where a quote is read in its article, what else an answer cites of that marked, too.</summary>
    /// <param name="sources">All that the answer cites.</param>
    public static string Reader(CitedSource source, IReadOnlyList<CitedSource> sources)
    {
        ArgumentNullException.ThrowIfNull(source);
        var also = sources
            .Select(other => other.Citation)
            .Where(other =>
                (other.Article, other.Version) == (source.Citation.Article, source.Citation.Version)
                && (other.Start, other.End) != (source.Citation.Start, source.Citation.End)
            )
            .Select(other => string.Create(CultureInfo.InvariantCulture, $"{other.Start}-{other.End}"))
            .Distinct()
            .Take(MostAlso)
            .ToList();
        return Reader(source.Citation, also.Count == 0 ? "" : "&also=" + string.Join(',', also));
    }

    /// <summary>Where an article is read.</summary>
    public static string Reader(ArticleId article) => string.Create(CultureInfo.InvariantCulture, $"/article/{article.Value}");

    /// <summary>Where a question is answered.</summary>
    public static string Ask(string question) => "/?q=" + Uri.EscapeDataString(question);

    /// <summary>Where a topic is briefed on.</summary>
    public static string Brief(string topic) => "/brief?q=" + Uri.EscapeDataString(topic);

    /// <summary>Where a briefing on a topic is, as a file.</summary>
    public static string BriefFile(string topic) => "/brief.md?q=" + Uri.EscapeDataString(topic);

    /// <summary>Where a story is told.</summary>
    public static string Story(StoryId story) => string.Create(CultureInfo.InvariantCulture, $"/story/{story.Value}");

    /// <summary>Where its picture is, as a file.</summary>
    public static string StoryPicture(StoryId story) => Story(story) + "/picture.png";

    /// <summary>Stories from one of their pages on.</summary>
    /// <param name="page">0 for the latest.</param>
    /// <param name="topic">Label that an article must have; null for all.</param>
    /// <param name="outlet">Outlet that must report it; null for all.</param>
    public static string StoriesFrom(int page, string? topic, string? outlet)
    {
        var query = new List<string>();
        if (page > 0)
            query.Add(string.Create(CultureInfo.InvariantCulture, $"page={page}"));
        if (topic is not null)
            query.Add("topic=" + Uri.EscapeDataString(topic));
        if (outlet is not null)
            query.Add("outlet=" + Uri.EscapeDataString(outlet));
        return query.Count == 0 ? Stories : $"{Stories}?{string.Join('&', query)}";
    }

    /// <summary>Where a saved topic is told of.</summary>
    public static string Topic(string name) => "/topic?name=" + Uri.EscapeDataString(name);

    /// <summary>Where it is told what somebody said.</summary>
    public static string Person(string name) => "/person?name=" + Uri.EscapeDataString(name);

    /// <summary>Where an answer is kept.</summary>
    public static string Answer(AnswerKey answer) => string.Create(CultureInfo.InvariantCulture, $"/answer/{answer.Value}");

    /// <summary>Where the picture of its card is.</summary>
    public static string CardPicture(AnswerKey answer) => Answer(answer) + "/card.png";
}
