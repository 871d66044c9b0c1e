using System.Net.Http.Headers;
using System.Text;
using BriefBot.Fakes.Interop;

[assembly: AssemblyFixture(typeof(ExchangeWatch))]

namespace BriefBot.Fakes.Tests;

/// <summary>That the watch is on for this assembly: the same file is part of every project whose tests use the fake.</summary>
public sealed class ExchangeWatchTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_exchange_is_held_against_Discords_description_and_a_misspelt_field_fails_the_test_that_sent_it()
    {
        Needs();
        var fake = await PostAsync("""{"content":"hi","embed":{"title":"news"}}""");

        var violated = await Should.ThrowAsync<DescriptionViolatedException>(async () => await fake.DisposeAsync());

        violated.Message.ShouldContain("unknown field \"embed\"");
    }

    [Fact]
    public async Task Nonsense_on_purpose_passes_when_the_test_says_so()
    {
        Needs();
        var fake = await PostAsync("""{"content":"hi","embed":{"title":"news"}}""");
        fake.ToleratesViolation("\"embed\"");

        await Should.NotThrowAsync(async () => await fake.DisposeAsync());
    }

    [Fact]
    public async Task A_right_exchange_passes()
    {
        Needs();
        var fake = await PostAsync("""{"content":"hi","embeds":[{"title":"news"}],"allowed_mentions":{"parse":[]}}""");

        await Should.NotThrowAsync(async () => await fake.DisposeAsync());
    }

    static async Task<FakeDiscord> PostAsync(string body)
    {
        var fake = await FakeDiscord.StartAsync(ct: Stop);
        var channel = fake.AddChannel(fake.AddGuild());
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", fake.Token);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"{fake.ApiBaseUrl}/v10/channels/{channel.Id}/messages"), content, Stop);
        return fake;
    }

    static void Needs()
    {
        Assert.SkipWhen(InteropSetup.MissingForDescription is not null && !InteropSetup.Required, InteropSetup.MissingForDescription ?? "");
        InteropSetup.MissingForDescription.ShouldBeNull();
    }
}
