using System.Globalization;
using System.Net;

namespace BriefBot.Ingest.Fetching;

/// <summary>The redirects of one fetch.</summary>
sealed class RedirectTrail(Uri start, AddressRules rules, FetchLimits limits)
{
    readonly HashSet<string> _seen = new(StringComparer.Ordinal) { start.AbsoluteUri };
    bool _permanent = true;

    /// <summary>The address to ask now.</summary>
    public Uri Current { get; private set; } = start;

    /// <summary>Where permanent redirects alone lead; null when the first one isn't.</summary>
    public Uri? MovedTo { get; private set; }

    /// <summary>Whether a status sends elsewhere.</summary>
    public static bool IsRedirect(HttpStatusCode status) => (int)status is 300 or 301 or 302 or 303 or 307 or 308;

    /// <summary>Goes where an answer sends.</summary>
    /// <returns>Why it doesn't, or null.</returns>
    public FetchResult.Failed? Follow(WebAnswer answer)
    {
        var status = (int)answer.Status;
        if (answer.Location is not { } location)
            return Bad($"the host sends elsewhere without saying where to (status {status})", status);
        if (!Uri.TryCreate(Current, location, out var target))
            return Bad("the host sends elsewhere, to something that is no address", status);
        if (rules.Check(target, out var next) is { } failed)
            return failed with
            {
                Kind = failed.Kind == FetchFailure.AddressBlocked ? failed.Kind : FetchFailure.BadRedirect,
                Reason = $"the host sends elsewhere, but {failed.Reason}",
                Status = status,
            };
        if (!_seen.Add(next.AbsoluteUri))
            return new(FetchFailure.RedirectLoop, "the host sends in a circle") { Status = status };
        if (_seen.Count - 1 > limits.Redirects)
            return new(
                FetchFailure.TooManyRedirects,
                string.Create(CultureInfo.InvariantCulture, $"the host sends elsewhere more than {limits.Redirects} times")
            )
            {
                Status = status,
            };
        // What an unprotected connection may have been made to say isn't remembered in place of a protected address.
        _permanent &= status is 301 or 308 && !(Current.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp);
        if (_permanent)
            MovedTo = next;
        Current = next;
        return null;
    }

    static FetchResult.Failed Bad(string reason, int status) => new(FetchFailure.BadRedirect, reason) { Status = status };
}
