using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace BriefBot.Ingest.Fetching;

/// <summary>Puts what went wrong with a connection or a status into a failure with words for people.</summary>
static class FailureWords
{
    /// <summary>"10 s".</summary>
    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s");

    /// <summary>A time to wait, rounded up: "40 s", "3 min", "2 h".</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalSeconds <= 90 ? Seconds(time)
        : time.TotalMinutes <= 90 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalHours):0} h");

    /// <summary>What a broken exchange comes to.</summary>
    public static FetchResult.Failed Of(Exception exception, FetchLimits limits)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is DialException dial)
                return dial.Failed;
        }
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException)
                return Insecure;
        }
        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => TooManyHeaders(limits),
            HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => TooManyHeaders(limits),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Insecure,
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => Malformed,
            HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => Malformed,
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new(
                FetchFailure.Unreachable,
                "no connection to the host"
            ),
            _ when Socket(exception) is SocketError.ConnectionReset => new(FetchFailure.CutOff, "the host broke the connection off"),
            _ => new(FetchFailure.CutOff, "the connection ended before the answer did"),
        };
    }

    /// <summary>What a status without anything to store comes to.</summary>
    public static FetchResult.Failed Of(HttpStatusCode status)
    {
        var number = (int)status;
        var (kind, reason) = number switch
        {
            401 or 407 => (FetchFailure.Forbidden, "the host wants a log-in"),
            402 => (FetchFailure.Forbidden, "the host wants payment"),
            403 => (FetchFailure.Forbidden, "the host does not hand it to programs like this one"),
            404 => (FetchFailure.NotFound, "there is nothing at the address; look whether it has moved"),
            410 => (FetchFailure.Gone, "it was removed for good"),
            429 => (FetchFailure.TooManyRequests, "the host was asked too often"),
            451 => (FetchFailure.Forbidden, "the host may not hand it out for legal reasons"),
            >= 400 and < 500 => (FetchFailure.Refused, "the host refuses the request"),
            503 => (FetchFailure.ServerError, "the host is overloaded or down for maintenance"),
            >= 500 and < 600 => (FetchFailure.ServerError, "the host is in trouble"),
            204 or 205 => (FetchFailure.Unexpected, "the host answers that there is no content"),
            206 => (FetchFailure.Unexpected, "the host sends a part although all was asked for"),
            304 => (FetchFailure.Unexpected, "the host answers \"not modified\" although nothing was known of it"),
            _ => (FetchFailure.Unexpected, "the host answers with a status that holds nothing to read"),
        };
        return new(kind, string.Create(CultureInfo.InvariantCulture, $"{reason} (status {number})")) { Status = number };
    }

    static FetchResult.Failed Insecure =>
        new(
            FetchFailure.Insecure,
            "no secure connection to the host: its certificate is not valid for this address, or it does not speak TLS there"
        );

    /// <summary>The answer isn't HTTP.</summary>
    public static FetchResult.Failed Malformed => new(FetchFailure.Malformed, "the host's answer is not proper HTTP");

    static FetchResult.Failed TooManyHeaders(FetchLimits limits) =>
        new(FetchFailure.HeadersTooLarge, $"the headers of the host's answer are larger than {limits.HeaderKilobytes} KB");

    static SocketError? Socket(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SocketException socket)
                return socket.SocketErrorCode;
        }
        return null;
    }
}
