using BriefBot.Answer;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Pictures;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>The picture that goes with an answer: a briefing's timeline. It comes after the answer stands, and costs it nothing when it
/// can't be made or sent.</summary>
static class AnswerPicture
{
    // Timelines take some ten kilobytes; servers take 10 MiB.
    const int MostBytes = 1024 * 1024;

    /// <summary>The file; null where a picture says no more than the text, and where the answer isn't one that has any.</summary>
    /// <exception cref="Corpus.CorpusException">The corpus can't be read.</exception>
    public static async Task<FileAttachment?> OfAsync(
        Reply reply,
        string workspace,
        Libraries libraries,
        Localization words,
        CancellationToken cancellation
    )
    {
        if (reply is not Reply.Brief brief)
            return null;
        var library = await libraries.CurrentAsync(workspace, cancellation);
        if (await BriefTimeline.ReadAsync(library, brief, words, cancellation) is not { } drawing)
            return null;
        var png = await libraries.Threads.RunAsync(Surface.Discord, () => Task.FromResult(PngWriter.Write(drawing, words)), cancellation);
        return png.Bytes.Length > MostBytes
            ? null
            : new FileAttachment("timeline.png", "image/png", png.Bytes) { Description = png.Description };
    }
}
