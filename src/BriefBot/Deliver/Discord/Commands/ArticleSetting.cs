using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Ingest;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/article set</c>: what it takes.</summary>
static class ArticleSetting
{
    const int LongestAddress = 2_000;
    const int LongestTitle = 300;

    /// <summary>The subcommand.</summary>
    public static ApplicationCommandOption Definition { get; } =
        CommandText.Sub(
            Term.SetName,
            Term.SetUse,
            CommandText.Option(ApplicationCommandOptionType.String, Term.PickName, Term.PickUse, required: true) with
            {
                Autocomplete = true,
            },
            Text(Term.TitleName, Term.SetTitleUse, LongestTitle),
            Text(Term.SourceName, Term.SetOutletUse, DiscordLimits.ChoiceName),
            Text(Term.PublishedName, Term.SetPublishedUse, DiscordLimits.ChoiceName),
            Text(Term.AuthorName, Term.SetAuthorUse, LongestTitle),
            Text(Term.AddressName, Term.SetAddressUse, LongestAddress),
            Text(Term.TopicName, Term.SetTopicUse, DiscordLimits.ChoiceName),
            Text(Term.ClearName, Term.ClearUse, DiscordLimits.ChoiceName) with
            {
                Choices = [.. ArticleMender.Fields.Select(name => ApplicationCommandChoice.Of(name, name))],
            }
        );

    /// <summary>What somebody wants.</summary>
    public static MendingWish Read(InteractionContext context) =>
        new(
            Option(context, Term.TitleName),
            Option(context, Term.SourceName),
            Option(context, Term.AuthorName),
            Option(context, Term.AddressName),
            Option(context, Term.TopicName),
            Option(context, Term.PublishedName),
            Option(context, Term.ClearName) is { } clear ? [clear] : []
        );

    static string? Option(InteractionContext context, Term name) => context.Option(CommandText.English(name))?.Text;

    static ApplicationCommandOption Text(Term name, Term use, int longest) =>
        CommandText.Option(ApplicationCommandOptionType.String, name, use) with
        {
            MaxLength = longest,
        };
}
