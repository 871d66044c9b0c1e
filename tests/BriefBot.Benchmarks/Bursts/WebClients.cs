using System.Diagnostics;
using System.Net;
using BriefBot.Benchmarks.Measures;

namespace BriefBot.Benchmarks.Bursts;

/// <summary>Clients of the web page that ask one question after the other, without a pause, also when told to come back later.</summary>
sealed class WebClients : IAsyncDisposable
{
    readonly HttpClient _http;
    readonly CancellationTokenSource _stop = new();
    readonly List<double> _answered = [];
    readonly Task[] _asking;
    int _refused;
    int _failed;

    WebClients(Uri address, IReadOnlyList<string> questions, int count)
    {
        _http = new HttpClient { BaseAddress = address };
        _asking = [.. Enumerable.Range(0, count).Select(client => Task.Run(() => AskAsync(questions, client)))];
    }

    /// <summary>Starts them.</summary>
    /// <param name="address">Of the host.</param>
    /// <param name="questions">Each client begins with another one.</param>
    /// <param name="count">How many clients.</param>
    public static WebClients Start(Uri address, IReadOnlyList<string> questions, int count) => new(address, questions, count);

    /// <summary>Ends them; what they were still waiting for isn't counted.</summary>
    public async Task<WebResult> StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_asking);
        lock (_answered)
            return new WebResult(new Distribution(_answered), _answered.Count, _refused, _failed);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    async Task AskAsync(IReadOnlyList<string> questions, int client)
    {
        for (var next = client; !_stop.IsCancellationRequested; next++)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                var asked = Uri.EscapeDataString(questions[next % questions.Count]);
                using var response = await _http.GetAsync(new Uri($"/api/ask?q={asked}", UriKind.Relative), _stop.Token);
                if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                    Interlocked.Increment(ref _refused);
                else if (response.IsSuccessStatusCode)
                    Answered(started);
                else
                    Interlocked.Increment(ref _failed);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref _failed);
            }
        }
    }

    void Answered(long started)
    {
        lock (_answered)
            _answered.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}

/// <summary>What became of the questions of the web page.</summary>
/// <param name="Times">Milliseconds to the answer, of those that were answered.</param>
/// <param name="Answered">How many were answered.</param>
/// <param name="Refused">How many were told to come back later.</param>
/// <param name="Failed">How many got an error or no answer.</param>
sealed record WebResult(Distribution Times, int Answered, int Refused, int Failed);
