using BriefBot.Corpus.Addresses;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>A file could not be read; the message says why, in words for a person.</summary>
sealed class AttachmentException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads files that people attach to a command.</summary>
/// <param name="client">Follows no redirects.</param>
/// <param name="trusted">Base address of Discord's API: a file may also be on its host, as it is with a server of one's own for
/// tests.</param>
/// <param name="time">Clock of the time limit.</param>
sealed class Attachments(HttpMessageInvoker client, Uri trusted, TimeProvider time)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int Largest = 8 * 1024 * 1024;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    /// <summary>The file's bytes.</summary>
    /// <exception cref="AttachmentException">It is too large, elsewhere than on Discord, or can't be had.</exception>
    public async Task<byte[]> ReadAsync(Attachment attachment, CancellationToken cancellation)
    {
        if (attachment.Size > Largest)
            throw TooLarge();
        if (!Uri.TryCreate(attachment.Url, UriKind.Absolute, out var address) || !IsTrusted(address))
            throw new AttachmentException("the file is not on Discord");
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await client.SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode)
                throw new AttachmentException($"Discord did not hand the file out (status {(int)response.StatusCode})");
            await using var content = await response.Content.ReadAsStreamAsync(either.Token);
            return await ReadAsync(content, either.Token);
        }
        catch (HttpRequestException e)
        {
            throw new AttachmentException("the file could not be read from Discord", e);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new AttachmentException("reading the file from Discord took too long", e);
        }
    }

    bool IsTrusted(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && Hosts.Contains(HostName.Ascii(address), StringComparer.OrdinalIgnoreCase))
        || (address.Scheme == trusted.Scheme && address.Authority == trusted.Authority);

    static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (bytes.Length + read > Largest)
                throw TooLarge();
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    static AttachmentException TooLarge() => new($"the file is larger than {Largest / (1024 * 1024)} MB");
}
