namespace BriefBot.Host.Cli;

/// <summary>What the process tells its caller.</summary>
public static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>It failed; stderr says why and what to do.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage, or some input was rejected: each is named on stderr with its reason, the rest was taken.</summary>
    public const int Rejected = 2;

    /// <summary>The corpus does not answer it.</summary>
    public const int NotFound = 3;
}

/// <summary>The command line or its input cannot be used as given; the message says what to do. Ends with
/// <see cref="ExitCode.Rejected"/>.</summary>
public sealed class UsageException(string message) : Exception(message);
