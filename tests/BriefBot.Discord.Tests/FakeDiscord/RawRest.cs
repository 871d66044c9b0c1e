using System.Text;
using System.Text.Json.Nodes;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

/// <summary>Plain HTTP to the fake without any client library.</summary>
sealed class RawRest(FakeDiscord fake, bool withToken = true) : IDisposable
{
    readonly HttpClient http = new();

    public async Task<(int Status, JsonNode? Body, HttpResponseMessage Response)> SendAsync(
        string method,
        string path,
        JsonNode? body = null
    )
    {
        using var request = new HttpRequestMessage(new(method), $"{fake.ApiBaseUrl}/v10{path}");
        if (withToken)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bot {fake.Token}");
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null;
        return ((int)response.StatusCode, json, response);
    }

    public void Dispose() => http.Dispose();
}
