using System.Globalization;

namespace BriefBot.Ingest.Fetching;

/// <summary>Reads a body as far as it is taken.</summary>
static class BodyReader
{
    /// <summary>The bytes as they came over the network, or that there are too many.</summary>
    /// <param name="most">Bytes taken.</param>
    /// <param name="cut">Leaves out what is beyond instead of failing.</param>
    /// <param name="arrived">Told whenever something came.</param>
    public static async Task<(ReadOnlyMemory<byte> Body, FetchResult.Failed? Failed)> ReadAsync(
        HttpContent content,
        int most,
        bool cut,
        Action arrived,
        CancellationToken cancellation
    )
    {
        if (!cut && content.Headers.ContentLength > most)
            return (default, TooLarge(most));
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (true)
        {
            arrived();
            var read = await stream.ReadAsync(buffer, cancellation);
            if (read == 0)
                break;
            var room = most - (int)body.Length;
            body.Write(buffer, 0, Math.Min(read, room));
            if (read <= room)
                continue;
            if (!cut)
                return (default, TooLarge(most));
            break;
        }
        return (body.GetBuffer().AsMemory(0, (int)body.Length), null);
    }

    /// <summary>The failure for a body that is larger than is taken.</summary>
    public static FetchResult.Failed TooLarge(int most) =>
        new(
            FetchFailure.TooLarge,
            most >= 1024 * 1024
                ? string.Create(CultureInfo.InvariantCulture, $"the answer is larger than the {most / (1024 * 1024)} MB that are taken")
                : string.Create(CultureInfo.InvariantCulture, $"the answer is larger than the {most / 1024} KB that are taken")
        );
}
