using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using BriefBot.Fakes;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Whoever asks is told a reference when something fails, the log has it beside the reason, and the reason stays there.</summary>
public sealed partial class ErrorReferenceTests : IAsyncLifetime
{
    const string Question = "Who is the captain of the Albatross?";

    readonly ErrorLog _log = new();
    RunningBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync(loggers: LoggerFactory.Create(logging => logging.AddProvider(_log)));
        await _bot.AddArticleAsync(_bot.Guild, "Ferry runs aground", FerryNews.Article, url: "https://gazette.example/ferry");
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        _log.Dispose();
    }

    [Theory]
    [InlineData("ask", "question")]
    [InlineData("brief", "topic")]
    [InlineData("said", "person")]
    public async Task A_command_that_fails_tells_the_reference_that_the_log_has(string command, string option)
    {
        Break();

        var told = await _bot.Ada.Slash(_bot.Channel, command, (option, Question)).AnswerAsync(_bot.Stop);

        ShouldBeInLog(told);
    }

    [Fact]
    public async Task So_does_a_mention()
    {
        Break();

        var question = _bot.Ada.Mention(_bot.Channel, Question);
        var told = await _bot.Discord.WhenAsync(
            () => _bot.Channel.Messages.FirstOrDefault(message => message.ReplyTo == question),
            _bot.Stop
        );

        ShouldBeInLog(told);
    }

    [Fact]
    public async Task So_does_a_command_that_asks_nothing()
    {
        Break();

        ShouldBeInLog(await _bot.Ada.Slash(_bot.Channel, "status").AnswerAsync(_bot.Stop));
    }

    [Fact]
    public async Task So_does_a_button_and_leaves_the_answer_as_it_was()
    {
        var answer = await _bot.Ada.Slash(_bot.Channel, "ask", ("question", Question)).AnswerAsync(_bot.Stop);
        Break();

        ShouldBeInLog(await _bot.Ada.Click(answer, "Sources").AnswerAsync(_bot.Stop));
        answer.ReadableText.ShouldContain("Lindqvist");
    }

    [Fact]
    public async Task Each_failure_has_a_reference_of_its_own()
    {
        Break();

        var first = await _bot.Ada.Slash(_bot.Channel, "ask", ("question", Question)).AnswerAsync(_bot.Stop);
        var second = await _bot.Ada.Slash(_bot.Channel, "ask", ("question", Question)).AnswerAsync(_bot.Stop);

        Reference(first).ShouldNotBe(Reference(second));
        ShouldBeInLog(first);
        ShouldBeInLog(second);
    }

    [Fact]
    public async Task Choices_that_fail_are_logged_without_a_reference_that_nobody_was_given()
    {
        var manager = _bot.AddManager();
        Break();

        (await manager.Type(_bot.Channel, "article remove", "article", "ferry").ChoicesAsync(_bot.Stop)).ShouldBeEmpty();

        var error = _log.Errors.ShouldHaveSingleItem();
        error.Message.ShouldNotContain("reference");
        error.Exception.ShouldNotBeNull();
    }

    // As a database that somebody damaged: all that reads articles fails.
    void Break()
    {
        using var session = RawDatabase.Open(_bot.Stores.Path);
        session.Execute("PRAGMA foreign_keys = OFF");
        session.Execute("ALTER TABLE article RENAME TO article_gone");
        session.Execute("ALTER TABLE workspace_setting RENAME TO workspace_setting_gone");
    }

    void ShouldBeInLog(FakeMessage told)
    {
        var reference = Reference(told);
        var error = _log.Errors.Where(error => error.Message.Contains(reference, StringComparison.Ordinal)).ShouldHaveSingleItem();
        error.Exception.ShouldNotBeNull().ToString().ShouldContain("no such table");
        told.ReadableText.ShouldNotContain("table");
        told.ReadableText.ShouldNotContain("SQL");
    }

    static string Reference(FakeMessage told)
    {
        var found = Written().Match(told.ReadableText);
        found.Success.ShouldBeTrue(told.ReadableText);
        return found.Value;
    }

    [GeneratedRegex("\\b[2-9A-HJKMNP-Z]{6}\\b", RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(string Message, Exception? Exception)> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                Errors.Enqueue((formatter(state, exception), exception));
        }

        public void Dispose() { }
    }
}
