using System.Net;

namespace BriefBot.Inference;

/// <summary>A model's server answered with an error, or with more than is read.</summary>
/// <param name="message">In words; nothing of the server's own text but a short, cleaned piece.</param>
/// <param name="status">Its status; null when the answer itself was at fault.</param>
/// <param name="retryAfter">How long it asks to be left alone; null when it doesn't say.</param>
public sealed class ModelServerException(string message, HttpStatusCode? status = null, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>Its status; null when the answer itself was at fault.</summary>
    public HttpStatusCode? Status => status;

    /// <summary>How long it asks to be left alone; null when it doesn't say.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
