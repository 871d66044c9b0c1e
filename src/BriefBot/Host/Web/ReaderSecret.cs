using System.Security.Cryptography;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Web;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Web;

/// <summary>The secret that links to the reader are made with: random, made once, kept in the database.</summary>
static class ReaderSecret
{
    /// <summary>Name of the setting of the default workspace that holds it, in hexadecimal.</summary>
    public const string Setting = "reader.key";

    /// <summary>The links; null where Web:PublicUrl is empty, or there is no secret and the database can't be written to.</summary>
    /// <exception cref="CorpusException">The database cannot be used, or what it holds is no secret.</exception>
    public static async ValueTask<ReaderLinks?> LinksAsync(
        WebOptions options,
        ICorpus corpus,
        WorkspaceSettings settings,
        CancellationToken cancellation
    )
    {
        if (options.PublicUrl.Length == 0)
            return null;
        var workspace = await corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation);
        var secret = await settings.GetAsync(workspace, Setting, cancellation);
        if (secret is null && corpus.Trouble is null)
            secret = await settings.GetOrAddAsync(
                workspace,
                Setting,
                RandomNumberGenerator.GetHexString(2 * ReaderLinks.SecretBytes, lowercase: true),
                cancellation
            );
        return secret is null ? null : new ReaderLinks(new Uri(options.PublicUrl), Bytes(secret));
    }

    static byte[] Bytes(string secret)
    {
        var bytes = new byte[ReaderLinks.SecretBytes];
        return
            secret.Length == 2 * bytes.Length
            && Convert.FromHexString(secret, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == bytes.Length
            ? bytes
            : throw new CorpusException(
                $"The setting {Setting} in the database is damaged. Delete it: a new one is made at the next start, and links to "
                    + "the reader given so far end."
            );
    }
}
