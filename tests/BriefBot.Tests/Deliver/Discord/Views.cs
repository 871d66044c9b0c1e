using BriefBot.Corpus;
using BriefBot.Deliver.Web;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>A workspace for messages made by hand.</summary>
static class Views
{
    public static readonly WorkspaceId Workspace = new(1);

    public static readonly DateTimeOffset Stored = new(2020, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public static readonly ReaderLinks ReaderLinks = new(new Uri("https://briefbot.example/"), new byte[ReaderLinks.SecretBytes]);

    public static readonly CorpusStatistics Corpus = new(1200, 3400, new DateOnly(2019, 1, 2), new DateOnly(2020, 11, 23), Stored);
}
