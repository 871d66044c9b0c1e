using System.Globalization;
using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Ingest;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/article add|show|set|remove</c>: the articles of a server, for those who manage it.</summary>
sealed class ArticleCommand(
    QuestionFlow flow,
    ServerWorkspaces servers,
    Libraries libraries,
    Attachments attachments,
    Fetcher fetcher,
    Confirmations confirmations,
    BotOptions options,
    TimeProvider time
) : BotCommand
{
    /// <summary>Id of the form to write an article in.</summary>
    public const string FormId = "bb1:article";

    // Articles whose titles are looked through while one is written; older ones are found by their words.
    const int RecentTitles = 1_000;
    const int FewestForSearch = 3;
    const int LongestAddress = 2_000;

    static readonly string Add = CommandText.English(Term.AddName);
    static readonly string Show = CommandText.English(Term.ShowName);
    static readonly string Pick = CommandText.English(Term.PickName);
    static readonly string File = CommandText.English(Term.FileName);
    static readonly string Address = CommandText.English(Term.AddressName);
    static readonly string Source = CommandText.English(Term.SourceName);
    static readonly string Published = CommandText.English(Term.PublishedName);

    static readonly string Set = CommandText.English(Term.SetName);

    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.ForManagers(
            Term.ArticleName,
            Term.ArticleUse,
            CommandText.Sub(
                Term.AddName,
                Term.AddUse,
                CommandText.Option(ApplicationCommandOptionType.Attachment, Term.FileName, Term.FileUse),
                CommandText.Option(ApplicationCommandOptionType.String, Term.AddressName, Term.AddressUse) with
                {
                    MaxLength = LongestAddress,
                },
                CommandText.Option(ApplicationCommandOptionType.String, Term.SourceName, Term.OutletUse) with
                {
                    MaxLength = DiscordLimits.ChoiceName,
                },
                CommandText.Option(ApplicationCommandOptionType.String, Term.PublishedName, Term.PublishedUse) with
                {
                    MaxLength = DiscordLimits.ChoiceName,
                }
            ),
            CommandText.Sub(
                Term.ShowName,
                Term.ShowUse,
                CommandText.Option(ApplicationCommandOptionType.String, Term.PickName, Term.PickUse, required: true) with
                {
                    Autocomplete = true,
                }
            ),
            ArticleSetting.Definition,
            CommandText.Sub(
                Term.RemoveName,
                Term.RemoveUse,
                CommandText.Option(ApplicationCommandOptionType.String, Term.PickName, Term.PickUse, required: true) with
                {
                    Autocomplete = true,
                }
            )
        );

    /// <inheritdoc/>
    public override Need Need => Need.ManageServer;

    /// <inheritdoc/>
    public override Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (context.Subcommand?.Name == Set)
            return SetAsync(context, cancellation);
        return context.Subcommand?.Name == Add ? AddAsync(context, cancellation) : PickAsync(context, cancellation);
    }

    /// <summary>Takes what was written in the form.</summary>
    public async Task ReceiveFormAsync(InteractionContext context, CancellationToken cancellation)
    {
        var fields = ModalFields.Read(context.Data);
        if (await PublishedAsync(context, fields.GetValueOrDefault(Published), cancellation) is not { } published)
            return;
        var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var field in new[] { "title", "body", "source", "url" })
                if (fields.GetValueOrDefault(field)?.Trim() is { Length: > 0 } value)
                    writer.WriteString(field, value);
            writer.WriteEndObject();
        }
        await flow.WorkAsync(
            context,
            ephemeral: true,
            stop => IngestAsync(context, "-", json.ToArray(), null, published.Day, stop),
            cancellation
        );
    }

    /// <summary>Removes the article whose removal was confirmed.</summary>
    public async Task RemoveAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (confirmations.Take<Confirmable.RemoveArticle>(context, context.Button) is not { } confirmed)
        {
            await context.RespondAsync(NoticeMessage.Of(Term.ConfirmationGone, context.Locale), ephemeral: true, cancellation);
            return;
        }
        if (!await context.DeferUpdateAsync(cancellation))
            return;
        var library = await libraries.OwnAsync(servers.Of(context.Guild).Workspace, cancellation);
        var found = await library.Corpus.FindAsync(library.Workspace, confirmed.Article, null, cancellation);
        var removed = found is not null && await library.Corpus.RemoveAsync(library.Workspace, found.Id, cancellation);
        await context.UpdateAsync(
            removed ? ArticleMessages.Removed(found!.Title, context.Locale) : NoticeMessage.Of(Term.ArticleMissing, context.Locale),
            cancellation
        );
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<ApplicationCommandChoice>> SuggestAsync(
        InteractionContext context,
        string option,
        string written,
        CancellationToken cancellation
    )
    {
        if (context.Server is not { } guild)
            return [];
        var library = await libraries.OwnAsync(servers.Of(guild).Workspace, cancellation);
        var sought = written.Trim();
        var choices = new List<(long Id, string Label)>();
        var seen = 0;
        await foreach (var article in library.Corpus.ListAsync(new SearchScope(library.Workspace), cancellation))
        {
            if (article.Title.Contains(sought, StringComparison.OrdinalIgnoreCase))
                choices.Add(
                    (article.Id.Value, ArticleMessages.ChoiceLabel(article.Title, article.Source, article.Published, context.Locale))
                );
            if (choices.Count == DiscordLimits.AutocompleteChoices || ++seen == RecentTitles)
                break;
        }
        if (choices.Count == 0 && sought.Length >= FewestForSearch)
        {
            var question = new Question(sought, new SearchScope(library.Workspace), Today);
            choices.AddRange(
                (await library.SearchAsync(question, DiscordLimits.AutocompleteChoices, cancellation))
                    .Select(found => found.Passage.Article)
                    .Select(article =>
                        (article.Id.Value, ArticleMessages.ChoiceLabel(article.Title, article.Source, article.Published, context.Locale))
                    )
            );
        }
        return
        [
            .. choices
                .DistinctBy(choice => choice.Id)
                .Select(choice => ApplicationCommandChoice.Of(choice.Label, choice.Id.ToString(CultureInfo.InvariantCulture))),
        ];
    }

    DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    async Task AddAsync(InteractionContext context, CancellationToken cancellation)
    {
        var source = context.Option(Source)?.Text;
        var written = context.Option(Published)?.Text;
        if (context.Option(Address)?.Text is { } address)
        {
            if (await PublishedAsync(context, written, cancellation) is { } stated)
                await flow.WorkAsync(
                    context,
                    ephemeral: true,
                    stop => IngestAsync(context, address.Trim(), source, stated.Day, stop),
                    cancellation
                );
            return;
        }
        if (context.Option(File)?.Text is not { } id)
        {
            await context.OpenFormAsync(ArticleMessages.Form(FormId, source, written, context.Locale), cancellation);
            return;
        }
        if (await PublishedAsync(context, written, cancellation) is not { } published)
            return;
        var file = Snowflake.TryParse(id, out var key) ? context.Data.Resolved?.Attachments?.GetValueOrDefault(key) : null;
        if (file is null)
            await context.RespondAsync(NoticeMessage.Of(Term.ArticleMissing, context.Locale), ephemeral: true, cancellation);
        else
            await flow.WorkAsync(context, ephemeral: true, stop => IngestAsync(context, file, source, published.Day, stop), cancellation);
    }

    async Task PickAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        var library = await libraries.OwnAsync(servers.Of(context.Guild).Workspace, cancellation);
        var article = long.TryParse(context.Option(Pick)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await library.Corpus.FindAsync(library.Workspace, new ArticleId(id), null, cancellation)
            : null;
        var view = await ViewAsync(context, library, cancellation);
        var message =
            article is null ? NoticeMessage.Of(Term.ArticleMissing, context.Locale)
            : context.Subcommand?.Name == Show ? ArticleMessages.Shown(article, view)
            : ArticleMessages.ConfirmRemoval(article, confirmations.Ask(context, new Confirmable.RemoveArticle(article.Id)), view);
        await context.SendAsync([message], cancellation);
    }

    async Task SetAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        var library = await libraries.OwnAsync(servers.Of(context.Guild).Workspace, cancellation);
        var id = long.TryParse(context.Option(Pick)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var mender = new ArticleMender(library.Corpus, Today);
        var result = await mender.MendAsync(library.Workspace, new ArticleId(id), ArticleSetting.Read(context), cancellation);
        var message = result switch
        {
            MendingResult.Mended mended => ArticleMessages.Mended(mended.Article, await ViewAsync(context, library, cancellation)),
            MendingResult.Refused refused => ArticleMessages.NotMended(refused.Reason, context.Locale),
            _ => NoticeMessage.Of(Term.ArticleMissing, context.Locale),
        };
        await context.SendAsync([message], cancellation);
    }

    async ValueTask<AnswerView> ViewAsync(InteractionContext context, Library library, CancellationToken cancellation) =>
        new(await library.StatisticsAsync(cancellation), context.Locale) { ReaderLinks = options.ReaderLinks };

    /// <summary>The day of publication given, or none; null when it is unreadable and the person was told.</summary>
    async ValueTask<GivenDay?> PublishedAsync(InteractionContext context, string? written, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(written))
            return new GivenDay(null);
        if (SinceText.TryParse(written, Today, out var day))
            return new GivenDay(day);
        await context.RespondAsync(NoticeMessage.Of(Term.BadDate, context.Locale), ephemeral: true, cancellation);
        return null;
    }

    async Task IngestAsync(InteractionContext context, Attachment file, string? source, DateOnly? published, CancellationToken cancellation)
    {
        var words = Localization.For(context.Locale);
        try
        {
            var bytes = await attachments.ReadAsync(file, cancellation);
            await IngestAsync(context, $"discord:{file.Id}/{Path.GetFileName(file.Filename)}", bytes, source, published, cancellation);
        }
        catch (AttachmentException e)
        {
            await context.SendAsync([ArticleMessages.Rejected(new RejectedInput(file.Filename, e.Message), context.Locale)], cancellation);
        }
    }

    /// <summary>Takes the page at an address. Anything else that a person may write there is no path on this machine either.</summary>
    async Task IngestAsync(InteractionContext context, string address, string? source, DateOnly? published, CancellationToken cancellation)
    {
        var written = address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address;
        if (!Uri.TryCreate(written, UriKind.Absolute, out var uri) || !InputWalker.IsWebAddress(uri.AbsoluteUri))
        {
            await context.SendAsync(
                [ArticleMessages.Rejected(new RejectedInput(address, "not an http or https address"), context.Locale)],
                cancellation
            );
            return;
        }
        await IngestAsync(
            context,
            new IngestRequest(await WorkspaceAsync(context, cancellation), [uri.AbsoluteUri]),
            source,
            published,
            cancellation
        );
    }

    async ValueTask<WorkspaceId> WorkspaceAsync(InteractionContext context, CancellationToken cancellation) =>
        (await libraries.OwnAsync(servers.Of(context.Guild).Workspace, cancellation)).Workspace;

    async Task IngestAsync(
        InteractionContext context,
        string name,
        byte[] bytes,
        string? source,
        DateOnly? published,
        CancellationToken cancellation
    )
    {
        using var input = new MemoryStream(bytes);
        var request = new IngestRequest(await WorkspaceAsync(context, cancellation), ["-"])
        {
            StandardInput = input,
            StandardInputName = name,
        };
        await IngestAsync(context, request, source, published, cancellation);
    }

    async Task IngestAsync(
        InteractionContext context,
        IngestRequest request,
        string? source,
        DateOnly? published,
        CancellationToken cancellation
    )
    {
        var library = await libraries.OwnAsync(servers.Of(context.Guild).Workspace, cancellation);
        var stated = request with { Source = string.IsNullOrWhiteSpace(source) ? null : source.Trim(), Published = published };
        var report = await new Ingestor(library.Corpus, time, null, fetcher).IngestAsync(stated, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var single = report is { Rejected.Count: 0, First: [var only] } ? only : (StoreResult?)null;
        var article = single is { } stored ? await library.Corpus.FindAsync(library.Workspace, stored.Article, null, cancellation) : null;
        var message = article is null
            ? ArticleMessages.Ingested(report, context.Locale)
            : ArticleMessages.Stored(article, single!.Value.Outcome, await ViewAsync(context, library, cancellation));
        await context.SendAsync([message], cancellation);
    }

    readonly record struct GivenDay(DateOnly? Day);
}

/// <summary>What was written in a form, by field.</summary>
static class ModalFields
{
    public static IReadOnlyDictionary<string, string> Read(InteractionData data)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in Inputs(data.Components))
            fields[input.CustomId!] = input.Value ?? "";
        return fields;
    }

    static IEnumerable<MessageComponent> Inputs(IReadOnlyList<MessageComponent>? components)
    {
        foreach (var component in components ?? [])
        {
            if (component is { Type: ComponentType.TextInput, CustomId: not null })
                yield return component;
            foreach (var inner in Inputs(component.Components))
                yield return inner;
        }
    }
}
