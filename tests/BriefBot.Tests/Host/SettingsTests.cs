using System.Collections;
using BriefBot.Host.Configuration;

namespace BriefBot.Tests.Host;

public sealed class SettingsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_environment_beats_the_file_and_the_command_line_beats_both()
    {
        var file = Write("{ \"Data\": \"of-file\", \"Web\": { \"ConcurrentQuestions\": 7, \"PublicUrl\": \"https://news.example\" } }");
        var environment = new Hashtable { ["BRIEFBOT_DATA"] = "of-environment", ["Web__ConcurrentQuestions"] = "8" };

        var settings = SettingsLoader.Load(file, environment, [new("Web:ConcurrentQuestions", "9")]);

        settings.Web.PublicUrl.ShouldBe("https://news.example");
        settings.Data.ShouldBe("of-environment");
        settings.Web.ConcurrentQuestions.ShouldBe(9);
    }

    [Theory]
    [InlineData("{ \"Web\": { \"ConcurrentQuestions\": 0 } }", "Web:ConcurrentQuestions")]
    [InlineData("{ \"Web\": { \"ConcurrentQuestions\": \"many\" } }", "Web:ConcurrentQuestions")]
    [InlineData("{ \"Web\": { \"RequestTimeout\": \"01:00:00\" } }", "Web:RequestTimeout")]
    [InlineData("{ \"Web\": { \"PublicUrl\": \"news\" } }", "Web:PublicUrl")]
    [InlineData("{ \"Web\": { \"Url\": \"http://127.0.0.1:1\" } }", "Web:Url")]
    [InlineData("{ \"Answer\": { \"MinimumConfidence\": 1.5 } }", "Answer:MinimumConfidence")]
    public void A_bad_value_or_an_unknown_key_is_named_together_with_the_file(string json, string key)
    {
        var file = Write(json);

        var problem = Should.Throw<SettingsException>(() => SettingsLoader.Load(file, new Hashtable(), []));

        problem.Message.ShouldContain(key);
        problem.Message.ShouldContain(file);
    }

    [Fact]
    public void A_bad_value_in_the_environment_names_its_variable()
    {
        var problem = Should.Throw<SettingsException>(() =>
            SettingsLoader.Load(null, new Hashtable { ["BRIEFBOT_Web__RequestTimeout"] = "soon" }, [])
        );

        problem.Message.ShouldContain("BRIEFBOT_Web__RequestTimeout");
    }

    [Fact]
    public void Models_have_names_of_ones_own_wherever_they_are_set()
    {
        var file = Write("{ \"Models\": { \"Chat\": { \"local\": { \"Provider\": \"compatible\", \"Model\": \"small\" } } } }");
        var environment = new Hashtable { ["BRIEFBOT_Models__Chat__gpt-4__ApiKey"] = "secret", ["Models__Chat__LOCAL__Model"] = "large" };

        var settings = SettingsLoader.Load(file, environment, [new("Models:Chat:gpt-4:InputPrice", "2.5")]);

        settings.Models.Chat.Keys.ShouldBe(["local", "gpt-4"], ignoreOrder: true);
        settings.Models.Chat["local"].Model.ShouldBe("large");
        settings.Models.Chat["gpt-4"].ApiKey.ShouldBe("secret");
        settings.Models.Chat["gpt-4"].InputPrice.ShouldBe(2.5);
        Setting.In(settings).Select(setting => setting.Key).ShouldContain("Models:Chat:gpt-4:ApiKey");
        Setting.In(settings).ShouldAllBe(setting => !setting.IsForAnyName);
    }

    [Theory]
    [InlineData("Models:Chat:local:Modell", "x", "There is no setting Models:Chat:local:Modell")]
    [InlineData("Models:Chat:my model:Model", "x", "There is no setting")]
    [InlineData("Models:Chat:local:Provider", "telepathy", "is not openai, azure, compatible or anthropic")]
    [InlineData("Models:Chat:local:Timeout", "00:00:00", "is outside")]
    public void What_is_wrong_with_a_model_is_said_with_its_key(string key, string value, string message)
    {
        var problem = Should.Throw<SettingsException>(() => SettingsLoader.Load(null, new Hashtable(), [new(key, value)]));

        problem.Message.ShouldContain(message);
        problem.Message.ShouldContain(key);
    }

    [Theory]
    [InlineData("Provider=openai;Model=m", "ApiKey is missing")]
    [InlineData("Provider=openai;ApiKey=k", "Model is missing")]
    [InlineData("Model=m;ApiKey=k", "Provider is missing")]
    [InlineData("Provider=compatible;Model=m", "Endpoint is missing")]
    [InlineData("Provider=azure;Model=m;ApiKey=k", "https://NAME.openai.azure.com")]
    [InlineData("Provider=openai;Model=m;ApiKey=two words", "not a key")]
    [InlineData("Provider=openai;Model=m;ApiKey=k;Endpoint=http://models.example", "plain http")]
    [InlineData("Provider=openai;Model=m;ApiKey=k;Endpoint=https://me:pw@models.example", "no user name")]
    public void A_model_that_cannot_be_used_stops_the_start(string set, string message)
    {
        var pairs = set.Split(';')
            .Select(pair => new KeyValuePair<string, string>($"Models:Chat:one:{pair.Split('=')[0]}", pair.Split('=')[1]))
            .ToList();

        var settings = SettingsLoader.Load(null, new Hashtable(), pairs);

        Should
            .Throw<SettingsException>(() => ModelSettings.Chat(settings.Models))
            .Message.ShouldSatisfyAllConditions(said => said.ShouldContain("Models:Chat:one"), said => said.ShouldContain(message));
    }

    [Theory]
    [InlineData("http://127.0.0.1:11434/v1")]
    [InlineData("http://ollama:11434/v1")]
    [InlineData("http://192.168.1.20/v1")]
    [InlineData("http://models.lan/v1")]
    [InlineData("https://models.example/v1")]
    public void Models_nearby_may_be_reached_over_plain_http(string endpoint)
    {
        BriefBot.Inference.ModelEndpoints.Complaint(endpoint).ShouldBeNull();
    }

    [Fact]
    public void Models_are_tried_in_the_order_that_is_set_and_else_by_name()
    {
        KeyValuePair<string, string>[] both = [.. Compatible("b"), .. Compatible("a")];

        ModelSettings.Chat(SettingsLoader.Load(null, new Hashtable(), both).Models).Select(model => model.Name).ShouldBe(["a", "b"]);
        ModelSettings
            .Chat(SettingsLoader.Load(null, new Hashtable(), [.. both, new("Models:Order", "b, A")]).Models)
            .Select(model => model.Name)
            .ShouldBe(["b", "A"]);
        ModelSettings
            .Chat(SettingsLoader.Load(null, new Hashtable(), [.. both, new("Models:Order", "a")]).Models)
            .Select(model => model.Name)
            .ShouldBe(["a"]);
        Should
            .Throw<SettingsException>(() =>
                ModelSettings.Chat(SettingsLoader.Load(null, new Hashtable(), [.. both, new("Models:Order", "c")]).Models)
            )
            .Message.ShouldContain("'c'");

        static KeyValuePair<string, string>[] Compatible(string name) =>
            [
                new($"Models:Chat:{name}:Provider", "compatible"),
                new($"Models:Chat:{name}:Model", "m"),
                new($"Models:Chat:{name}:Endpoint", "http://127.0.0.1:1/v1"),
            ];
    }

    [Fact]
    public void Variables_of_other_programs_are_left_alone()
    {
        var settings = SettingsLoader.Load(
            null,
            new Hashtable
            {
                ["DATA"] = "/elsewhere",
                ["Other__Thing"] = "1",
                ["BRIEFBOT_REQUIRE_ALL"] = "1",
            },
            []
        );

        settings.Data.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_named()
    {
        var file = Write("{ nonsense");

        Should.Throw<SettingsException>(() => SettingsLoader.Load(file, new Hashtable(), [])).Message.ShouldContain(file);
    }

    [Fact]
    public void A_file_that_is_named_must_be_there()
    {
        Should
            .Throw<SettingsException>(() => SettingsLoader.Load(_folder.File("missing.json"), new Hashtable(), []))
            .Message.ShouldContain("missing.json");
    }

    string Write(string json)
    {
        var file = _folder.File("briefbot.json");
        File.WriteAllText(file, json);
        return file;
    }
}
