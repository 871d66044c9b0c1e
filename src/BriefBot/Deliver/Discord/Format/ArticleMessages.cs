using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Ingest;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What /article says: an article was stored, is shown, is removed, was not taken; and the choices to pick one from.</summary>
public static class ArticleMessages
{
    const int PreviewLimit = 900;
    const int AuthorLimit = 200;
    const int NameLimit = 150;
    const int ReasonLimit = 400;
    const int MostRejected = 5;
    const int MaxTitle = 300;

    // A text input's limits at Discord.
    const int MaxText = 4_000;
    const int MaxLabel = 45;

    /// <summary>An article that was handed to the corpus.</summary>
    public static MessageProperties Stored(Article article, StoreOutcome outcome, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(view);
        var words = view.Words;
        return outcome switch
        {
            StoreOutcome.Added => Card(article, words[Term.ArticleAdded], EmbedColour.Done, view),
            StoreOutcome.Updated => Card(article, words.With(Term.ArticleUpdated, words.Number(article.Version)), EmbedColour.Done, view),
            _ => Card(article, words[Term.ArticleUnchanged], EmbedColour.Quiet, view),
        };
    }

    /// <summary>A file that held several articles, or none that could be stored.</summary>
    public static MessageProperties Ingested(IngestReport report, string? locale)
    {
        ArgumentNullException.ThrowIfNull(report);
        var words = Localization.For(locale);
        var stored = report.Added + report.Updated + report.Unchanged;
        var title =
            stored == 0 && report.Rejected.Count > 0
                ? words[Term.ArticleRejected]
                : words.With(Term.ArticlesStored, words.Number(report.Added), words.Number(report.Updated), words.Number(report.Unchanged));
        var lines = report.Rejected.Take(MostRejected).Select(Reason).ToList();
        var more = report.Rejected.Count - MostRejected;
        if (more > 0)
            lines.Add(words.With(Term.MoreRejected, words.Number(more)));
        return Small(title, string.Join('\n', lines), stored > 0 ? EmbedColour.Done : EmbedColour.Failed);
    }

    /// <summary>An article with the beginning of its text.</summary>
    public static MessageProperties Shown(Article article, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(view);
        return Card(article, null, EmbedColour.Answer, view);
    }

    /// <summary>An article is gone.</summary>
    /// <param name="title">Its title, of any origin.</param>
    public static MessageProperties Removed(string title, string? locale)
    {
        var words = Localization.For(locale);
        return Small(words[Term.ArticleRemoved], SourceWords.Title(title, words), EmbedColour.Done);
    }

