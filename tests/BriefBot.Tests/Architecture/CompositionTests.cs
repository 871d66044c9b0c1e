using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BriefBot.Tests.Architecture;

public sealed class CompositionTests
{
    [Fact]
    public void Nobody_outside_the_host_is_handed_all_stores() => CompositionRules.UsesOfTheBag(Application.Value).ShouldBeEmpty();

    [Fact]
    public void The_program_is_put_together_in_one_place() => CompositionRules.OtherRoots(Application.Value).ShouldBeEmpty();

    [Fact]
    public void What_is_set_is_never_passed_by() => CompositionRules.OptionsPastTheSettings(Application.Value).ShouldBeEmpty();

    [Theory]
    [InlineData("namespace BriefBot.Deliver; class Desk(BriefBot.Corpus.Sqlite.SqliteStores stores);")]
    [InlineData("namespace BriefBot.Deliver; class Desk { object Of(object corpus) => corpus as BriefBot.Corpus.Sqlite.SqliteStores; }")]
    public void A_class_with_all_stores_is_caught(string planted) =>
        CompositionRules.UsesOfTheBag(With(planted)).ShouldBe(["Desk: SqliteStores"]);

    [Theory]
    [InlineData("Bot", "BriefBot.Deliver.Discord", true)]
    [InlineData("Parts", "BriefBot.Host.Composition", false)]
    [InlineData("Parts", "BriefBot.Host.Cli", true)]
    public void A_constructor_that_makes_a_program_is_caught_outside_its_place(string name, string place, bool isCaught)
    {
        var kinds = Enumerable.Range(0, CompositionRules.MostOfItsOwn + 1).ToList();
        var planted =
            $"namespace {place}; {string.Concat(kinds.Select(n => $"class Part{n}; "))}"
            + $"class {name} {{ readonly Part0 _first = new(); public {name}() {{ object part; "
            + $"{string.Concat(kinds.Select(n => $"part = new Part{n}(); "))} }} }}";

        CompositionRules.OtherRoots(With(planted)).Count.ShouldBe(isCaught ? 1 : 0);
    }

    [Theory]
    [InlineData("new BriefBot.Answer.DigestOptions()")]
    [InlineData("new() { Stories = 3 }")]
    public void Options_made_past_the_settings_are_caught(string made) =>
        CompositionRules
            .OptionsPastTheSettings(With($"namespace BriefBot.Host.Cli; class Now {{ BriefBot.Answer.DigestOptions o = {made}; }}"))
            .ShouldBe(["Now: DigestOptions"]);

    static CSharpCompilation With(string planted) =>
        DependencyRules.Compile([
            ("stores.cs", "namespace BriefBot.Corpus.Sqlite; public class SqliteStores;"),
            ("options.cs", "namespace BriefBot.Answer; public class DigestOptions { public int Stories { get; set; } }"),
            (
                "settings.cs",
                "namespace BriefBot.Host.Configuration; class Settings { public BriefBot.Answer.DigestOptions Digest { get; } = new(); }"
            ),
            ("planted.cs", planted),
        ]);

    static readonly Lazy<CSharpCompilation> Application = new(DependencyRules.OfTheApplication);
}
