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
        var problem = Should.Throw<SettingsException>(() => SettingsLoader.Load(null, new Hashtable { ["BRIEFBOT_Web__RequestTimeout"] = "soon" }, []));

        problem.Message.ShouldContain("BRIEFBOT_Web__RequestTimeout");
    }

    [Fact]
    public void Variables_of_other_programs_are_left_alone()
    {
        var settings = SettingsLoader.Load(null, new Hashtable { ["DATA"] = "/elsewhere", ["Other__Thing"] = "1", ["BRIEFBOT_REQUIRE_ALL"] = "1" }, []);

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
        Should.Throw<SettingsException>(() => SettingsLoader.Load(_folder.File("missing.json"), new Hashtable(), [])).Message.ShouldContain("missing.json");
    }

    string Write(string json)
    {
        var file = _folder.File("briefbot.json");
        File.WriteAllText(file, json);
        return file;
    }
}
