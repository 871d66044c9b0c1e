using System.Net.Sockets;
using System.Text.Json;

namespace BriefBot.Inference;

/// <summary>Failures of models in words that say what to do, without anything that a server could have put there but a short cleaned
/// piece.</summary>
static class ModelFailures
{
    /// <summary>What went wrong, for readers.</summary>
    public static string Summary(Exception failure)
    {
        if (Find<ModelServerException>(failure) is { } server)
            return server.Status is { } status ? $"its server answered {(int)status}" : server.Message;
        if (IsBroken(failure))
            return "the connection broke off";
        if (Find<SocketException>(failure) is not null || Find<HttpRequestException>(failure) is not null)
            return "its server cannot be reached";
        return IsNonsense(failure) ? "its answer is not what the protocol says" : "its answer could not be read";
    }

    /// <summary>What went wrong, for those who run it.</summary>
    /// <param name="model">With which model.</param>
    /// <param name="failure">The exception.</param>
    public static string Reason(ChatModel model, Exception failure)
    {
        if (Find<ModelServerException>(failure) is { } server)
            return Reason(model, server);
        if (IsBroken(failure) || IsNonsense(failure))
            return Summary(failure);
        if (Find<SocketException>(failure) is { } socket)
            return $"{model.Endpoint.Host} cannot be reached ({socket.SocketErrorCode}); is the server running, and is the endpoint right?";
        if (Find<HttpRequestException>(failure) is { } http)
            return $"the connection to {model.Endpoint.Host} failed ({http.HttpRequestError})";
        return $"its answer could not be read ({failure.GetType().Name})";
    }

    /// <summary>How long the server asks to be left alone; null when it doesn't say.</summary>
    public static TimeSpan? RetryAfter(Exception failure) => Find<ModelServerException>(failure)?.RetryAfter;

    /// <summary>Whether a server may have refused a request because it offers functions: not every model knows of them.</summary>
    public static bool RefusesFunctions(Exception failure) => (int?)Find<ModelServerException>(failure)?.Status is 400 or 404 or 422 or 501;

    static string Reason(ChatModel model, ModelServerException server) =>
        (int?)server.Status switch
        {
            401 or 403 => $"{server.Message}. Is the key right? (ApiKey or ApiKeyFile of Models:Chat:{model.Name})",
            404 => $"{server.Message}. Are model and endpoint right? (Models:Chat:{model.Name})",
            _ => server.Message,
        };

    static bool IsBroken(Exception failure) =>
        Find<SocketException>(failure) is { } socket
            ? socket.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown
            : Find<HttpRequestException>(failure) is null && Find<IOException>(failure) is not null;

    static bool IsNonsense(Exception failure) =>
        Find<JsonException>(failure) is not null || failure.GetType().Name.Contains("Sse", StringComparison.Ordinal);

    static T? Find<T>(Exception? failure)
        where T : Exception
    {
        for (var depth = 0; failure is not null && depth < 10; failure = failure.InnerException, depth++)
        {
            if (failure is T found)
                return found;
            if (
                failure is AggregateException { InnerExceptions: var inner }
                && inner.Select(Find<T>).FirstOrDefault(one => one is not null) is { } within
            )
                return within;
        }
        return null;
    }
}
