namespace BriefBot.Tests.Host.Serve.Days;

/// <summary>Tests that measure what the whole process holds, so that no other test may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
