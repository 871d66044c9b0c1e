using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Deliver.Wording;

namespace BriefBot.Tests.Deliver;

/// <summary>The files of what people read: one that lacks something says what.</summary>
public sealed class WordsFileTests
{
    [Fact]
    public void English_has_every_term_and_no_other() => Read(Text("en")).ByTerm().Count.ShouldBe(Enum.GetValues<Term>().Length);

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    public void Each_language_has_every_term_and_no_other(string language)
    {
        var english = Read(Text("en"));
        var file = Read(Text(language));
        var missing = english.Terms.Keys.Except(file.Terms.Keys).ToList();

        file.ByTerm(english.ByTerm()).Count.ShouldBe(english.Terms.Count);
        // Whoever writes a command may leave the translation to others for as long as the work lasts; nothing ships without it.
        Assert.SkipWhen(
            missing.Count > 0 && Environment.GetEnvironmentVariable("BRIEFBOT_REQUIRE_ALL") != "1",
            $"words/{language}.json doesn't have yet: {string.Join(", ", missing)}"
        );
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_term_missing_in_English_is_named()
    {
        var file = Json("en");
        file["terms"]!.AsObject().Remove("didYouMean");

        Should.Throw<JsonException>(() => Read(file.ToJsonString()).ByTerm()).Message.ShouldBe("The words lack \"didYouMean\".");
    }

    [Fact]
    public void A_key_that_is_no_term_is_named()
    {
        var file = Json("de");
        file["terms"]!["quelle"] = "Quelle";

        Should.Throw<JsonException>(() => Read(file.ToJsonString()).ByTerm()).Message.ShouldBe("\"quelle\" among the words is no term.");
    }

    [Fact]
    public void A_missing_part_is_named()
    {
        var file = Json("de");
        file.Remove("months");

        Should.Throw<JsonException>(() => Read(file.ToJsonString())).Message.ShouldContain("months");
    }

    static string Text(string language) => File.ReadAllText(Checkout.PathOf("words", language + ".json"));

    static JsonObject Json(string language) => JsonNode.Parse(Text(language))!.AsObject();

    static WordsFile Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return WordsFile.Read(stream);
    }
}
