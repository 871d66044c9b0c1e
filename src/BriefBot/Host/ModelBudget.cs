using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Host.Configuration;
using BriefBot.Inference;

namespace BriefBot.Host;

/// <summary>
/// Holds models to what they may use in a day (UTC), all together, for a chat server and for a person. A call is made while there is
/// anything left, so the last one may go beyond; when nothing is left, quotes answer.
/// </summary>
sealed class ModelBudget(ModelUsageStore usage, BudgetOptions options, TimeProvider time)
{
    /// <summary>Asked before every call and told of it afterwards.</summary>
    public ModelMeter Meter => new(RefusalAsync, FinishedAsync);

    DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    async ValueTask<string?> RefusalAsync(ChatModel model, ModelAsker asker, CancellationToken cancellation)
    {
        if (options.IsUnlimited)
            return null;
        var used = await usage.TotalsAsync(Today, asker.Guild, asker.Person, cancellation);
        return Exceeds(used.All, options.TokensPerDay, options.MoneyPerDay) ? "the budget of the day is used up"
            : asker.Guild is not null && Exceeds(used.Guild, options.TokensPerGuild, options.MoneyPerGuild)
                ? "this server's budget of the day is used up"
            : asker.Person is not null && Exceeds(used.Person, options.TokensPerPerson, options.MoneyPerPerson)
                ? "this person's budget of the day is used up"
            : null;
    }

    // An account that can't be kept is no reason to withhold an answer that is paid for already.
    async ValueTask FinishedAsync(ModelUsage used)
    {
        try
        {
            await usage.AddAsync(
                Today,
                used.Asker.Guild,
                used.Asker.Person,
                used.Model,
                new UsedUp(used.InputTokens + used.OutputTokens, used.Cost),
                CancellationToken.None
            );
        }
        catch (CorpusException)
        {
            return;
        }
    }

    static bool Exceeds(UsedUp used, int tokens, double money) =>
        (tokens > 0 && used.Tokens >= tokens) || (money > 0 && used.Cost >= (decimal)money);

    /// <summary>What was used today, in words: "7 requests, 12,340 tokens, 0.12 USD".</summary>
    public async ValueTask<string> TodayAsync(CancellationToken cancellation)
    {
        var totals = await usage.TotalsAsync(Today, null, null, cancellation);
        var requests = totals.Requests == 1 ? "request" : "requests";
        return string.Create(
                CultureInfo.InvariantCulture,
                $"{totals.Requests:N0} {requests}, {totals.All.Tokens:N0} tokens, {totals.All.Cost:0.00##} {options.Currency}"
            )
            .TrimEnd();
    }
}
