using BriefBot.Host.Cli;

namespace BriefBot.Tests.Host.Cli;

/// <summary>What is mistyped on the command line is told with what was meant, and never searched for.</summary>
public sealed class MistypedCommandTests
{
    [Theory]
    [InlineData("ask foo --soruce x", "--source")]
    [InlineData("ask foo --soruce=x", "--source")]
    [InlineData("ask who spoke --jsno", "--json")]
    [InlineData("ask --asof 2020-01-01 who spoke", "--as-of")]
    [InlineData("ask who spoke -json", "--json")]
    [InlineData("brief Suez --util 2020-01-01", "--until")]
    [InlineData("said NASA --topci moon", "--topic")]
    [InlineData("check a claim --sicne 2020-01-01", "--since")]
    [InlineData("search canal --cuont 3", "--count")]
    [InlineData("ingest articles --publishd 2020-01-01", "--published")]
    [InlineData("articles list --sorce x", "--source")]
    [InlineData("feeds add example.com --tittle x", "--title")]
    [InlineData("topics add chips --inculde x", "--include")]
    [InlineData("serve --url http://127.0.0.1:0", "--urls")]
    [InlineData("--dta x ask foo", "--data")]
    [InlineData("stories --tpoic trade", "--topic")]
    public void An_unknown_option_is_refused_with_the_nearest_one(string line, string meant) =>
        Problems(line).ShouldHaveSingleItem().ShouldContain($"Did you mean {meant}?");

    [Theory]
    [InlineData("aks foo", "ask")]
    [InlineData("serch foo", "search")]
    [InlineData("feed add x", "feeds")]
    [InlineData("feeds ad x", "add")]
    [InlineData("topics lst", "list")]
    [InlineData("schedules resmue 3", "resume")]
    [InlineData("batch sumarize --in a --out b", "summarize")]
    [InlineData("articles shwo 3", "show")]
    [InlineData("docter", "doctor")]
    public void An_unknown_command_is_refused_with_the_nearest_one(string line, string meant) =>
        Problems(line).ShouldHaveSingleItem().ShouldEndWith($"Did you mean {meant}?");

    [Theory]
    [InlineData("ask foo --frobnicate")]
    [InlineData("ask foo -x")]
    [InlineData("xylophone")]
    [InlineData("feeds xylophone")]
    public void What_comes_near_nothing_is_refused_without_a_guess(string line) =>
        Problems(line).ShouldHaveSingleItem().ShouldNotContain("Did you mean");

    [Theory]
    [InlineData("ask who spoke at Wuzhen 2020?")]
    [InlineData("ask how cold is -5 degrees")]
    [InlineData("ask what - in short - happened")]
    [InlineData("ask what – in short – happened")]
    [InlineData("ask what -ish things are there")]
    [InlineData("ask -- what does --soruce do")]
    [InlineData("ask -")]
    [InlineData("check - --json")]
    [InlineData("batch ask --in - --out -")]
    [InlineData("ask foo --source x --json --why")]
    [InlineData("serve --urls http://127.0.0.1:0 --set Web:Token=--x")]
    [InlineData("completion bash")]
    [InlineData("ask --help")]
    [InlineData("ask foo --soruce --help")]
    [InlineData("--version")]
    public void Text_with_dashes_and_what_is_right_is_taken_as_it_is(string line) => Problems(line).ShouldBeEmpty();

    [Fact]
    public void A_question_of_one_word_may_begin_with_dashes_and_have_blanks() =>
        CommandLineProblems.Of(CommandLine.Root().Parse(["ask", "--soruce is which option?"])).ShouldBeEmpty();

    [Theory]
    [InlineData("ask")]
    [InlineData("ask foo --since yesterday")]
    [InlineData("ask foo --source")]
    [InlineData("completion tcsh")]
    [InlineData("articles show twelve")]
    public void Other_mistakes_are_still_told(string line) => Problems(line).ShouldNotBeEmpty();

    [Fact]
    public async Task The_process_ends_with_2_and_prints_nothing_on_standard_output()
    {
        using var briefbot = new BriefBotProcess();

        var ended = await briefbot.RunAsync("ask", "foo", "--soruce", "x");

        ended.Code.ShouldBe(2);
        ended.Output.ShouldBeEmpty();
        ended.Error.ShouldContain("briefbot ask has no option --soruce. Did you mean --source?");
    }

    static IReadOnlyList<string> Problems(string line) => CommandLineProblems.Of(CommandLine.Root().Parse(line.Split(' ')));
}
