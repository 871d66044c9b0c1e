using System.Text.Json;

namespace BriefBot.Tests.Host;

/// <summary><c>config check</c> as a person runs it.</summary>
public sealed class SettingsCheckTests : IDisposable
{
    readonly BriefBotProcess _briefbot = new();

    public void Dispose() => _briefbot.Dispose();

    [Fact]
    public async Task Sound_settings_are_listed_with_where_they_come_from_and_secrets_are_not_shown()
    {
        var file = _briefbot.Write("settings.json", """{ "Answer": { "MaximumQuotes": 3 } }""");
        _briefbot.Environment["BRIEFBOT_Web__Token"] = "correct-horse-battery-staple";

        var ended = await _briefbot.RunAsync("config", "check", "--config", file, "--set", "Digest:Stories=5");

        ended.Code.ShouldBe(0, ended.Error);
        ended.Output.ShouldContain($"Answer:MaximumQuotes = 3  ({file})");
        ended.Output.ShouldContain("Web:Token = (set)  (the environment variable BRIEFBOT_Web__Token)");
        ended.Output.ShouldContain("Digest:Stories = 5  (the command line)");
        ended.Output.ShouldNotContain("correct-horse");
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_with_what_was_meant()
    {
        var file = _briefbot.Write(
            "settings.json",
            """{ "Web": { "Url": "http://127.0.0.1:1", "ConcurrentQuestions": 0 }, "Models": { "Chat": { "gpt": { "Modle": "x" } } } }"""
        );
        _briefbot.Environment["BRIEFBOT_Discrod__Token"] = "x";

        var ended = await _briefbot.RunAsync("config", "check", "--config", file);

        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain($"There is no setting Web:Url (in {file}). Did you mean Web:Urls?");
        ended.Error.ShouldContain("Web:ConcurrentQuestions: '0' is outside 1 to 256");
        ended.Error.ShouldContain("There is no setting Models:Chat:gpt:Modle");
        ended.Error.ShouldContain("Did you mean Models:Chat:gpt:Model?");
        ended.Error.ShouldContain("The environment variable BRIEFBOT_Discrod__Token names no setting. Did you mean Discord:Token?");
    }

    [Theory]
    [InlineData("Web:Urls=http://0.0.0.0:5080", "a token is needed")]
    [InlineData("Web:TokenFile=/nowhere/token", "Web:TokenFile")]
    [InlineData("Discord:TokenFile=/nowhere/token", "Discord:TokenFile")]
    [InlineData("Models:Chat:gpt:Provider=nobody", "nobody")]
    [InlineData("Store:Provider=postgres", "Store:ConnectionString")]
    [InlineData("Store:ConnectionString=Host=db", "must name a host and a database")]
    [InlineData("Search:Provider=solr", "Search:Provider: 'solr' is none of sqlite, elasticsearch and opensearch")]
    [InlineData("Search:Provider=opensearch", "Search:Address is missing")]
    [InlineData("Search:IndexPrefix=Brief*", "Search:IndexPrefix: 'Brief*' is not a name")]
    [InlineData("Search:Fingerprint=ab", "Search:Fingerprint: 'ab' is not a SHA-256")]
    public async Task What_does_not_fit_together_is_told(string setting, string told)
    {
        var ended = await _briefbot.RunAsync("config", "check", "--set", setting);

        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain(told);
    }

    [Theory]
    [InlineData("http://search.example.org:9200", "over plain http")]
    [InlineData("https://me:secret@search.example.org", "no user name")]
    [InlineData("search:9200", "is not an http or https address")]
    public async Task An_address_of_a_search_engine_that_can_not_be_right_is_told(string address, string told)
    {
        _briefbot.Environment["BRIEFBOT_Search__Provider"] = "elasticsearch";
        _briefbot.Environment["BRIEFBOT_Search__Address"] = $"https://search1:9200, {address}";

        var ended = await _briefbot.RunAsync("config", "check");

        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("Search:Address: ");
        ended.Error.ShouldContain(told);
    }

    [Theory]
    [InlineData("Search:ApiKey=abc", "Search:Username=bot", "Search:ApiKey and Search:Username are both set")]
    [InlineData("Search:Password=abc", "Search:Shards=1", "Search:Username is missing")]
    [InlineData("Search:PasswordFile=/nowhere/password", "Search:Username=bot", "Search:PasswordFile: /nowhere/password cannot be read")]
    [InlineData("Search:ApiKey=a b", "Search:Shards=1", "Search:ApiKey is not a key")]
    public async Task Credentials_of_a_search_engine_that_do_not_fit_are_told(string one, string other, string told)
    {
        _briefbot.Environment["BRIEFBOT_Search__Provider"] = "opensearch";
        _briefbot.Environment["BRIEFBOT_Search__Address"] = "https://search1:9200";

        var ended = await _briefbot.RunAsync("config", "check", "--set", one, "--set", other);

        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain(told);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_told_by_all_that_would_use_it_without_its_password()
    {
        _briefbot.Environment["BRIEFBOT_Store__Provider"] = "postgres";
        _briefbot.Environment["BRIEFBOT_Store__ConnectionStringFile"] = _briefbot.Write(
            "postgres",
            "Hots=db1;Database=briefbot;Password=correct-horse-battery-staple"
        );

        foreach (
            var command in (string[][])
                [
                    ["config", "check"],
                    ["serve"],
                    ["ingest", "."],
                    ["migrate", "--to", "postgres"],
                ]
        )
        {
            var ended = await _briefbot.RunAsync(command);

            ended.Code.ShouldBe(2, $"{command[0]}: {ended.Error}");
            ended.Error.ShouldContain("Store:ConnectionString is no connection string");
            ended.Error.ShouldContain("hots");
            ended.Error.ShouldContain("Host=db1,db2;Database=briefbot");
            ended.Error.ShouldNotContain("correct-horse");
        }
    }

    [Fact]
    public async Task Programs_get_it_as_one_document()
    {
        var ended = await _briefbot.RunAsync("config", "check", "--json", "--set", "Web:Conections=9");

        using var document = JsonDocument.Parse(ended.Output);
        document.RootElement.GetProperty("sound").GetBoolean().ShouldBeFalse();
        document.RootElement.GetProperty("problems")[0].GetString().ShouldEndWith("Did you mean Web:Connections?");
    }
}
