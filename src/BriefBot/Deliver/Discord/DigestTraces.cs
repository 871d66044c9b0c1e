using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>How digests came about, for those who see them and reach the articles they quote.</summary>
sealed class DigestTraces(DigestOutbox outbox, ScheduleStore schedules, ServerWorkspaces servers)
{
    /// <summary>Tells it of the digest that a pressed message carries.</summary>
    public async Task PressAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        var run = context.Interaction is { Message: { } message, ChannelId: { } channel }
            ? await outbox.FindByMessageAsync(new ChatMessage(ChatStore.Platform, channel.ToString(), message.Id.ToString()), cancellation)
            : null;
        await context.SendAsync(await LinesAsync(context, run, cancellation), cancellation);
    }

    /// <summary>What is told of the digest that was posted last in the channel.</summary>
    public async ValueTask<IReadOnlyList<MessageProperties>> LatestAsync(InteractionContext context, CancellationToken cancellation) =>
        await LinesAsync(
            context,
            context.Interaction.ChannelId is { } channel
                ? await outbox.LatestInAsync(ChatStore.Platform, channel.ToString(), cancellation)
                : null,
            cancellation
        );

    async ValueTask<IReadOnlyList<MessageProperties>> LinesAsync(InteractionContext context, DigestRun? run, CancellationToken cancellation)
    {
        IReadOnlyList<MessageProperties> gone = [NoticeMessage.Of(Term.DigestGone, context.Locale)];
        if (
            run is null
            || Digest.Read(run.Content) is not { } digest
            || await schedules.FindAsync(run.Schedule, cancellation) is not { } schedule
        )
            return gone;
        if (!await servers.ReachesAsync(context.Place(isPrivate: true), context.Person, schedule.What.Workspace, cancellation))
            return gone;
        var view = new DigestView(LocalTimes.Day(digest.At, schedule.What.Zone), context.Locale);
        var heading = schedule.What.IsAlert ? AlertMessage.Heading(digest, view) : DigestMessage.Heading(digest, view);
        return WhyMessage.Of(heading, Term.DigestWhyTitle, FateWords.Lines(digest), context.Locale);
    }
}
