using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Corpus.Addresses;

namespace BriefBot.Corpus.Sqlite;

/// <summary>What makes two inputs the same article, and the same version of it.</summary>
/// <param name="Key">Equal for the same article in a workspace: "id:…", "url:…", "file:…" or "text:…".</param>
/// <param name="TextHash">SHA-256 of title and body.</param>
/// <param name="ContentHash">SHA-256 of everything that the input states: text, metadata, a stated date. A date that was worked out
/// is left out, so that learning it later does not make the same input look edited; so is the time of the last change, which many pages
/// move without changing anything.</param>
/// <param name="InputHash">SHA-256 of the original bytes and of what was asked for when they were read; null when the draft doesn't
/// tell. How a text is cleaned also depends on what came with it, so equal inputs may give different texts: they are the same all the
/// same.</param>
sealed record ArticleIdentity(string Key, byte[] TextHash, byte[] ContentHash, byte[]? InputHash)
{
    const string AddressPrefix = "url:";

    /// <summary>True when the key is no promise of the input, only where it was found: the same content under another name is the same
    /// article.</summary>
    public bool IsIncidental => Key.StartsWith("file:", StringComparison.Ordinal) || Key.StartsWith("text:", StringComparison.Ordinal);

    /// <summary>True when the article is known by its address.</summary>
    public bool IsAddress => Key.StartsWith(AddressPrefix, StringComparison.Ordinal);

    /// <summary>Key of the feed's entry that the input comes from; null when it comes from none.</summary>
    public string? EntryKey { get; init; }

    /// <summary>Key of the address that the input was fetched from, where that is another one of the same site; else null.</summary>
    public string? FoundAtKey { get; init; }

    /// <summary>Key of an article by its address.</summary>
    public static string AddressKey(string address) => AddressPrefix + CanonicalAddress.Of(address);

    /// <summary>What the keys of a feed's entries begin with.</summary>
    public static string EntriesOf(FeedId feed) => string.Create(CultureInfo.InvariantCulture, $"entry:{feed.Value}:");

    /// <summary>Key of the article whose input gave this id.</summary>
    public static string ExternalKey(string id) => "id:" + id;

    /// <summary>The identity of a draft.</summary>
    /// <param name="original">SHA-256 of its original bytes.</param>
    public static ArticleIdentity Of(ArticleDraft draft, byte[] original)
    {
        var text = HashOfText(draft.Title, draft.Body);
        var content = HashOfContent(draft, text);
        var key = KeyOf(draft, content);
        return new(key, text, content, HashOfInput(draft, original))
        {
            FoundAtKey = FoundAt(draft, key),
            EntryKey = draft.Entry is { } entry ? EntriesOf(entry.Feed) + entry.Id : null,
        };
    }

    /// <summary>True when an article with these hashes came from the same input, or from one that states the same.</summary>
    public bool IsSame(ReadOnlySpan<byte> contentHash, byte[]? inputHash) =>
        contentHash.SequenceEqual(ContentHash)
        || (InputHash is not null && inputHash is not null && InputHash.AsSpan().SequenceEqual(inputHash));

    /// <summary>SHA-256 of title and body, each preceded by its length.</summary>
    public static byte[] HashOfText(string title, string body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, title);
        Append(hash, body);
        return hash.GetHashAndReset();
    }

    static byte[] HashOfContent(ArticleDraft draft, byte[] text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(text);
        foreach (var part in (ReadOnlySpan<string?>)[draft.ExternalId, draft.Url, draft.Source, draft.Author, draft.Topic])
            Append(hash, part);
        var stated = draft.Published.Origin == DateOrigin.Stated;
        Append(hash, stated ? draft.Published.Iso : null);
        Append(hash, stated ? draft.Published.Time?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) : null);
        if (draft.Completeness != Completeness.Whole || draft.IsLive)
            Append(hash, string.Create(CultureInfo.InvariantCulture, $"{draft.Completeness} {draft.IsLive}"));
        return hash.GetHashAndReset();
    }

    static byte[]? HashOfInput(ArticleDraft draft, byte[] original)
    {
        if (draft.Treatment is null)
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(original);
        Append(hash, draft.Original.MediaType);
        Append(hash, draft.Treatment);
        return hash.GetHashAndReset();
    }

    static string KeyOf(ArticleDraft draft, byte[] content)
    {
        if (!string.IsNullOrEmpty(draft.ExternalId))
            return ExternalKey(draft.ExternalId);
        var name = draft.Original.Name;
        if (!string.IsNullOrEmpty(draft.Url))
            return AddressKey(IsBetter(name, draft.Url) ? name : draft.Url);
        return name is "" or "-" || name.StartsWith("-#", StringComparison.Ordinal)
            ? "text:" + Convert.ToHexStringLower(content)
            : "file:" + name;
    }

    // Some sites' pages all name the front page as their address.
    static bool IsBetter(string name, string url) =>
        CanonicalAddress.HostOf(name) is { } host
        && CanonicalAddress.HostOf(url) is { } other
        && CanonicalAddress.SiteOf(host) == CanonicalAddress.SiteOf(other)
        && CanonicalAddress.IsFrontPage(url)
        && !CanonicalAddress.IsFrontPage(name);

    static string? FoundAt(ArticleDraft draft, string key)
    {
        if (!key.StartsWith(AddressPrefix, StringComparison.Ordinal) || CanonicalAddress.HostOf(draft.Original.Name) is not { } host)
            return null;
        var found = AddressKey(draft.Original.Name);
        var isOther =
            found != key
            && CanonicalAddress.HostOf(draft.Url) is { } named
            && CanonicalAddress.SiteOf(named) == CanonicalAddress.SiteOf(host);
        return isOther && !CanonicalAddress.IsFrontPage(draft.Original.Name) ? found : null;
    }

    static void Append(IncrementalHash hash, string? part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
        BinaryPrimitives.WriteInt32LittleEndian(length, part is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