    /// <summary>An article was not taken, and why.</summary>
    public static MessageProperties Rejected(RejectedInput input, string? locale)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Small(Localization.For(locale)[Term.ArticleRejected], Reason(input), EmbedColour.Failed);
    }

    /// <summary>An article of which something was set by hand.</summary>
    public static MessageProperties Mended(Article article, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(view);
        return Card(article, view.Words[Term.ArticleMended], EmbedColour.Done, view);
    }

    /// <summary>What was to be set by hand can't be, and why.</summary>
    public static MessageProperties NotMended(string reason, string? locale) =>
        Small(Localization.For(locale)[Term.ArticleNotMended], Markdown.Escape(reason, ReasonLimit), EmbedColour.Failed);

    /// <summary>An article as a choice of autocomplete: title, outlet and date, within <see cref="DiscordLimits.ChoiceName"/>.</summary>
    public static string ChoiceLabel(string title, string? source, PublicationDate published, string? locale)
    {
        ArgumentNullException.ThrowIfNull(published);
        var outlet = source is { Length: > 0 } ? $" — {Markdown.Plain(source, 25)}" : "";
        var date = published.Iso is { } iso ? $", {iso}" : "";
        var shown = Markdown.Plain(title, DiscordLimits.ChoiceName - outlet.Length - date.Length);
        return $"{SourceWords.OrElse(shown, Localization.For(locale)[Term.Untitled])}{outlet}{date}";
    }

    /// <summary>Asks whether to remove an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="confirmation">Number that the button carries.</param>
    /// <param name="view">For whom.</param>
    public static MessageProperties ConfirmRemoval(Article article, long confirmation, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(view);
        var button = MessageComponent.Button(
            view.Words[Term.RemoveArticle],
            new ButtonId(ButtonAction.RemoveArticle, confirmation).ToString(),
            ButtonStyle.Danger
        );
        return Card(article, view.Words[Term.ConfirmRemoval], EmbedColour.Failed, view) with
        {
            Components = [MessageComponent.Row(button)],
        };
    }

    /// <summary>The form to write an article in. Its fields go by the names of an article's JSON.</summary>
    /// <param name="id">Comes back with what was written.</param>
    /// <param name="source">Stands in the outlet's field at first; null for nothing.</param>
    /// <param name="published">Stands in the day's field at first; null for nothing.</param>
    public static InteractionResponseData Form(string id, string? source, string? published, string? locale)
    {
        var words = Localization.For(locale);
        return new InteractionResponseData
        {
            CustomId = id,
            Title = words[Term.FormTitle],
            Components =
            [
                Input("title", words[Term.TitleUse], 1, MaxTitle, null, required: true),
                Input("body", words[Term.TextUse], 2, MaxText, null, required: true),
                Input("source", words[Term.Outlet], 1, DiscordLimits.ChoiceName, source, required: false),
                Input("url", words[Term.AddressUse], 1, MaxTitle, null, required: false),
                Input("published", words[Term.Published], 1, DiscordLimits.ChoiceName, published, required: false),
            ],
        };
    }

    static MessageComponent Input(string id, string label, int style, int longest, string? value, bool required) =>
        MessageComponent.Row(
            new MessageComponent
            {
                Type = ComponentType.TextInput,
                CustomId = id,
                Label = Markdown.Plain(label, MaxLabel),
                Style = style,
                MaxLength = longest,
                Value = value is { Length: > 0 } && value.Length <= longest ? value : null,
                Required = required,
            }
        );

    static string Reason(RejectedInput input) => $"{Markdown.Escape(input.Name, NameLimit)}: {Markdown.Escape(input.Reason, ReasonLimit)}";

    static MessageProperties Card(Article article, string? heading, int colour, AnswerView view)
    {
        var words = view.Words;
        var title = SourceWords.Title(article.Title, words);
        var paragraphs = Paragraphs(article, heading is null ? null : title, view).Where(text => text.Length > 0);
        var embed = new Embed
        {
            Title = heading ?? title,
            Description = SourceWords.OrElse(string.Join("\n\n", paragraphs), "…"),
            Color = colour,
            Fields = [.. Fields(article, words)],
        };
        return new MessageProperties { Embeds = [embed] };
    }

    static IEnumerable<string> Paragraphs(Article article, string? title, AnswerView view)
    {
        if (title is not null)
            yield return $"**{title}**";
        if (article.Completeness == Completeness.Excerpt)
            yield return $"*{view.Words[Term.OnlyExcerpt]}*";
        if (article.IsLive)
            yield return $"*{view.Words[Term.LiveBlog]}*";
        yield return Markdown.Escape(article.Body, PreviewLimit);
        var links = new List<string>();
        if (Markdown.Address(article.Url) is { } live)
            links.Add($"[{view.Words[Term.LivePage]}]({live})");
        if (CitationLinks.Reader(view.ReaderLinks, article, Citation.Of(article, 0, 0)) is { } reader)
            links.Add($"[{view.Words[Term.Archived]}]({reader})");
        if (links.Count > 0)
            yield return string.Join(" · ", links);
    }

    static IEnumerable<EmbedField> Fields(Article article, Localization words)
    {
        yield return Field(words[Term.Outlet], SourceWords.Outlet(article, words) + Mark(article, ArticleField.Source, words));
        yield return Field(words[Term.Published], SourceWords.Date(article.Published, words));
        var author = Markdown.Escape(article.Author ?? "", AuthorLimit).Trim();
        if (author.Length > 0)
            yield return Field(words[Term.Author], author + Mark(article, ArticleField.Author, words));
        if (article.ModifiedAt is { } modified && modified != article.Published.Time)
            yield return Field(words[Term.Changed], SourceWords.Day(DateOnly.FromDateTime(modified.DateTime), words));
        if (article.Language is { } language)
            yield return Field(words[Term.ArticleLanguage], Markdown.Escape(language));
        yield return Field(words[Term.VersionField], article.Version.ToString(CultureInfo.InvariantCulture));
        yield return Field(words[Term.Stored], SourceWords.Timestamp(article.StoredAt));
    }

    static string Mark(Article article, ArticleField field, Localization words) =>
        article.ByHand.Contains(field) ? $" ({words[Term.SetByHand]})" : "";

    static EmbedField Field(string name, string value) =>
        new()
        {
            Name = name,
            Value = value,
            Inline = true,
        };

    static MessageProperties Small(string title, string text, int colour) =>
        new()
        {
            Embeds =
            [
                new Embed
                {
                    Title = title,
                    Description = text.Length == 0 ? null : text,
                    Color = colour,
                },
            ],
        };
}
