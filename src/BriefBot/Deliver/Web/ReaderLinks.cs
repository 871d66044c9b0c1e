using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Web;

/// <summary>
/// Links to the reader for people who may not log in: each carries a key that opens one version of one article of one workspace,
/// and nothing else. The key is an HMAC over these three; whoever has the link may read.
/// </summary>
public sealed class ReaderLinks
{
    /// <summary>Bytes of the secret that keys are made with: those of the hash, the most that HMAC profits from.</summary>
    public const int SecretBytes = HMACSHA256.HashSizeInBytes;

    /// <summary>Query parameter that names the workspace.</summary>
    public const string WorkspaceParameter = "workspace";

    /// <summary>Query parameter that holds the key.</summary>
    public const string KeyParameter = "key";

    // 128 bits: none can be guessed over a network, and links stay short, which count towards Discord's limits.
    const int KeyBytes = 16;

    readonly string _base;
    readonly byte[] _secret;

    /// <summary>Makes links.</summary>
    /// <param name="publicUrl">Where readers reach the web pages.</param>
    /// <param name="secret"><see cref="SecretBytes"/> random bytes.</param>
    /// <exception cref="ArgumentException">The secret has another length.</exception>
    public ReaderLinks(Uri publicUrl, ReadOnlySpan<byte> secret)
    {
        ArgumentNullException.ThrowIfNull(publicUrl);
        if (secret.Length != SecretBytes)
            throw new ArgumentException($"The secret has {SecretBytes} bytes.", nameof(secret));
        _base = publicUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _secret = secret.ToArray();
    }

    /// <summary>The link to a citation's sentence.</summary>
    /// <param name="workspace">Whose article is cited.</param>
    public string For(WorkspaceId workspace, Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        var key = Key(workspace, citation.Article, citation.Version);
        return _base
            + PagePaths.Reader(
                citation,
                string.Create(CultureInfo.InvariantCulture, $"&{WorkspaceParameter}={workspace.Value}&{KeyParameter}={key}")
            );
    }

    /// <summary>Whether a key opens this version of an article. How long that takes tells nothing about the right key.</summary>
    public bool Opens(WorkspaceId workspace, ArticleId article, int version, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(key),
            Encoding.UTF8.GetBytes(Key(workspace, article, version))
        );
    }

    string Key(WorkspaceId workspace, ArticleId article, int version)
    {
        // The purpose stands in front, so that the secret could sign other things without one passing for another.
        var signed = string.Create(CultureInfo.InvariantCulture, $"briefbot reader {workspace.Value} {article.Value} {version}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(signed)).AsSpan(0, KeyBytes));
    }
}
