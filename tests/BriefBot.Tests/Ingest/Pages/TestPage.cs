using BriefBot.Corpus;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Pages;

/// <summary>Pages of our own, read as the fetcher reads them.</summary>
static class TestPage
{
    /// <summary>Paragraphs of a story, all different.</summary>
    public static string Story(int paragraphs, string subject = "ferry") =>
        string.Concat(
            Enumerable
                .Range(1, paragraphs)
                .Select(n =>
                    $"<p>On its day {n} of talks the harbour council looked at report {n} about the {subject}, heard {n + 2} of "
                    + $"the captains who sail it, and put the decision off until the tide tables for week {n + 20} are printed.</p>"
                )
        );

    public static string Html(string head, string body, string lang = "") =>
        $"<!DOCTYPE html><html{(lang.Length > 0 ? $" lang=\"{lang}\"" : "")}><head>{head}</head><body>{body}</body></html>";

    public static string Linked(string json) => $"<script type=\"application/ld+json\">{json}</script>";

    public static Reading Read(string html, string? address = null, string? contentLanguage = null) =>
        new HtmlReader(new InputLimits()).Read(
            html,
            new Original(System.Text.Encoding.UTF8.GetBytes(html), "text/html", "page.html"),
            new PageOrigin(address, contentLanguage),
            TestContext.Current.CancellationToken
        );

    public static FoundArticle Article(string html, string? address = null, string? contentLanguage = null) =>
        Read(html, address, contentLanguage).ShouldBeOfType<Reading.Found>().Article;

    public static string Rejection(string html, string? address = null) =>
        Read(html, address).ShouldBeOfType<Reading.Rejected>().Input.Reason;
}
