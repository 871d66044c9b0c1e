using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Tells people that the bot is busy when it handles as many interactions as it can, past all queues.</summary>
sealed class BusyAnswers(DiscordRestClient rest, TimeProvider time, ILogger<BusyAnswers> logger)
{
    // Each takes 3 seconds at most. Beyond that many it is no crowd but an attack, and silence is the answer.
    const int Most = 512;

    int _underWay;
    int _refused;

    /// <summary>Starts to tell it and returns at once. Who is writing an option gets no choices.</summary>
    public void Answer(Interaction interaction)
    {
        Log.Refused(logger, Interlocked.Increment(ref _refused), interaction.ToString());
        if (Interlocked.Increment(ref _underWay) <= Most)
        {
            _ = Task.Run(() => AnswerAsync(interaction));
            return;
        }
        Interlocked.Decrement(ref _underWay);
        Log.NotToldBusy(logger, interaction.Id, null);
    }

    async Task AnswerAsync(Interaction interaction)
    {
        try
        {
            await new InteractionContext(interaction, rest, time, logger).RefuseAsync(
                NoticeMessage.Busy(interaction.Locale),
                CancellationToken.None
            );
        }
        catch (Exception e)
        {
            // Nobody awaits this.
            Log.NotToldBusy(logger, interaction.Id, e);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
