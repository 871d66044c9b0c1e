using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Puts what is logged beside a test's own output, so that a failure tells what went before.</summary>
sealed class TestLog : ILoggerProvider, ILogger
{
    /// <summary>For a bot that a test runs.</summary>
    public static ILoggerFactory Factory => LoggerFactory.Create(logging => logging.AddProvider(new TestLog()));

    readonly ITestOutputHelper? _output = TestContext.Current.TestOutputHelper;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        try
        {
            _output?.WriteLine($"{logLevel}: {formatter(state, exception)} {exception}");
        }
        catch (InvalidOperationException)
        {
            // The test has ended; nobody reads on.
            return;
        }
    }

    public void Dispose() { }
}
