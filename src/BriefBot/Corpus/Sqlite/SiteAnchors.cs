using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Corpus.Addresses;
using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// Two sentences by which an article is found again under another address of its site: those of its longer ones whose hashes are
/// smallest. Articles that share nearly all sentences share at least one of the two, but for one case in fifty.
/// </summary>
/// <remarks>Source: Broder, On the resemblance and containment of documents, 1997 (the smallest hashes are a fair sample).</remarks>
sealed record SiteAnchors(string Site, IReadOnlyList<string> Sentences)
{
    const int LeastWords = 7;

    /// <summary>The anchors of an article with a web address; null when it has none, or no sentence long enough.</summary>
    public static SiteAnchors? Of(string? url, string body)
    {
        if (CanonicalAddress.HostOf(url) is not { } host)
            return null;
        var keys = new SortedDictionary<ulong, string>();
        foreach (var sentence in Language.Sentences.SplitForKeys(body))
        {
            var key = SentenceKey.Of(body.AsSpan(sentence.Start, sentence.Length));
            if (key.Count(c => c == ' ') >= LeastWords - 1)
                keys.TryAdd((ulong)Hash(key), key);
        }
        return keys.Count == 0 ? null : new(CanonicalAddress.SiteOf(host), [.. keys.Values.Take(2)]);
    }

    /// <summary>An anchor within a workspace; the first again when there is only one.</summary>
    /// <param name="number">0 or 1.</param>
    public long In(WorkspaceId workspace, int number) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"{workspace.Value}\n{Site}\n{Sentences[Math.Min(number, Sentences.Count - 1)]}"));

    static long Hash(string text) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
