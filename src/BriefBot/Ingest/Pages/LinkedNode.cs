using System.Globalization;
using System.Net;
using System.Text.Json;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Reads the members of a JSON-LD article.</summary>
/// <param name="nodes">All objects of the same script, for references by @id; one reference is followed, never a second from there.</param>
sealed class LinkedNode(List<JsonElement> nodes)
{
    const int MaxPeople = 20;
    const int MaxEntries = 500;
    const int MaxParts = 10;
    const int MaxEntryLength = 20_000;

    /// <summary>What an article states.</summary>
    public LinkedArticle Describe(JsonElement article)
    {
        var parts = Items(article, "hasPart").Take(MaxParts).Where(part => IsFree(part) == false).ToList();
        return new()
        {
            Exists = true,
            Title = Decoded(Member(article, "headline") ?? Member(article, "name")),
            Published = Member(article, "datePublished") ?? Member(article, "dateCreated"),
            Modified = Member(article, "dateModified"),
            Authors =
            [
                .. Items(article, "author")
                    .Concat(Items(article, "creator"))
                    .Take(MaxPeople)
                    .Select(Name)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ],
            Source = Items(article, "publisher")
                .Concat(Items(article, "sourceOrganization"))
                .Take(2)
                .Select(Name)
                .OfType<string>()
                .FirstOrDefault(name => !name.Contains("://", StringComparison.Ordinal)),
            Addresses =
            [
                .. new[]
                {
                    Member(article, "url"),
                    Member(article, "mainEntityOfPage"),
                    Items(article, "mainEntityOfPage").Select(m => Member(m, "@id") ?? Member(m, "url")).FirstOrDefault(),
                    Member(article, "@id"),
                }
                    .Select(a => Metadata.WebAddress(a))
                    .OfType<string>(),
            ],
            Language =
                Member(article, "inLanguage")
                ?? Items(article, "inLanguage").Select(l => Member(l, "alternateName") ?? Member(l, "name")).FirstOrDefault(),
            IsFree = IsFree(article) ?? (parts.Count > 0 ? false : null),
            LockedParts = [.. parts.SelectMany(part => Items(part, "cssSelector")).Select(Text).OfType<string>().Take(MaxParts)],
            Words = Words(article),
            IsLive = Types(article).Contains("LiveBlogPosting", StringComparer.Ordinal),
            Entries = [.. Items(article, "liveBlogUpdate").Take(MaxEntries).Select(Entry).OfType<LiveEntry>()],
        };
    }

    /// <summary>The types of an object, without the vocabulary's address.</summary>
    public static IEnumerable<string> Types(JsonElement item) =>
        Items(item, "@type").Take(10).Select(Text).OfType<string>().Select(type => type[(type.LastIndexOfAny(['/', '#', ':']) + 1)..]);

    static IEnumerable<JsonElement> Items(JsonElement item, string name)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
    }

    static string? Member(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? Text(value) : null;

    static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? Metadata.OneLine(value.GetString()) : null;

    /// <summary>Headlines in JSON-LD are often escaped for HTML once too often.</summary>
    static string? Decoded(string? text) => text is null ? null : Metadata.OneLine(WebUtility.HtmlDecode(text));

    string? Name(JsonElement who)
    {
        if ((Text(who) ?? Member(who, "name")) is { } name)
            return Decoded(name);
        if (Member(who, "@id") is not { } id)
            return null;
        return Decoded(
            nodes.Where(node => Member(node, "@id") == id).Select(node => Member(node, "name")).OfType<string>().FirstOrDefault()
        );
    }

    /// <summary>isAccessibleForFree, which pages write as a boolean, as "False" or as an address ending so.</summary>
    static bool? IsFree(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("isAccessibleForFree", out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => Text(value) is not { } text ? null
            : text.EndsWith("false", StringComparison.OrdinalIgnoreCase) ? false
            : text.EndsWith("true", StringComparison.OrdinalIgnoreCase) ? true
            : null,
        };
    }

    static int Words(JsonElement article)
    {
        if (!article.TryGetProperty("wordCount", out var count))
            return 0;
        if (count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var number))
            return Math.Max(0, number);
        return int.TryParse(Text(count), NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : 0;
    }

    static LiveEntry? Entry(JsonElement update)
    {
        var headline = Decoded(Member(update, "headline"));
        var body =
            update.ValueKind == JsonValueKind.Object
            && update.TryGetProperty("articleBody", out var text)
            && text.ValueKind == JsonValueKind.String
                ? text.GetString()!
                : "";
        var plain = MarkupText.Plain(body.Length > MaxEntryLength ? body[..MaxEntryLength] : body);
        if (headline is null && plain.Length == 0)
            return null;
        return new(
            PublishedField.TryRead(Member(update, "datePublished") ?? Member(update, "dateModified"), out var time) ? time.Time : null,
            headline,
            plain
        );
    }
}
