using System.Net;

namespace BriefBot.Discord.Rest;

/// <summary>A request was not sent, because it may not be any more.</summary>
sealed class NotSentException() : Exception("The request may not be sent any more.");

/// <summary>
/// A request's body that asks once more whether it may be sent, when a connection stands and nothing of the request has gone out: what
/// comes before the body waits in the connection's buffer until the body is written.
/// </summary>
sealed class LastMomentContent : HttpContent
{
    readonly HttpContent _content;
    readonly Func<bool> _maySend;

    /// <summary>Wraps a body.</summary>
    /// <param name="content">Disposed with this.</param>
    /// <param name="maySend">Asked right before it is written.</param>
    public LastMomentContent(HttpContent content, Func<bool> maySend)
    {
        (_content, _maySend) = (content, maySend);
        foreach (var (name, values) in content.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _maySend() ? _content.CopyToAsync(stream, context, cancellationToken) : throw new NotSentException();

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? 0;
        return _content.Headers.ContentLength is not null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }
}
